import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OsUser } from "./os-user.ts";

/**
 * Where the files of one cluster live: `pgdata/` and `run/` (socket) belong to the Postgres user, `superuser-password` (0600) and
 * `postgres.log` to the user of this process.
 */
export type ClusterHome = {
  readonly directory: string;
  readonly data: string;
  readonly log: string;
  readonly passwordFile: string;
  /** Null: the path would be too long for a socket; the cluster then listens on TCP only. */
  readonly sockets: string | null;
};

/** The kernel's limit for a socket's path is 108 bytes on Linux, 104 on macOS. */
const SOCKET_PATH_LIMIT = 103;

export function clusterHome(directory: string): ClusterHome {
  const sockets = join(directory, "run");
  const fits = Buffer.byteLength(join(sockets, ".s.PGSQL.65535.lock")) <= SOCKET_PATH_LIMIT;
  return {
    directory,
    data: join(directory, "pgdata"),
    log: join(directory, "postgres.log"),
    passwordFile: join(directory, "superuser-password"),
    sockets: fits ? sockets : null,
  };
}

/** Makes the directories with the right owners; changes nothing where they are right. */
export function makeHome(home: ClusterHome, user: OsUser | null): void {
  mkdirSync(home.directory, { recursive: true });
  chmodSync(home.directory, user === null ? 0o700 : 0o711);
  if (home.sockets === null) return;
  mkdirSync(home.sockets, { recursive: true, mode: 0o755 });
  giveTo(user, home.sockets);
}

/** The superuser's password: made once, readable by the owner alone. */
export function superuserPassword(home: ClusterHome): string {
  if (existsSync(home.passwordFile)) return readFileSync(home.passwordFile, "utf8").trim();
  const password = randomBytes(24).toString("base64url");
  const partial = `${home.passwordFile}.${process.pid}`;
  writeFileSync(partial, `${password}\n`, { mode: 0o600 });
  renameSync(partial, home.passwordFile);
  return password;
}

/** Lends a file with the password to a program of the Postgres user, and takes it away again. */
export async function withPasswordFile(home: ClusterHome, user: OsUser | null, work: (path: string) => Promise<void>): Promise<void> {
  const path = join(home.directory, `initdb-password.${process.pid}`);
  writeFileSync(path, `${superuserPassword(home)}\n`, { mode: 0o600 });
  try {
    giveTo(user, path);
    await work(path);
  } finally {
    rmSync(path, { force: true });
  }
}

/** Makes the Postgres user the owner; nothing to do where it is the user of this process. */
export function giveTo(user: OsUser | null, path: string): void {
  if (user !== null) chownSync(path, user.uid, user.gid);
}
