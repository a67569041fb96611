/** Plans between SQL files: what they say is what happens, there and back, with the rows. */
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Step } from "../../plv8/src/types/plan.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { runCli } from "../helpers/run-cli.ts";
import { runStep, undoSteps } from "../helpers/run-steps.ts";

const folder = new URL("../corpus/", import.meta.url).pathname;
/** Pairs of SQL files: `diff/whole` for a database that nobody uses (its small cases: diff-corpus.test.ts), `diff-online` for one under traffic. */
const cases = (
  await Promise.all(
    (["diff/whole", "diff-online"] as const).map(async (kind) =>
      (await readdir(join(folder, kind))).sort().map((name) => ({ name, flag: kind === "diff/whole" ? "--plain" : "--online", corpus: join(folder, kind) })),
    ),
  )
).flat();

/** What was archived with its parent left behind would still be read through it. */
const archivedParts = `select i.inhrelid::regclass from pg_inherits as i join pg_class as c on c.oid = i.inhrelid join pg_class as p on p.oid = i.inhparent
  where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text like '%_archive' and p.relnamespace::regnamespace::text not like '%_archive'`;

describe.each(majors())("plans between SQL files on Postgres %i", (major) => {
  async function diff(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    return runCli(["diff", ...words, "--major", String(major)], { SCRATCH_URL: clusterUrl(cluster(major), "postgres") });
  }
  const planned = async (...words: readonly string[]): Promise<readonly Step[]> => {
    const { code, out, err } = await diff(...words, "--json");
    expect(code, err).toBe(0);
    return (JSON.parse(out) as { steps: Step[] }).steps;
  };
  test.each(
    cases.flatMap((each) => [
      { ...each, from: "before", to: "after" },
      { ...each, from: "after", to: "before" },
    ]),
  )("$name $flag: from $from to $to, and its undo", async ({ name, flag, corpus, from, to }) => {
    const file = (side: string): string => join(corpus, name, `${side}.sql`);
    const hints = (await readFile(join(corpus, name, "renames"), "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
    const renames = hints.flatMap((line) => ["--rename", from === "before" ? line : line.split("=").reverse().join("=")]);
    const database = await createDatabase({ onTestFinished }, { major });
    const client = new Client({ connectionString: database.url });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query(await readFile(file(from), "utf8"));

    const steps = await planned(database.url, file(to), flag, ...renames);
    expect(await planned(database.url, file(to), flag, ...renames)).toEqual(steps);
    for (const step of steps) await runStep(client, step.run);
    expect((await diff(database.url, file(to), "--plain")).out).toBe("");
    expect((await client.query(archivedParts)).rows).toEqual([]);

    if (steps.some((step) => step.undo.kind !== "run")) return;
    await undoSteps(client, steps);
    expect((await diff(database.url, file(from), "--plain")).out).toBe("");
  });

  test("keeps the rows of what stays, and says what is lost", async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-plain-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(
      join(folder, "to.sql"),
      "create schema s; create type s.e as enum ('b', 'a'); create table s.t (id bigint primary key, e s.e default 'a', n text); create view s.v as select id, e from s.t;",
    );
    const database = await createDatabase({ onTestFinished }, { major });
    const client = new Client({ connectionString: database.url });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query(
      "create schema s; create type s.e as enum ('a', 'b', 'c'); create table s.t (id int primary key, e s.e default 'b', n int, gone text); create view s.v as select id, e from s.t; insert into s.t select n, 'a', n, 'x' from generate_series(1, 100) as n",
    );
    const steps = await planned(database.url, join(folder, "to.sql"), "--plain");
    expect(steps.flatMap((step) => step.hazards.map((hazard) => hazard.message)).filter((message) => !message.includes("is locked for milliseconds"))).toEqual([
      "loses data: the values of s.t.gone",
      "rows with c stop this step: change them first",
    ]);
    for (const step of steps) await runStep(client, step.run);
    expect((await client.query("select count(*)::int as n, sum(id)::int as ids, sum(n::int)::int as ns, min(e::text) as e from s.t")).rows).toEqual([
      { n: 100, ids: 5050, ns: 5050, e: "a" },
    ]);
    expect(await diff(database.url, join(folder, "to.sql"), "--check")).toMatchObject({ code: 0 });
  });

  test("refuses what would lose rows unsaid, with the way out", async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-plain-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "a.sql"), "create schema s; create table s.t (id int, at date) partition by range (at);");
    await writeFile(join(folder, "b.sql"), "create schema s; create table s.t (id int, at date) partition by list (at);");
    const { code, err } = await diff(join(folder, "a.sql"), join(folder, "b.sql"));
    expect(code).not.toBe(0);
    expect(err).toMatch(
      /table s\.t can't become what is wished in place \(Postgres can.t make a table that stands partitioned in another way\), and making it again would lose its rows[\s\S]*Make a new one under another name/,
    );
  });
});
