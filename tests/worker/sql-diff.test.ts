/** `data-architect diff`: the plan runs in plain psql and leads where it says, as pg_dump sees it. */
import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { dumpedLines } from "../helpers/dumped-lines.ts";
import { majors } from "../helpers/majors.ts";
import { pgDump } from "../helpers/pg-dump.ts";
import { runCli } from "../helpers/run-cli.ts";
import { waitFor } from "../helpers/wait-for.ts";

const PSQL = "/usr/bin/psql";

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
  async function run(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    const environment = { SCRATCH_URL: clusterUrl(cluster(major), "postgres") };
    return runCli(["diff", ...words, "--major", String(major)], environment);
  }
  async function files(texts: Readonly<Record<string, string>>): Promise<(name: string) => string> {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-diff-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    return (name) => join(folder, name);
  }
  const psql = (url: string, file: string): string =>
    execFileSync(PSQL, ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file, url], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

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

  test.skipIf(!existsSync(PSQL))("runs as whoever runs it where the one owner may not: in a schema of others, and of what only superusers make", async (t) => {
    const role = `diff_owner_${String(major)}`;
    const setup = `do $$ begin create role ${role}; exception when duplicate_object then null; end $$;`;
    const owned = `${setup} create table public.t (id int); alter table public.t owner to ${role};`;
    const [left, right] = [await createDatabase(t, { major }), await createDatabase(t, { major })];
    const at = await files({
      "a.sql": owned,
      "b.sql": `${owned} create schema more; comment on schema public is 'everybody''s'; create view public.v as select id from public.t;
        alter schema more owner to ${role}; alter view public.v owner to ${role};`,
    });
    psql(left.url, at("a.sql"));
    psql(right.url, at("b.sql"));
    const planned = await run(left.url, right.url);
    expect(planned.out).not.toContain("set role");
    psql(left.url, (await files({ "plan.sql": planned.out }))("plan.sql"));
    expect(await run(left.url, right.url, "--check")).toMatchObject({ code: 0, out: "" });
    // In a schema of its own the owner does it all.
    const own = await files({ "c.sql": `create table more.t (id int); alter table more.t owner to ${role};` });
    psql(right.url, own("c.sql"));
    expect((await run(left.url, right.url)).out).toContain(`set role ${role};`);
  });

  test("a script asks first whether its runner may do it all, and names what is missing", async (t) => {
    const role = `diff_stranger_${String(major)}`;
    const database = await createDatabase(t, { major });
    const text = "create schema s; create table s.t (id int primary key, a int); create function s.f(n int) returns int language sql as 'select n';";
    const session = await connect(database);
    await session.query(`do $$ begin create role ${role}; exception when duplicate_object then null; end $$; ${text}`);
    const at = await files({ "b.sql": text.replace("a int", "a bigint").replace("select n", "select n + 1") });
    const planned = await run(database.url, at("b.sql"));
    const [asked = ""] = /do \$rights\$[^]*?\$rights\$;/u.exec(planned.out) ?? [];
    expect(planned.out.indexOf(asked)).toBeLessThan(planned.out.indexOf("alter table"));
    await session.query(asked);
    await session.query(`set role ${role}`);
    await expect(session.query(asked)).rejects.toMatchObject({ detail: expect.stringContaining(`schema s is closed to ${role}`) as unknown });
    await session.query(`reset role; grant usage on schema s to ${role}; set role ${role}`);
    const refused = await session.query(asked).then(
      () => null,
      (error: { readonly message: string; readonly detail: string }) => error,
    );
    expect(refused?.message).toBe(`nothing was run: ${role} may not do all of this`);
    expect(refused?.detail).toMatch(/^relation s\.t belongs to \w+\nroutine s\.f\(integer\) belongs to \w+\n.* may make nothing in schema s$/u);
    await session.query(`reset role; revoke usage on schema s from ${role}`);
    await session.end();
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

  test.skipIf(!existsSync(PSQL))(
    "a step that somebody keeps out waits and tries again; in the end it says how to run the rest, and that does it",
    async (t) => {
      const at = await files({
        "a.sql": "create table t (id int primary key, a text); create view v as select id from t;",
        "b.sql": "create table t (id int primary key, b text);",
      });
      const left = await createDatabase(t, { major });
      psql(left.url, at("a.sql"));
      const holder = await connect(left);
      await holder.query("begin; select * from t");
      const { out } = await run(left.url, at("b.sql"));
      const waits = promisify(execFile)(PSQL, ["-X", "-q", "-f", (await files({ "plan.sql": out }))("plan.sql"), left.url]);
      const other = await connect(left);
      await waitFor("the script to be kept out", async () => (await other.query("select from pg_stat_activity where query like 'do $lock$%'")).rowCount === 1);
      await holder.query("commit");
      await waits;
      expect(await run(left.url, at("b.sql"), "--check")).toMatchObject({ code: 0 });

      const own = (await files({ "own.sql": (await run(left.url, at("a.sql"))).out }))("own.sql");
      const judged = await runCli(["lint", own, "--database-url", left.url, "--json"], { SCRATCH_URL: clusterUrl(cluster(major), "postgres") });
      const { issues } = JSON.parse(judged.out) as { readonly issues: readonly { readonly severity: string; readonly message: string }[] };
      expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);

      const hurried = (await run(left.url, at("a.sql"))).out.replaceAll("1..100", "1..1");
      await holder.query("begin; select * from t");
      const step = /^-- (\d+)\. (?=[^\n]*\n--[^\n]*ACCESS EXCLUSIVE on (?:public\.)?t;)/mu.exec(hurried)?.[1] ?? "";
      const script = (await files({ "plan.sql": hurried }))("plan.sql");
      const again = await promisify(execFile)(PSQL, ["-X", "-q", "-f", script, left.url]).catch(
        (error: unknown) => error as { stdout: string; stderr: string },
      );
      expect(again.stderr).toMatch(
        new RegExp(`step ${step} got no lock on public\\.t within a minute[\\s\\S]*run the rest: psql -v from_step=${step} -f`, "u"),
      );
      expect(again.stdout).toMatch(new RegExp(`step ${step} of \\d+\\n$`, "u"));
      await holder.query("commit");
      const rest = await promisify(execFile)(PSQL, ["-X", "-q", "-v", `from_step=${step}`, "-f", script, left.url]);
      expect(rest.stdout.split("\n")[0]).toBe(again.stdout.trimEnd().split("\n").at(-1));
      expect(await run(left.url, at("a.sql"), "--check")).toMatchObject({ code: 0 });
    },
  );

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
