import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import type pg from "pg";
import { normalText } from "../../../plv8/src/catalog/normal-text.ts";
import type { Server } from "./open-databases.ts";

const PROGRAM = "/usr/bin/pg_dump";

/** A `pg_dump` that knows the servers of a run. */
export type Dump = { readonly major: number };

/** Null where none is installed, or one older than the server. */
export function dumpFor(major: number): Dump | null {
  const found = existsSync(PROGRAM) ? Number(/(\d+)\./u.exec(execFileSync(PROGRAM, ["--version"], { encoding: "utf8" }))?.[1]) : 0;
  return found >= major ? { major: found } : null;
}

/** The lines of a schema's dump that say something, sorted: as a multiset, an outside observer's view. A list of `varchar` values has one text, written or read again;
 * the order of storage options is the order in which they were said. */
export async function dumpedLines(_dump: Dump, server: Server, client: pg.Client): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(PROGRAM, ["-s", server.url(client.database ?? "")], { maxBuffer: 1 << 28 });
  return stdout.split("\n").map((line) => normalText(line.trim().replace(/,$/u, "")).replace(/^WITH \((.*)\)(?=;?$)/u, (_all, list: string) => list.split(", ").sort().join(", "))).filter((line) => !/^(?:--|\\|SELECT pg_catalog.set_config|$)/u.test(line)).sort();
}
