/**
 * The full path of a diff (read both databases, compare, print the statements) on real schemas (REAL_SCHEMAS_DIR) and on a generated one of 1,000 tables,
 * in the same run beside `@supabase/pg-delta` and `@pgkit/migra`, and beside what the two servers alone need to be asked. Each result is run by psql and judged
 * by pg_dump. Postgres 15, as Debian's pg_dump reads.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { startCluster } from "../../worker/postgres/start-cluster.ts";
import { changeSchema } from "./peers/change-schema.ts";
import { judge } from "./peers/judge.ts";
import { serverAlone } from "./peers/server-alone.ts";
import { tools } from "./peers/tools.ts";
import { wideSchema } from "./peers/wide-schema.ts";

type Row = { readonly schema: string; readonly changes: number; readonly tool: string; readonly ms: number | null; readonly right: string };

const ROUNDS = 5;
const ALONE = "the servers alone";
const cluster = await startCluster({ major: 15, throwaway: true, settings: { max_locks_per_transaction: "2048" } });
const url = (database: string): string => {
  const at = new URL(cluster.url());
  at.pathname = `/${database}`;
  return at.href;
};
const rows: Row[] = [];
try {
  const folder = process.env["REAL_SCHEMAS_DIR"];
  const real = folder === undefined ? [] : (await readdir(folder)).filter((name) => name.endsWith(".sql"));
  for (const name of real) rows.push(...(await compare(name.replace(".sql", ""), withoutDatabases(await readFile(join(folder ?? "", name), "utf8")))));
  rows.push(...(await compare("wide_1000", wideSchema(1_000).join(";\n"))));
} finally {
  await cluster.stop();
}
print();
process.exit(0);

async function compare(name: string, source: string): Promise<readonly Row[]> {
  const databases = [`${name}_from`, `${name}_to`, ...tools.map((_, index) => `${name}_copy_${String(index)}`)];
  let changes = 0;
  for (const database of databases) {
    await inDatabase("postgres", (session) => session.query(`create database ${pg.escapeIdentifier(database)}`));
    await inDatabase(database, async (session) => {
      await session.query(source);
      if (database.endsWith("_to")) changes = await changeSchema(session);
    });
  }
  const result: Row[] = [];
  for (const [index, tool] of tools.entries()) {
    try {
      let statements = "";
      const ms = await median(async () => {
        const began = performance.now();
        statements = await tool.script(url(`${name}_from`), url(`${name}_to`));
        return performance.now() - began;
      });
      result.push({ schema: name, changes, tool: tool.name, ms, right: await judge(statements, url(`${name}_copy_${String(index)}`), url(`${name}_to`)) });
    } catch (error) {
      result.push({
        schema: name,
        changes,
        tool: tool.name,
        ms: null,
        right: `fails: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`.slice(0, 100),
      });
    }
  }
  return [
    ...result,
    { schema: name, changes, tool: ALONE, ms: await median(() => serverAlone(url(`${name}_from`), url(`${name}_to`))), right: "reads, no diff" },
  ];
}

/** The first round also loads code; the median of the others is what a user of a warm process meets. */
async function median(once: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await once());
  return Math.round(times.slice(1).sort((left, right) => left - right)[Math.floor((ROUNDS - 1) / 2)] ?? 0);
}

async function inDatabase(database: string, work: (session: pg.Client) => Promise<unknown>): Promise<void> {
  const session = new pg.Client({ connectionString: url(database) });
  await session.connect();
  await work(session).finally(() => session.end());
}

function withoutDatabases(text: string): string {
  return text.replaceAll(/^\s*(create|drop) database (if exists )?\w+;/gim, "").replaceAll(/^\\.*$/gm, "");
}

function print(): void {
  process.stdout.write(`diff of two databases, all of it: read, compare, print; Postgres ${cluster.version}; median of ${String(ROUNDS - 1)} after a first\n`);
  for (const row of rows) {
    const best = Math.min(
      ...rows.filter((each) => each.schema === row.schema && each.tool !== "data-architect" && each.right === "yes").map((each) => each.ms ?? Infinity),
    );
    const beside =
      row.tool === "data-architect" && Number.isFinite(best) && row.ms !== null ? `${(best / row.ms).toFixed(1)} × as fast as the fastest right peer` : "";
    process.stdout.write(
      `  ${row.schema.padEnd(12)} ${String(row.changes).padStart(4)} changes  ${row.tool.padEnd(24)} ${(row.ms === null ? "-" : row.ms.toLocaleString("en")).padStart(7)} ms  right: ${row.right}  ${beside}\n`,
    );
  }
  process.stdout.write(`${JSON.stringify({ bench: "peers", postgres: cluster.version, rows })}\n`);
}
