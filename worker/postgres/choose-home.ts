import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { canPass } from "./os-user.ts";
import type { OsUser } from "./os-user.ts";
import { stateDirectory } from "./state-directory.ts";

/**
 * Chooses where the files of a persistent cluster live: in the directory asked for, where the Postgres user can reach it, else in the state
 * directory, with a symbolic link from the place asked for. The link is found again by the next call.
 * @returns the real path of an existing directory.
 */
export function chooseHome(wanted: string, user: OsUser | null): string {
  const place = resolve(wanted);
  if (existsSync(place)) return canPass(user, place) || isClosedByUs(place, user) ? realpathSync(place) : pointInside(place, user);
  mkdirSync(dirname(place), { recursive: true });
  if (canPass(user, dirname(place))) {
    mkdirSync(place, { recursive: true });
    return realpathSync(place);
  }
  return point(place, user);
}

/** A directory of ours with a closed mode that the cluster's set-up opens: only its own last bit is in the way. */
function isClosedByUs(place: string, user: OsUser | null): boolean {
  return lstatSync(realpathSync(place)).uid === process.getuid?.() && canPass(user, dirname(realpathSync(place)));
}

/** A directory is there already, with files of ours: only the cluster goes elsewhere. */
function pointInside(place: string, user: OsUser | null): string {
  const inner = join(place, "postgres");
  return existsSync(inner) ? realpathSync(inner) : point(inner, user);
}

function point(place: string, user: OsUser | null): string {
  const target = join(stateDirectory(user), "clusters", `${basename(dirname(place))}-${createHash("sha256").update(place).digest("hex").slice(0, 12)}`);
  mkdirSync(target, { recursive: true, mode: 0o711 });
  try {
    symlinkSync(target, place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || realpathSync(place) !== realpathSync(target)) throw error;
  }
  return realpathSync(target);
}
