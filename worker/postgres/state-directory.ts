import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { canPass } from "./os-user.ts";
import type { OsUser } from "./os-user.ts";

/**
 * A directory outside the checkout that this process can write and the Postgres user can enter, for what can't stay in place:
 * copies of the binaries and, where the checkout is closed to that user, the data.
 *
 * First that serves: `DATA_ARCHITECT_STATE_DIR`; root: `/var/lib/data-architect`; others: `$XDG_STATE_HOME` or `~/.local/state`; the
 * temporary directory as the last resort. Throws when none does.
 */
export function stateDirectory(user: OsUser | null): string {
  const tried: string[] = [];
  for (const directory of candidates()) {
    tried.push(directory);
    if (isUsable(directory, user)) return directory;
  }
  throw new Error(`no state directory that this process can write and the Postgres user can enter (tried ${tried.join(", ")}); set DATA_ARCHITECT_STATE_DIR`);
}

function candidates(): readonly string[] {
  const given = process.env["DATA_ARCHITECT_STATE_DIR"];
  if (given !== undefined && given !== "") return [given];
  const uid = process.getuid?.() ?? 0;
  const last = join(tmpdir(), `data-architect-state-${uid}`);
  if (uid === 0) return ["/var/lib/data-architect", last];
  return [join(process.env["XDG_STATE_HOME"] || join(homedir(), ".local", "state"), "data-architect"), last];
}

/** Ours, a real directory (nobody planted a link in a shared place), and open to the Postgres user. */
function isUsable(directory: string, user: OsUser | null): boolean {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o711 });
    const entry = lstatSync(directory);
    if (!entry.isDirectory() || entry.uid !== process.getuid?.()) return false;
    if (user !== null) chmodSync(directory, 0o711);
    return canPass(user, directory);
  } catch {
    return false;
  }
}
