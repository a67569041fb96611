import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";
import { giveTo, withPasswordFile } from "./cluster-home.ts";
import type { ClusterHome } from "./cluster-home.ts";
import type { OsUser } from "./os-user.ts";

/**
 * Makes the data directory (UTF8, locale C, passwords by SCRAM) unless there is one. It is made under another name and renamed when whole, so
 * an initdb that died half-way is begun again and a data directory is never overwritten.
 * Throws when the directory belongs to another major or initdb fails.
 */
export async function initCluster(home: ClusterHome, binaries: Binaries, user: OsUser | null, throwaway: boolean): Promise<void> {
  if (existsSync(home.data)) return checkMajor(home, binaries.major);
  const partial = `${home.data}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  giveTo(user, partial);
  await withPasswordFile(home, user, async (passwordFile) => {
    const settings = ["--pgdata", partial, "--username", "postgres", "--pwfile", passwordFile, "--encoding", "UTF8", "--locale", "C"];
    const more = ["--auth", "scram-sha-256", "--no-instructions", ...(throwaway ? ["--no-sync"] : [])];
    try {
      await promisify(execFile)(binaries.initdb, [...settings, ...more], { cwd: "/", env: bareEnvironment(), ...identityOf(user) });
    } catch (error) {
      const { stderr, message } = error as Error & { stderr?: string };
      throw new Error(`initdb could not make a Postgres ${binaries.major} cluster in ${home.directory}: ${(stderr || message).trim()}`);
    }
  });
  renameSync(partial, home.data);
}

function checkMajor(home: ClusterHome, wanted: number): void {
  const version = join(home.data, "PG_VERSION");
  if (!existsSync(version)) throw new Error(`${home.data} is not a Postgres data directory (it has no PG_VERSION); move it away or name another directory`);
  const present = Number.parseInt(readFileSync(version, "utf8"), 10);
  if (present === wanted) return;
  throw new Error(`${home.data} holds a Postgres ${present} cluster, but Postgres ${wanted} was asked for; ask for ${present}, or name another directory`);
}

/** Nothing of the caller's PG… variables and locale reaches Postgres. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

/** What `spawn` wants to run a program as that user. */
export function identityOf(user: OsUser | null): { readonly uid?: number; readonly gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}
