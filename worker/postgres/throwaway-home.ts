import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canPass } from "./os-user.ts";
import type { OsUser } from "./os-user.ts";
import { startMark } from "./processes.ts";
import { stateDirectory } from "./state-directory.ts";
import { stopPostmaster } from "./stop-postmaster.ts";

const PREFIX = "da-cluster-";
const OWNER_FILE = "owner.json";

/** Makes an empty directory for a throwaway cluster, marked with this process as its owner. */
export function makeThrowawayHome(user: OsUser | null): string {
  const directory = mkdtempSync(join(throwawayRoot(user), PREFIX));
  if (user !== null) chmodSync(directory, 0o711);
  writeFileSync(join(directory, OWNER_FILE), JSON.stringify({ pid: process.pid, started: startMark(process.pid) }), { mode: 0o600 });
  return directory;
}

/**
 * Stops and deletes the throwaway clusters whose owner was killed before it could.
 * @returns the directories that were taken away.
 */
export async function sweepThrowaways(user: OsUser | null): Promise<readonly string[]> {
  const root = throwawayRoot(user);
  const swept: string[] = [];
  for (const name of readdirSync(root)) {
    const directory = join(root, name);
    if (!name.startsWith(PREFIX) || !isAbandoned(directory)) continue;
    await stopPostmaster(join(directory, "pgdata"), true);
    rmSync(directory, { recursive: true, force: true });
    swept.push(directory);
  }
  return swept;
}

/** A directory without a readable owner is not judged: it may be another user's, or one minute young. */
function isAbandoned(directory: string): boolean {
  try {
    if (statSync(directory).uid !== process.getuid?.()) return false;
    const owner = JSON.parse(readFileSync(join(directory, OWNER_FILE), "utf8")) as { pid: number; started: string | null };
    return startMark(owner.pid) !== owner.started;
  } catch {
    return false;
  }
}

/** Short, for the socket's path; the state directory where the Postgres user can't enter the temporary one. */
function throwawayRoot(user: OsUser | null): string {
  return canPass(user, tmpdir()) ? tmpdir() : stateDirectory(user);
}
