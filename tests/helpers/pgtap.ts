import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { readTarFile } from "./read-tar.ts";

/** Outcome of one pgTAP file: every line it printed, and what is wrong with it (empty: nothing). */
export type TapResult = { readonly lines: readonly string[]; readonly problems: readonly string[]; readonly passed: number; readonly skipped: number };

/** Loads pgTAP into schema `tap` of a database: as a plain script, so it needs no file in the server's directories. */
export async function loadPgtap(url: string): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite-pgtap");
  const archive = gunzipSync(readFileSync(join(dirname(entry), "pgtap.tar.gz")));
  const script = readTarFile(archive, "share/postgresql/extension/pgtap--1.3.5.sql").toString("utf8");
  await withSession(url, (session) => session.query(`create schema tap; set search_path = tap; ${script}; grant usage on schema tap to public;`));
}

/**
 * Runs one pgTAP file in a session of its own, with `tap` and `public` on the search path, as psql would: every column of every row is a line.
 * The file opens its own transaction and rolls it back.
 */
export async function runTapFile(url: string, path: string): Promise<TapResult> {
  const lines: string[] = [];
  let broken: string | null = null;
  await withSession(url, async (session) => {
    await session.query("set search_path = tap, public");
    const query = new pg.Query(readFileSync(path, "utf8"));
    query.on("row", (row: Record<string, unknown>) =>
      lines.push(...Object.values(row).flatMap((value) => (typeof value === "string" ? value.split("\n") : []))),
    );
    await new Promise<void>((resolve) => {
      query.on("error", (error: Error & { position?: string }) => {
        broken = describeError(error, readFileSync(path, "utf8"));
        resolve();
      });
      query.on("end", () => resolve());
      session.query(query);
    });
  });
  return { lines, ...judge(lines, broken) };
}

function judge(lines: readonly string[], broken: string | null): Omit<TapResult, "lines"> {
  const plans = lines.flatMap((line) => /^1\.\.(\d+)/.exec(line)?.[1] ?? []).map(Number);
  const results = lines.filter((line) => /^(not )?ok\b/.test(line));
  const failed = results.filter((line) => line.startsWith("not ok") && !/# (TODO|SKIP)/i.test(line));
  const problems = [...failed];
  if (broken !== null) problems.push(broken);
  else if (plans.length === 0) problems.push("the file printed no plan: it needs `select plan(n)` or `select * from no_plan()`, and `select * from finish()`");
  else if (plans.at(-1) !== results.length) problems.push(`planned ${plans.at(-1)} tests, ran ${results.length}`);
  const skipped = results.filter((line) => /# SKIP/i.test(line)).length;
  return { problems, passed: results.length - failed.length - skipped, skipped };
}

function describeError(error: Error & { position?: string }, text: string): string {
  const at = error.position === undefined ? "" : ` at line ${text.slice(0, Number(error.position)).split("\n").length}`;
  return `the file stopped${at}: ${error.message}`;
}

async function withSession(url: string, work: (session: pg.Client) => Promise<unknown>): Promise<void> {
  const session = new pg.Client({ connectionString: url, application_name: "pgtap" });
  await session.connect();
  try {
    await work(session);
  } finally {
    await session.end();
  }
}
