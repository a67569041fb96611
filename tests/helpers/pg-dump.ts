import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** The text that pg_dump writes of a database. */
export type PgDump = (url: string, ...flags: readonly string[]) => Promise<string>;

/** Where Debian puts the programs of each major; its `pg_dump` in the PATH is a script that looks for one of these. */
const perMajor = "/usr/lib/postgresql";

/**
 * An observer that knows nothing of our reader: what `PG_DUMP` names, or the newest `pg_dump` here. It reads servers up to its own major; null where there is none
 * for `major`. `to_load`: of that major itself, as what it writes is for servers of its own or newer ones: 18 writes `NOT NULL column` in the list of a child.
 */
export function pgDump(major: number, { to_load = false } = {}): PgDump | null {
  const folders = existsSync(perMajor) ? readdirSync(perMajor).sort((left, right) => Number(right) - Number(left)) : [];
  const program = process.env["PG_DUMP"] ?? folders.map((folder) => join(perMajor, folder, "bin/pg_dump")).find((path) => existsSync(path)) ?? "pg_dump";
  const own = majorOf(program);
  if (to_load ? own !== major : own < major) return null;
  return async (url, ...flags) => (await promisify(execFile)(program, [...flags, url], { maxBuffer: 1 << 28 })).stdout;
}

function majorOf(program: string): number {
  try {
    return Number(/ (\d+)/u.exec(execFileSync(program, ["--version"], { encoding: "utf8" }))?.[1]);
  } catch {
    return 0;
  }
}
