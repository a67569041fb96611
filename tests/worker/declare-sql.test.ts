/** SQL as a model version, and a database's schemas as the first one: from the verb to the applied plan. */
import { describe, expect, test } from "vitest";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { declare, ended, first, planned } from "./declared.ts";
import { govern, type Governed } from "./governed.ts";
import { apply, approve, complete } from "./verbs.ts";

const second = `
-- @file tables.sql
create table customers (
  id bigint generated always as identity primary key,
  name text not null,
  email text
);
create index customers_email on customers (email);
-- @file views.sql
create view names as select name from customers;
grant select on customers, names to shop_app;
`;
/** The same with a value for the rows that stand. */
const told = second.replace("  email text", "  -- @forward lower(name) || '@example.org'\n  email text not null");

describe.each(majors())("SQL as desired state on Postgres %i", { timeout: 180_000 }, (major) => {
  const columns = async (shop: Governed): Promise<unknown> =>
    shop.as(null, "select attname from pg_attribute where attrelid = to_regclass('shop.customers') and attnum > 0 and not attisdropped order by attnum");

  test("declared, planned, proved, approved, applied; the same text again is the same version", async (t) => {
    const shop = await govern(t, major);
    await shop.startWorker();
    expect(await declare(shop, first)).toMatchObject({ state: "done", version: "1", issues: [] });
    const plan = await planned(shop);
    await shop.planIn(plan, "proved");
    await approve(shop, plan);
    await apply(shop, plan);
    await shop.planIn(plan, "completed");
    expect(await columns(shop)).toEqual([{ attname: "id" }, { attname: "name" }]);
    expect(await declare(shop, `-- the same\n${first}`)).toMatchObject({ state: "done", version: "1" });
    await shop.as(null, "insert into shop.customers (name) values ('Ada')");
    expect(await declare(shop, told)).toMatchObject({ state: "done", version: "2" });
    const next = await planned(shop);
    await shop.planIn(next, "proved");
    await approve(shop, next);
    await apply(shop, next);
    await shop.planIn(next, "soaking");
    await complete(shop, next);
    await shop.planIn(next, "completed");
    expect(await columns(shop)).toEqual([{ attname: "id" }, { attname: "name" }, { attname: "email" }]);
    expect(await shop.as(null, "select name, email from shop.customers")).toEqual([{ name: "Ada", email: "ada@example.org" }]);
    // What was told of values has been carried out, and stays in the text.
    expect(await declare(shop, told)).toMatchObject({ state: "done", version: "2" });
  });

  test("a rename is what a hint says, and is asked for where none does", async (t) => {
    const shop = await govern(t, major);
    await shop.as(null, "create schema if not exists shop authorization shop_owner");
    await shop.as(null, `set role shop_owner; set search_path = shop; ${first} insert into customers (name) values ('Ada'); reset role; reset search_path`);
    await shop.startWorker();
    await ended(shop, (await shop.as<{ request: string }>("ada", "select request from arch.baseline('shop')"))[0]?.request);
    const renamed = first
      .replace("name text not null", "\n  -- @renamed from name\n  full_name text not null")
      .replace("select name from", "select full_name as name from");
    expect((await declare(shop, renamed.replace("-- @renamed from name", ""))).warnings).toMatchObject([
      { code: "sql.rename-proposed", line: 4, hint: expect.stringContaining("-- @renamed from name") as string },
    ]);
    expect((await declare(shop, renamed.replace("from name", "from nam"))).issues).toMatchObject([
      {
        code: "sql.rename-hint",
        line: 3,
        column: 3,
        message: "the rename hint matches nothing: the applied version has no column shop.customers.nam; did you mean shop.customers.name?",
      },
    ]);
    expect(await declare(shop, renamed)).toMatchObject({ state: "done", warnings: [] });
    const plan = await planned(shop);
    await shop.planIn(plan, "proved");
    expect(
      await shop.as(
        null,
        "select c ->> 'address' as address from arch.plans cross join jsonb_array_elements(changes) as c where id = $1 and c ->> 'kind' = 'rename'",
        [plan],
      ),
    ).toEqual([{ address: "column:shop.customers.full_name" }]);
  });

  test("what is wrong comes with file, line and column, and leaves no version", async (t) => {
    const shop = await govern(t, major);
    await shop.startWorker();
    const failed = await declare(
      shop,
      second.replace("create view names as select name", "create view names as select nam").replace("email text\n", "email citext\n"),
    );
    expect(failed).toMatchObject({ state: "failed", version: null });
    expect(failed.issues).toMatchObject([
      {
        path: "tables.sql",
        line: 4,
        column: 9,
        hint: "it comes with an extension: create extension citext",
        statement: expect.stringMatching(/^create table customers/) as string,
      },
    ]);
    expect(await shop.as("ada", "select line, statement from arch.issues($1)", [failed.id])).toEqual([{ line: 4, statement: failed.issues[0]?.statement }]);
    expect((await declare(shop, "create table public.x (id int);")).issues).toMatchObject([
      { code: "sql.outside", message: "table public.x is outside of the project, which owns shop" },
    ]);
    expect((await declare(shop, "-- @renamed from customer\ncreate table customers (id int);")).issues).toMatchObject([{ code: "sql.rename-hint", line: 1 }]);
    expect((await declare(shop, "create table t (id int)\ncreate table u (id int);")).issues).toMatchObject([{ code: "sql.syntax", line: 2, column: 1 }]);
    expect(await shop.as(null, "select 1 from arch.model_versions")).toEqual([]);
    expect(
      (await declare(shop, "create extension citext with schema public;\ncreate table t (e public.citext); grant select on t to shop_app;")).warnings,
    ).toMatchObject([{ code: "sql.extension-outside", line: 1 }]);
    expect(
      (await declare(shop, "create table t (id int primary key); grant select on t to shop_app;\nalter table t owner to postgres;")).warnings,
    ).toMatchObject([{ code: "sql.owner", line: 2, column: 1, statement: "alter table t owner to postgres" }]);
    await expect(shop.as("olga", "select * from arch.declare_sql('shop', 'select 1')")).rejects.toMatchObject({ code: "ZA002" });
    await expect(shop.as("ada", "select * from arch.declare_sql('shop', '')")).rejects.toMatchObject({ code: "ZA008" });
  });

  test("a text without a statement is no wish to drop all; one that says so is", async (t) => {
    const shop = await govern(t, major);
    await shop.startWorker();
    expect(await declare(shop, first)).toMatchObject({ state: "done", version: "1" });
    for (const text of ["-- to be written\n", "copy customers (id) from stdin;\n1\n\\.\n", "vacuum;"]) {
      expect(await declare(shop, text)).toMatchObject({
        state: "failed",
        issues: [{ code: "sql.nothing", line: 1, hint: expect.stringContaining("create schema shop;") as string }],
      });
    }
    expect(await declare(shop, "create schema if not exists shop;")).toMatchObject({ state: "done", version: "2" });
  });

  test("a baseline takes over what stands there; the next plan says that there is nothing to do, the one after changes it", async (t) => {
    const shop = await govern(t, major);
    await shop.as(null, "create schema if not exists shop authorization shop_owner");
    await shop.as(null, `set role shop_owner; set search_path = shop; ${first} insert into customers (name) values ('Ada'); reset role; reset search_path`);
    await shop.startWorker();
    const [asked] = await shop.as<{ request: string }>("ada", "select request from arch.baseline('shop')");
    expect(await ended(shop, asked?.request)).toMatchObject({ state: "done", version: "1", warnings: [] });
    await expect(shop.as("ada", "select * from arch.plan('shop')")).rejects.toMatchObject({ code: "ZA011" });
    expect(await declare(shop, first)).toMatchObject({ state: "done", version: "1" });
    expect(await declare(shop, second)).toMatchObject({ state: "done", version: "2" });
    const plan = await planned(shop);
    await shop.planIn(plan, "proved");
    expect(await shop.as("ada", "select what from arch.steps($1)", [plan])).toHaveLength(2);
    await expect(shop.as("ada", "select * from arch.baseline('shop')")).rejects.toMatchObject({
      code: "ZA008",
      message: expect.stringContaining("has model versions already") as string,
    });
    await expect(shop.as("olga", "select * from arch.baseline('shop')")).rejects.toMatchObject({ code: "ZA002" });
  });

  test("what belongs to somebody else at the baseline is handed over as its warning says; the version that has it is a plan without steps, and ends", async (t) => {
    const shop = await govern(t, major);
    await shop.as(
      null,
      "create schema if not exists shop authorization shop_owner; create table shop.strays (id bigint generated always as identity primary key)",
    );
    await shop.startWorker();
    const taken = await ended(shop, (await shop.as<{ request: string }>("ada", "select request from arch.baseline('shop')"))[0]?.request);
    expect(taken).toMatchObject({
      state: "done",
      warnings: [{ code: "baseline.owner", message: "table shop.strays belongs to postgres; plans run as shop_owner and can't change it" }],
    });
    for (const statement of taken.warnings[0]?.hint.split("\n").slice(1) ?? []) await shop.as(null, statement);
    await shop.as("olga", "select * from arch.scan_drift('shop')");
    const [finding] = await waitFor(
      "the change of owner to be found",
      async () => {
        const found = await shop.as<{ finding: string; adopt: string }>("bob", "select finding, adopt from arch.drift() where adopt is not null");
        return found.length === 0 ? null : found;
      },
      60_000,
    );
    await shop.as("bob", "select * from arch.adopt($1, 'handed over')", [finding?.finding]);
    expect(
      await declare(shop, "create table strays (id bigint generated always as identity primary key); alter table strays owner to shop_owner"),
    ).toMatchObject({ state: "done", version: "2" });
    const plan = await planned(shop);
    await shop.planIn(plan, "proved");
    expect(await shop.as("ada", "select from arch.steps($1)", [plan])).toEqual([]);
    await approve(shop, plan);
    await apply(shop, plan);
    await shop.planIn(plan, "completed");
  });

  test("privileges on members of an extension are taken over; what a plan's owner can't give is refused with the statements for who may", async (t) => {
    const shop = await govern(t, major);
    const given = "grant select on all tables in schema shop to shop_app; revoke execute on all functions in schema shop from public;";
    await shop.as(
      null,
      `create schema if not exists shop authorization shop_owner; create extension pg_stat_statements schema shop; grant usage on schema shop to shop_app`,
    );
    await shop.as(null, `set role shop_owner; set search_path = shop; ${first} reset role; reset search_path; ${given}`);
    await shop.startWorker();
    const taken = await ended(shop, (await shop.as<{ request: string }>("ada", "select request from arch.baseline('shop')"))[0]?.request);
    expect(taken).toMatchObject({ state: "done", warnings: [] });
    await expect(shop.as("ada", "select * from arch.plan('shop')")).rejects.toMatchObject({ code: "ZA011" });
    const text = `create schema shop; grant usage on schema shop to shop_app; create extension pg_stat_statements schema shop;\n${first.replace("name text not null", "name text not null, email text")}`;
    await declare(shop, `${text} ${given}`);
    const proved = await planned(shop);
    await shop.planIn(proved, "proved");
    expect(await shop.as("ada", "select what from arch.steps($1)", [proved])).toEqual([{ what: "add customers.email (text)" }]);
    await declare(shop, `${text} ${given} revoke select on shop.pg_stat_statements from public;`);
    const refused = await planned(shop);
    await shop.planIn(refused, "failed");
    expect(
      await shop.as("ada", "select i.code, i.path, i.hint from arch.plans as p cross join arch.issues(p.request_id) as i where p.id = $1", [refused]),
    ).toEqual([
      {
        code: "plan.given-by-others",
        path: "privileges:on table pg_stat_statements of pg_stat_statements",
        hint: expect.stringContaining("revoke select on table shop.pg_stat_statements from public. Then adopt the drift") as string,
      },
    ]);
  });

  test("what is not modelled stands in the way of every plan, until an admin says why it may be passed", async (t) => {
    const shop = await govern(t, major);
    const partitions =
      "create table logs (at date not null) partition by range (at); create table logs_1 partition of logs for values from ('2026-01-01') to ('2027-01-01'); create table logs_2 partition of logs for values from ('2027-01-01') to ('2028-01-01');";
    await shop.as(null, "create schema if not exists shop authorization shop_owner");
    await shop.as(null, `set role shop_owner; set search_path = shop; ${first} ${partitions} reset role; reset search_path`);
    await shop.startWorker();
    await ended(shop, (await shop.as<{ request: string }>("ada", "select request from arch.baseline('shop')"))[0]?.request);
    await declare(shop, `${first.replace("name text not null", "name text not null, email text")} ${partitions}`);
    // What a cancelled `detach partition … concurrently` leaves behind.
    await shop.as(
      null,
      "set allow_system_table_mods = on; update pg_inherits set inhdetachpending = true where inhrelid = 'shop.logs_2'::regclass; reset allow_system_table_mods",
    );
    const refused = await planned(shop);
    await shop.planIn(refused, "failed");
    expect(
      await shop.as("ada", "select i.code, i.path, i.hint from arch.plans as p cross join arch.issues(p.request_id) as i where p.id = $1", [refused]),
    ).toEqual([
      {
        code: "plan.not-modelled",
        path: "other:partition being detached:shop.logs_2",
        hint: expect.stringContaining("arch.strict('shop', false, 'why')") as string,
      },
    ]);
    await expect(shop.as("ada", "select * from arch.strict('shop', false, 'seen')")).rejects.toMatchObject({ code: "ZA002" });
    await expect(shop.as(null, "select * from arch.strict('shop', false, ' ')")).rejects.toMatchObject({ code: "ZA008" });
    expect(await shop.as(null, "select state from arch.strict('shop', false, 'logs_2 leaves on Sunday')")).toEqual([{ state: "not strict" }]);
    const passed = await planned(shop);
    // Scratch has no such object: the plan says so, and goes on with a reason only.
    await shop.planIn(passed, "unproven");
    expect(await shop.as("ada", "select i.severity, i.code from arch.plans as p cross join arch.issues(p.request_id) as i where p.id = $1", [passed])).toEqual([
      { severity: "warning", code: "plan.not-modelled" },
    ]);
    expect(await shop.as(null, "select detail from arch.events where kind = 'strict_changed'")).toEqual([
      { detail: { from: true, to: false, reason: "logs_2 leaves on Sunday" } },
    ]);
  });
});
