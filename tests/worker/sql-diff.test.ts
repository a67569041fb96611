/** `data-architect diff`: the plan runs in plain psql and leads where it says, as pg_dump sees it. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { dumpedLines } from "../helpers/dumped-lines.ts";
import { majors } from "../helpers/majors.ts";
import { pgDump } from "../helpers/pg-dump.ts";
import { diffed, PSQL } from "./diffed.ts";

const before = `
create schema shop;
create table shop.customers (id bigint generated always as identity primary key, name text not null, email varchar(50) not null);
create table shop.orders (id bigint generated always as identity primary key, customer_id bigint not null, note varchar(20));
create function shop.twice(n int) returns int language sql as 'select 2 * n';
create view shop.short as select id from shop.orders;`;
const after = `
create schema shop;
create type shop.state as enum ('open', 'closed');
create table shop.customers (id bigint generated always as identity primary key, name text not null, email text not null unique, phone text not null default '', state shop.state);
create table shop.orders (id bigint generated always as identity primary key, customer_id bigint not null references shop.customers (id), note text);
create index on shop.orders (customer_id);
create function shop.twice(n int) returns int language sql as 'select n + n';
create view shop.short as select id, customer_id from shop.orders;
comment on table shop.orders is 'it''s an order';`;

describe.each(majors())("diff on Postgres %i", (major) => {
  const { run, files, psql } = diffed(major);
  const dump = pgDump(major);
  test.skipIf(!existsSync(PSQL) || dump === null)("the plan, run by psql, makes one database like the other, as pg_dump sees both", async (t) => {
    const at = await files({ "a.sql": before, "b.sql": after });
    const [left, right] = [await createDatabase(t, { major }), await createDatabase(t, { major })];
    psql(left.url, at("a.sql"));
    psql(
      left.url,
      (
        await files({
          "rows.sql":
            "insert into shop.customers (name, email) select 'n', 'e' || n from generate_series(1, 50) as n; insert into shop.orders (customer_id) select id from shop.customers;",
        })
      )("rows.sql"),
    );
    psql(right.url, at("b.sql"));
    const { code, out } = await run(left.url, at("b.sql"));
    expect(code).toBe(0);
    psql(left.url, (await files({ "plan.sql": out }))("plan.sql"));
    expect(dumpedLines((await dump?.(left.url, "-s")) ?? "")).toEqual(dumpedLines((await dump?.(right.url, "-s")) ?? ""));
    expect(execFileSync(PSQL, ["-Atc", "select count(*), count(phone) from shop.customers", left.url], { encoding: "utf8" }).trim()).toBe("50|50");
    expect(await run(left.url, at("b.sql"), "--check")).toMatchObject({ code: 0, out: "", err: expect.stringContaining("no difference") as string });
    expect(await run(left.url, right.url, "--check")).toMatchObject({ code: 0, out: "" });
  });

  test.skipIf(!existsSync(PSQL))("sees who may use a schema public in which nothing stands", async (t) => {
    const [left, right] = [await createDatabase(t, { major }), await createDatabase(t, { major })];
    psql(right.url, (await files({ "b.sql": "revoke usage on schema public from public; comment on schema public is 'Nobody''s';" }))("b.sql"));
    const planned = await run(left.url, right.url, "--check");
    expect(planned.code).toBe(1);
    psql(left.url, (await files({ "plan.sql": planned.out }))("plan.sql"));
    expect(await run(left.url, right.url, "--check")).toMatchObject({ code: 0, out: "" });
  });

  test.skipIf(!existsSync(PSQL))("privileges on what extensions brought: GRANT … ON ALL TABLES, from databases and from text", async (t) => {
    const role = `sql_diff_member_${String(process.pid)}`;
    await asSuperuser(major, (session) => session.query(`create role ${role}`));
    t.onTestFinished(() => asSuperuser(major, (session) => session.query(`drop role ${role}`)).then(() => undefined));
    const [left, right] = [await createDatabase(t, { major }), await createDatabase(t, { major })];
    const base = "create extension pg_stat_statements; create table public.t (id int);";
    const given = `grant select on all tables in schema public to ${role}; grant execute on all functions in schema public to ${role}; revoke execute on function public.pg_stat_statements_info() from public;`;
    const at = await files({ "base.sql": base, "given.sql": `${base} ${given}`, "taken.sql": `${base} grant select on public.t to ${role};` });
    psql(left.url, at("base.sql"));
    psql(right.url, at("given.sql"));
    expect(await run(right.url, at("given.sql"), "--check")).toMatchObject({ code: 0, out: "" });
    // A text that says nothing of privileges leaves them as they are.
    expect(await run(right.url, at("base.sql"), "--check")).toMatchObject({ code: 0, out: "" });
    for (const side of [at("given.sql"), right.url]) {
      const { out } = await run(left.url, side);
      expect(out).toContain(`grant select on table public.pg_stat_statements, public.pg_stat_statements_info to ${role};`);
      expect(out).toContain("revoke execute on function public.pg_stat_statements_info() from public;");
      expect(out).toContain(`grant select on table public.t to ${role};`);
    }
    psql(left.url, (await files({ "plan.sql": (await run(left.url, right.url)).out }))("plan.sql"));
    expect(await run(left.url, right.url, "--check")).toMatchObject({ code: 0, out: "" });
    psql(left.url, (await files({ "back.sql": (await run(left.url, at("taken.sql"))).out }))("back.sql"));
    expect(await run(left.url, at("taken.sql"), "--check")).toMatchObject({ code: 0, out: "" });
  });

  test("says what differs: text with locks and hazards, or one JSON document; --check exits 1", async () => {
    const at = await files({ "a.sql": before, "b.sql": after });
    const text = await run(at("a.sql"), at("b.sql"), "--online", "--check");
    expect([text.code, text.err.split(": ").at(-1)]).toEqual([1, expect.stringMatching(/\d+ add, \d+ change · downtime none\n$/)]);
    expect(text.out).toContain("--    SHARE ROW EXCLUSIVE on shop.orders, SHARE ROW EXCLUSIVE on shop.customers; blocks writes, briefly");
    expect(text.out).toContain("add column state shop.state;");
    expect(text.out).toMatch(/-- ==== expand: .*\n[\s\S]*-- ==== validate: /);
    const json = await run(at("a.sql"), at("b.sql"), "--online", "--json");
    expect(JSON.parse(json.out)).toMatchObject({ summary: { drop: 0 }, major });
    expect((await run(at("a.sql"), at("a.sql"), "--check")).code).toBe(0);
  });

  test("warnings and notes are in the JSON document as well", async () => {
    const at = await files({
      "a.sql": "create table p (a int); create table h (a int); create table k (b int, c text);",
      "b.sql": "create table p (a int); create table h () inherits (p); create table l (b int, c text);",
    });
    const { out, err } = await run(at("a.sql"), at("b.sql"), "--json");
    const document = JSON.parse(out) as { notes: readonly string[] };
    expect(document).toMatchObject({ warnings: [{ code: "plan.own-column", path: "column:public.h.a" }] });
    expect(document.notes).toEqual([expect.stringContaining("--rename 'public.k=public.l'")]);
    for (const note of document.notes) expect(err).toContain(`note: ${note}`);
  });

  test("an heir's column that begins to count is told to lack its parent's default", async () => {
    const at = await files({
      "a.sql": "create table p (a int default 5); create table h (a int) inherits (p);",
      "b.sql": "create table p (a int default 5); create table h (a int generated always as identity) inherits (p);",
    });
    const { out } = await run(at("a.sql"), at("b.sql"), "--json");
    expect(JSON.parse(out)).toMatchObject({
      warnings: [{ code: "plan.own-column", path: "column:public.h.a", message: expect.stringContaining("without the default") as string }],
    });
  });

  test.skipIf(!existsSync(PSQL))("columns that stay an heir's own are told of foreign tables, and below them, too", async (t) => {
    const [left, right] = [await createDatabase(t, { major }), await createDatabase(t, { major })];
    const server = "create foreign data wrapper w; create server s foreign data wrapper w; create foreign table p (a int) server s; create table q (b int);";
    const at = await files({
      "a.sql": `${server} create table h (a int); create foreign table f (b int, c int) server s;`,
      "b.sql": `${server} create table h () inherits (p); create foreign table f (c int) inherits (q) server s;`,
    });
    psql(left.url, at("a.sql"));
    psql(right.url, at("b.sql"));
    const { out } = await run(left.url, right.url, "--plain", "--json");
    expect(JSON.parse(out)).toMatchObject({
      warnings: ["column:public.f.b", "column:public.h.a"].map((path) => ({ code: "plan.own-column", path })),
    });
  });

  test("a plain plan says of each step what it locks and for how long, and what rows may do to it, where the rows are not known to be none", async () => {
    const at = await files({ "a.sql": before, "b.sql": after, "c.sql": `${before}\nalter table shop.orders alter note type varchar(30);` });
    const { out, err } = await run(at("a.sql"), at("b.sql"));
    const step = (words: string): string => out.split("\n\n").find((text) => text.includes(words)) ?? "";
    expect(step("create constraint shop.orders.orders_customer_id_fkey")).toContain(
      "SHARE ROW EXCLUSIVE on shop.orders, SHARE ROW EXCLUSIVE on shop.customers; blocks writes, as long as it lasts\n--    ! H005 shop.orders is read while writes of it wait",
    );
    expect(step("create index")).toContain("SHARE on shop.orders; blocks writes, as long as it lasts");
    expect(step("alter column shop.orders.note")).toContain("ACCESS EXCLUSIVE on shop.orders; blocks everything, briefly");
    expect(step("create enum")).not.toContain("EXCLUSIVE");
    expect(err).toMatch(/downtime in step \d/u);
    expect((await run(at("a.sql"), at("b.sql"), "--size", "empty")).err).toContain("downtime none");
    expect((await run(at("a.sql"), at("c.sql"))).err).toContain("downtime none");
  });

  test("writes expand and contract files", async () => {
    const at = await files({ "a.sql": before, "b.sql": before.replace(", email varchar(50) not null", "") });
    const made = await run(at("a.sql"), at("b.sql"), "--online", "--out", at("out"));
    expect(made.out.trim().split("\n")).toEqual([join(at("out"), "1_expand.sql"), join(at("out"), "2_contract.sql")]);
    expect(await readdir(at("out"))).toEqual(["1_expand.sql", "2_contract.sql"]);
    expect(await readFile(join(at("out"), "2_contract.sql"), "utf8")).toContain("drop column email");
    const same = await run(at("a.sql"), at("a.sql"), "--out", at("out"));
    expect(same).toMatchObject({ code: 0, out: "", err: expect.stringContaining("2_contract.sql of an earlier plan was taken away") as string });
    expect(await readdir(at("out"))).toEqual([]);
  });

  test("renames are told by --rename or a hint; one that matches nothing is an error", async () => {
    const renamed = before.replace("name text not null", "\n  -- @renamed from name\n  full_name text not null");
    const at = await files({
      "a.sql": before,
      "hint.sql": renamed,
      "plain.sql": renamed.replace("-- @renamed from name", ""),
      "wrong.sql": renamed.replace("from name", "from nam"),
    });
    const kinds = async (...words: string[]): Promise<unknown> =>
      (JSON.parse((await run(...words, "--json")).out) as { changes: { kind: string; address: string }[] }).changes.filter((change) =>
        change.address.includes("full_name"),
      );
    expect(await kinds(at("a.sql"), at("hint.sql"))).toMatchObject([{ kind: "rename" }]);
    expect(await kinds(at("a.sql"), at("plain.sql"), "--rename", "customers.name=full_name")).toMatchObject([{ kind: "rename" }]);
    expect(await kinds(at("a.sql"), at("plain.sql"))).toMatchObject([{ kind: "create" }]);
    expect(await run(at("a.sql"), at("wrong.sql"))).toMatchObject({
      code: 3,
      out: "",
      err: expect.stringMatching(
        /wrong\.sql:4:3: error: the rename hint matches nothing: there is no column shop\.customers\.nam to rename; did you mean shop\.customers\.name\?\n/,
      ) as string,
    });
    expect(await run(at("a.sql"), at("plain.sql"), "--rename", "customers.nam=full_name")).toMatchObject({
      code: 3,
      err: expect.stringContaining("there is no table, column or anything else called customers.nam on the left; did you mean shop.customers.name?") as string,
    });
  });

  test("a model beside a database whose tables are not in public: --schema says where they are, or the way is named", async (t) => {
    const at = await files({
      "a.sql": "create schema shop; create table shop.note (note_id bigint generated always as identity primary key, text text not null);",
      "m.yaml": `{ model: notes, entities: { note: { is: "A note.", attributes: { text: { type: text, required: true } } } } }`,
    });
    const left = await createDatabase(t, { major });
    psql(left.url, at("a.sql"));
    const named = await run(left.url, at("m.yaml"));
    expect(named.err).toContain("was taken for schema public, where database ");
    expect(named.err).toContain("has nothing; if shop is meant: --default-schema shop\n");
    const [one, other] = [await run(left.url, at("m.yaml"), "--default-schema", "shop"), await run(left.url, at("m.yaml"), "--schema", "shop")];
    expect(other).toEqual(one);
    expect(one.err).not.toContain("--default-schema");
    expect(one.out).not.toMatch(/\bpublic\./);
  });

  test("limits that a role sets for its statements do not cut a reading off", async (t) => {
    const at = await files({ "a.sql": before, "b.sql": after });
    const left = await createDatabase(t, { major });
    psql(left.url, at("a.sql"));
    const admin = await connect(left);
    const role = `hurried_${String(major)}_${String(process.pid)}`;
    await admin.query(`create role ${role} login password 'x'`);
    for (const setting of [
      "statement_timeout = '1ms'",
      "lock_timeout = '1ms'",
      "idle_in_transaction_session_timeout = '1ms'",
      ...(major >= 17 ? ["transaction_timeout = '20ms'"] : []),
      "default_transaction_read_only = on",
      "search_path = nowhere",
    ])
      await admin.query(`alter role ${role} set ${setting}`);
    try {
      const { code, err } = await run(left.urlOf({ user: role, password: "x" }), at("a.sql"), "--check");
      expect([code, err]).toEqual([0, expect.stringContaining("no difference")]);
    } finally {
      await admin.query(`drop role ${role}`);
      await admin.end();
    }
  });

  test("a file that came out empty is no wish to drop all, nor a database that is as wished", async (t) => {
    const at = await files({ "a.sql": before, "empty.sql": "\n-- nothing\n" });
    const { url } = await createDatabase(t, { major });
    psql(url, at("a.sql"));
    for (const sides of [
      [url, at("empty.sql")],
      [at("empty.sql"), url],
    ]) {
      const { code, err } = await run(...sides, "--check");
      expect([code, err]).toEqual([3, expect.stringMatching(/empty\.sql:1:1: error: no statement here makes anything[^]*--schema shop\n/u)]);
    }
    expect((await run(at("a.sql"), at("empty.sql"))).err).toContain("empty.sql:1:1: warning: no statement here makes anything: all that is compared leaves");
    expect((await run(at("empty.sql"), at("a.sql"))).err).not.toContain("warning");
  });

  test("a folder's links to files are read, each file once, and whatever case its name ends in", async () => {
    const at = await files({ "a.sql": before, "B.SQL": "create table shop.b (id int primary key);" });
    await mkdir(at("links"));
    for (const name of ["a.sql", "B.SQL"]) await symlink(`../${name}`, join(at("links"), name));
    await mkdir(join(at("links"), "same"));
    await symlink("../../a.sql", join(at("links"), "same", "a.sql"));
    expect((await run(at("a.sql"), at("links"))).out).toContain("create table shop.b (");
  });

  test("what a side lacks is said: no such file, SQL that does not load, no such version", async () => {
    const at = await files({ "a.sql": before, "bad.sql": "create table t (id int,);" });
    expect(await run(at("a.sql"), at("none.sql"))).toMatchObject({ code: 2, err: expect.stringContaining("none.sql does not exist") as string });
    expect(await run(at("a.sql"), at("bad.sql"))).toMatchObject({
      code: 3,
      out: "",
      err: expect.stringMatching(/bad\.sql:1:24: error: syntax error at or near "\)"\n {4}create table t \(id int,\);\n {27}\^\n {4}hint: /) as string,
    });
    expect(await run("shop@v3", at("a.sql"))).toMatchObject({ code: 3, err: expect.stringContaining("--database-url") as string });
    expect(await run(at("a.sql"), "shop@v3")).toMatchObject({ code: 3, err: expect.stringContaining("--database-url") as string });
  });
});
