/** `-- @forward`, `-- @back`, `-- @fill` in SQL: rows that stand get what is told, there and back, in both kinds of plan. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Step } from "../../plv8/src/types/plan.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { runCli } from "../helpers/run-cli.ts";
import { runStep, undoSteps } from "../helpers/run-steps.ts";

const before = `
create table people (id integer primary key, created bigint not null, contact text not null, note text, amount integer, kind text not null check (kind in ('a', 'b')));
create index on people (created);
create view recent as select id, contact from people;`;
const rows = `insert into people select i, 1700000000 + i, 'Ann B' || i, case when i % 3 = 0 then 'n' end, i, case i % 2 when 0 then 'a' else 'b' end from generate_series(1, 30) as i`;
const after = (kind: string): string => `
create table people (id integer primary key,
  -- @forward to_timestamp(created)
  -- @back extract(epoch from created)::bigint
  created timestamptz not null,
  -- @forward split_part(contact, ' ', 1)
  -- @back concat_ws(' ', first_name, last_name)
  first_name text not null,
  -- @forward split_part(contact, ' ', 2)
  last_name text,
  -- @fill 'none'
  note text not null,
  -- @renamed from amount
  -- @forward AMOUNT::bigint * 100
  -- @back (cents / 100)::integer
  cents bigint,
${kind});
create index on people (created);
create view recent as select id, first_name from people;`;
const same = "  kind text not null check (kind in ('a', 'b'))";
const arrived = `select id, extract(epoch from created)::bigint - 1700000000 = id as created, first_name, last_name = 'B' || id as last, note, cents, kind from people order by id`;
const former = "select id, created, contact, coalesce(note, 'none') as note, amount, kind from people order by id";

describe.each(majors())("values told in SQL on Postgres %i", (major) => {
  const file = async (text: string): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-values-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "wanted.sql"), text);
    return join(folder, "wanted.sql");
  };
  const diff = (...words: readonly string[]): ReturnType<typeof runCli> =>
    runCli(["diff", ...words, "--major", String(major)], { SCRATCH_URL: clusterUrl(cluster(major), "postgres") });
  const filled = async () => {
    const database = await createDatabase({ onTestFinished }, { major });
    const client = await connect(database);
    await client.query(before);
    await client.query(rows);
    return { database, client };
  };

  test.each(["--plain", "--online"])("columns that come, change and leave, %s, and the way back", async (flag) => {
    const { database, client } = await filled();
    const stood = (await client.query(former)).rows;
    const wanted = await file(after(same));
    const { out, err, code } = await diff(database.url, wanted, flag, "--json");
    expect(code, err).toBe(0);
    const { steps } = JSON.parse(out) as { steps: Step[] };
    for (const step of steps) await runStep(client, step.run);
    const expected = stood.map((row: { id: number; note: string; kind: string }) => ({
      id: row.id,
      created: true,
      first_name: "Ann",
      last: true,
      note: row.note,
      cents: String(row.id * 100),
      kind: row.kind,
    }));
    expect((await client.query(arrived)).rows).toEqual(expected);
    // What has been carried out stays in the text, and says nothing any more.
    expect(await diff(database.url, wanted, "--plain")).toMatchObject({ code: 0, out: "" });
    await undoSteps(client, steps);
    expect((await client.query(former)).rows).toEqual(stood);
    expect((await diff(database.url, await file(before), "--plain")).out).toBe("");
  });

  test("values under the same name, and values that leave an enum: in a plain plan", async () => {
    const { database, client } = await filled();
    await client.query("create type mood as enum ('ok', 'bad', 'ugly'); alter table people add mood mood default 'ugly'");
    const wanted = await file(
      `${before.replace(
        "kind text not null check (kind in ('a', 'b')))",
        `-- @forward case kind when 'b' then 'c' else kind end
       -- @back case kind when 'c' then 'b' else kind end
       kind text not null check (kind in ('a', 'c')),
       -- @forward case mood when 'ugly' then 'bad' else mood::text end
       mood mood default 'bad')`.replace(/^/u, "\n"),
      )}`.replace("create table", "create type mood as enum ('ok', 'bad'); create table"),
    );
    const { out, err, code } = await diff(database.url, wanted, "--plain", "--json");
    expect(code, err).toBe(0);
    const { steps } = JSON.parse(out) as { steps: Step[] };
    expect(steps.flatMap((step) => step.hazards).filter((each) => each.id === "H015")).toEqual([]);
    for (const step of steps) await runStep(client, step.run);
    expect((await client.query("select kind, mood, count(*)::integer from people group by 1, 2 order by 1")).rows).toEqual([
      { kind: "a", mood: "bad", count: 15 },
      { kind: "c", mood: "bad", count: 15 },
    ]);
    await undoSteps(client, steps);
    expect((await client.query("select kind, count(*)::integer from people group by 1 order by 1")).rows).toEqual([
      { kind: "a", count: 15 },
      { kind: "b", count: 15 },
    ]);
  });

  test("a column that must leave before the one that reads it comes: refused, with the way", async () => {
    const { database, client } = await filled();
    await client.query("create type mood as enum ('ok', 'bad', 'ugly'); alter table people add mood mood");
    const wanted = await file(`create type mood as enum ('ok', 'bad'); ${before.replace("kind text", "\n-- @forward mood::text\n felt text,\n kind text")}`);
    const { err, code } = await diff(database.url, wanted, "--plain");
    expect(code, err).toBe(3);
    expect(err).toContain("column public.people.mood leaves before what comes in its place, and forward of another column reads it");
    expect(err).toContain("let the former one leave in the next");
  });

  test("what can't be followed is said with its place", async () => {
    const { database } = await filled();
    const wrong = async (hint: string): Promise<string> =>
      (await diff(database.url, await file(before.replace("created bigint", `\n${hint}\n created timestamptz`)))).err.replace(/^.*?wanted/gmu, "wanted");
    expect(await wrong("-- @forward to_timestamp(creatd)")).toContain(
      "wanted.sql:3:1: error: @forward reads creatd, and before this version there was no column public.people.creatd; did you mean public.people.created?",
    );
    expect(await wrong("-- @forward to_timestamp(created")).toContain("error: this is not one expression");
    expect(await wrong("-- @forward 1) + (2")).toContain("error: this is not one expression");
    expect(await wrong("-- @forward (select max(created) from people)")).toContain("a query inside of the expression would read other rows");
    expect(await wrong("-- @forward people.created")).toContain("columns stand by their bare names");
    expect(await wrong("-- @forward to_timestamp(created)\n-- @forward now()")).toContain("wanted.sql:4:1: error: created has a second @forward");
    expect((await diff(database.url, await file(`-- @fill 1\n${before}`))).err).toContain("the hint about values stands before no column");
  });
});
