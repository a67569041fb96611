import { spawnSync } from "node:child_process";
import { userInfo } from "node:os";

/** The operating-system user that Postgres runs as; null: the user of this process. */
export type OsUser = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * Chooses who runs Postgres, which refuses to run as root: `postgres` where it exists, else `nobody`; null when this process is not root.
 * `DATA_ARCHITECT_OS_USER` names another one. Throws when root finds none.
 */
export function chooseOsUser(): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  const wanted = process.env["DATA_ARCHITECT_OS_USER"];
  const names = wanted === undefined || wanted === "" ? ["postgres", "nobody"] : [wanted];
  for (const name of names) {
    const user = lookUp(name);
    if (user !== null && user.uid !== 0) return user;
  }
  throw new Error(
    `Postgres refuses to run as root and this machine has no user named ${names.join(" or ")}; create one (useradd --system postgres) or set DATA_ARCHITECT_OS_USER`,
  );
}

/** Whether that user may enter a directory and read what is in it: asked of the system, not computed from mode bits. */
export function canEnter(user: OsUser | null, directory: string): boolean {
  return ask(user, '[ -r "$1" ] && [ -x "$1" ]', directory);
}

/** Whether that user could reach a directory below this one: search permission is enough. */
export function canPass(user: OsUser | null, directory: string): boolean {
  return ask(user, '[ -x "$1" ]', directory);
}

/** Whether that user may run a program. */
export function canRun(user: OsUser | null, program: string): boolean {
  return ask(user, '[ -f "$1" ] && [ -x "$1" ]', program);
}

function ask(user: OsUser | null, test: string, path: string): boolean {
  const identity = user === null ? {} : { uid: user.uid, gid: user.gid };
  return spawnSync("/bin/sh", ["-c", test, "sh", path], { cwd: "/", stdio: "ignore", ...identity }).status === 0;
}

function lookUp(name: string): OsUser | null {
  if (name === userInfo().username) return { name, uid: userInfo().uid, gid: userInfo().gid };
  const id = (flag: string): number => Number(spawnSync("id", [flag, name], { cwd: "/", encoding: "utf8" }).stdout.trim() || Number.NaN);
  const [uid, gid] = [id("-u"), id("-g")];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { name, uid, gid } : null;
}
