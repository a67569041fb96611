import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asSuperuser, createDatabase, useDatabase } from "../helpers/database.ts";
import { connect } from "../helpers/connect.ts";
import { majors } from "../helpers/majors.ts";
import { loadPgtap, runTapFile } from "../helpers/pgtap.ts";
import { templateDatabase } from "../helpers/template-database.ts";
import { waitFor } from "../helpers/wait-for.ts";

describe.each(majors())("test databases on Postgres %i", (major) => {
  const shared = useDatabase({ major });

  test("the cluster is the major that was asked for, in UTF8 and locale C", async () => {
    const session = await connect(shared);
    const { rows } = await session.query(
      "select current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding, datcollate from pg_database where datname = current_database()",
    );
    expect(rows).toEqual([{ major, encoding: "UTF8", datcollate: "C" }]);
  });

  test("a database is gone when its test ends, open sessions or not", async (t) => {
    const names: string[] = [];
    const owner = {
      onTestFinished: (work: () => Promise<void>) => {
        ends.push(work);
      },
    };
    const ends: (() => Promise<void>)[] = [];
    const database = await createDatabase(owner, { major });
    names.push(database.name);
    await connect(database);
    for (const end of ends) await end();
    const left = await asSuperuser(major, (session) => session.query("select datname from pg_database where datname = any($1)", [names]));
    expect(left.rows).toEqual([]);
    expect(t.task.name).toContain("gone");
  });

  test("a template is filled once, however many ask at the same time, and keeps its notes", async (t) => {
    let fills = 0;
    const ask = () =>
      templateDatabase(major, `notes_${process.pid}`, async (url) => {
        fills += 1;
        await run(url, "create table public.marks (n int); insert into public.marks values (1)");
        return { secret: `s${fills}` };
      });
    const all = await Promise.all([ask(), ask(), ask(), ask(), ask()]);
    expect(fills).toBe(1);
    expect(all.map((each) => each.notes.secret)).toEqual(["s1", "s1", "s1", "s1", "s1"]);
    const clone = await createDatabase(t, { major, template: all[0]!.name });
    expect((await (await connect(clone)).query("select n from public.marks")).rows).toEqual([{ n: 1 }]);
  });
});

describe.each(majors())("pgTAP on Postgres %i", (major) => {
  const database = useDatabase({ major });
  const folder = mkdtempSync(join(tmpdir(), "da-tap-"));
  const tap = async (text: string) => {
    const path = join(folder, "case.sql");
    writeFileSync(path, text);
    return runTapFile(database.url, path);
  };

  test("passes, failures, a wrong plan and an error are told apart", async (t) => {
    t.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await loadPgtap(database.url);
    const good = await tap("begin; select plan(2); select ok(true, 'a'); select is(1, 1, 'b'); select * from finish(); rollback;");
    expect(good).toMatchObject({ problems: [], passed: 2 });
    const bad = await tap("begin; select plan(1); select is(1, 2, 'one is two'); select * from finish(); rollback;");
    expect(bad.problems).toEqual(["not ok 1 - one is two"]);
    expect(bad.lines.join("\n")).toContain("have: 1");
    const short = await tap("begin; select plan(2); select ok(true, 'a'); select * from finish(); rollback;");
    expect(short.problems).toEqual(["planned 2 tests, ran 1"]);
    const error = await tap("begin;\nselect plan(1);\nselect nothing_here();\nrollback;");
    expect(error.problems.join()).toMatch(/the file stopped at line 3: function nothing_here\(\) does not exist/);
    const silent = await tap("select 1;");
    expect(silent.problems.join()).toContain("no plan");
  });
});

test("waiting in vain says for what, and why", async () => {
  await expect(waitFor("the moon", () => false, 30)).rejects.toThrow("waited 30 ms in vain for the moon");
  await expect(
    waitFor(
      "the moon",
      () => {
        throw new Error("clouds");
      },
      30,
    ),
  ).rejects.toThrow("clouds");
  expect(await waitFor("a value", () => 0)).toBe(0);
});

async function run(url: string, text: string): Promise<void> {
  const { default: pg } = await import("pg");
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  await session.query(text);
  await session.end();
}
