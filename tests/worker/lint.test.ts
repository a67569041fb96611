/** `data-architect lint` against a live catalog: what text alone can't tell. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { runProgram } from "../../worker/cli/program.ts";
import { steadyFunctions } from "../../worker/lint/steady-functions.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

const schema = `
  create schema shop;
  create table shop.orders (id bigint generated always as identity primary key, note varchar(20), customer_id bigint, total numeric(10,2), constraint filled check (note is not null));
  create table shop.few (id int primary key, note text); create table shop.none (id int, note text);
  insert into shop.few values (1, 'a');
  insert into shop.orders (note, total) select repeat('x', 10), n from generate_series(1, 40000) as n;
  analyze;`;

describe.each(majors())("lint on Postgres %i", (major) => {
  type Document = {
    readonly findings: readonly {
      readonly id: string;
      readonly severity: string;
      readonly message: string;
      readonly lock: string | null;
      readonly table: string | null;
      readonly line: number;
    }[];
    readonly issues: readonly { readonly message: string; readonly line: number }[];
  };
  async function lint(url: string | null, text: string, ...more: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-lint-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "m.sql"), `set lock_timeout = '150ms';\n${text}`);
    await writeFile(join(folder, "before.sql"), schema);
    const said = { out: "", err: "" };
    const base = url === null ? ["--before", join(folder, "before.sql"), "--major", String(major)] : ["--database-url", url];
    const code = await runProgram(
      ["lint", join(folder, "m.sql"), ...base, ...more],
      { SCRATCH_URL: clusterUrl(cluster(major), "postgres") },
      {
        out: (piece) => {
          said.out += piece;
        },
        err: (piece) => {
          said.err += piece;
        },
      },
    );
    return { code, ...said };
  }
  const shop = async (): Promise<string> => {
    const database = await createDatabase(onTestFinished, { major });
    await (await connect(database)).query(schema);
    return database.url;
  };
  const document = async (url: string, text: string): Promise<Document> => JSON.parse((await lint(url, text, "--json", "--all")).out) as Document;

  test("the functions that are taken for steady are Postgres' own, and none of their forms is volatile", async () => {
    const client = await connect(await createDatabase(onTestFinished, { major }));
    const { rows } = await client.query<{ name: string }>(
      `select name from unnest($1::text[]) as name left join pg_proc on proname = name and pronamespace = 'pg_catalog'::regnamespace
        group by name having count(pg_proc.oid) = 0 or bool_or(provolatile = 'v') order by name`,
      [[...steadyFunctions]],
    );
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  test("sizes, types, valid checks and indexes count", async () => {
    const url = await shop();
    const errors = async (text: string): Promise<readonly string[]> =>
      (await document(url, text)).findings.filter((each) => each.severity === "error").map((each) => each.id);
    expect(
      await errors(
        "alter table shop.orders alter column note type varchar(40); alter table shop.orders alter column note type text; alter table shop.orders alter column total type numeric(14,2);",
      ),
    ).toEqual([]);
    expect(await errors("alter table shop.orders alter column note type varchar(10);")).toEqual(["H006"]);
    expect(await errors("alter table shop.orders alter column note set not null;")).toEqual([]);
    expect(await errors("alter table shop.orders alter column total set not null;")).toEqual(["H011"]);
    expect(await errors("create index on shop.none (id); create index on shop.few (note); alter table shop.few alter column note set not null;")).toEqual([]);
    expect((await document(url, "create index on shop.orders (note);")).findings[0]?.message).toBe(
      "writes to shop.orders wait while about 40,000 rows are read",
    );
  });

  test("what a DO block takes and writes again is seen, on scratch", async () => {
    const rewrite = { id: "H006", severity: "error", lock: "ACCESS EXCLUSIVE", table: "shop.orders", line: 2 };
    const { findings } = await document(await shop(), "do $$ begin execute format('alter table shop.%I add column n bigserial', 'orders'); end $$;");
    expect(findings).toMatchObject([{ ...rewrite, column: 1 }]);
    const written = await document(await shop(), "do $$ begin alter table shop.orders add column n bigserial; end $$;");
    expect(written.findings).toMatchObject([
      { ...rewrite, column: 13, statement: "alter table shop.orders add column n bigserial" },
      { id: "H021", severity: "info" },
    ]);
  });

  test("what Postgres refuses is an error at its place", async () => {
    const url = await shop();
    const { issues } = await document(
      url,
      "alter table shop.orders add column a int;\nalter table shop.nope add column a int;\nalter table shop.orders add column a int;",
    );
    expect(issues).toMatchObject([
      { line: 3, message: 'relation "shop.nope" does not exist' },
      { line: 4, message: 'column "a" of relation "orders" already exists' },
    ]);
    const named = await document(url, "update shop.orders set total = 1, total = 2;\ncreate table shop.n (a int, a int);");
    expect(named.issues).toMatchObject([
      { line: 3, message: 'column "a" specified more than once' },
      { line: 2, message: "column total is named twice: Postgres refuses the statement" },
    ]);
    expect(await lint(url, "select :x;")).toMatchObject({ code: 1, out: expect.stringContaining("variable of psql") as string });
  });

  test("what stands in no transaction is executed by itself: a block that commits, one that asks for it, VACUUM", async () => {
    const url = await shop();
    const batches = "do $$ begin loop update shop.orders set total = 0 where total is null; commit; exit when not found; end loop; end $$;";
    const outside = "do $$ begin if now() <> statement_timestamp() then raise active_sql_transaction; end if; end $$;";
    expect((await document(url, `${batches}\n${outside}\nvacuum shop.few;\nalter table shop.few add column by_itself int;`)).issues).toEqual([]);
    expect((await document(url, "do $$ begin raise 'no'; end $$;")).issues).toMatchObject([{ line: 2, message: "no" }]);
  });

  test("what was said of a table before is nothing new under the name that it gets", async () => {
    const { lints } = JSON.parse((await lint(await shop(), "alter table shop.none rename to nobody;\ncreate table shop.staged (id int);", "--json")).out) as {
      readonly lints: readonly { readonly key: string }[];
    };
    expect(lints.map(({ key }) => key)).toEqual(["no_primary_key/table:shop.staged"]);
  });

  test("what a comment accepts is shown with its reason, and fails nothing; what accepts nothing is a warning", async () => {
    const url = await shop();
    const text =
      "-- @accept H005: at night, nobody writes\ncreate index on shop.orders (note);\n-- @accept no_primary_key: rows of partners\ncreate table shop.staged (id int);\n";
    expect(await lint(url, text, "--fail-on", "warn")).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^\S+m\.sql:3:1: accepted: H005 writes to shop\.orders wait .*\(at night, nobody writes\)\n\S+m\.sql:5:1: accepted: no_primary_key shop\.staged .*\(rows of partners\)\n$/u,
      ) as string,
      err: "3 statements: 0 errors, 0 warnings, 2 accepted\n",
    });
    expect(JSON.parse((await lint(url, text, "--json")).out)).toMatchObject({
      findings: [],
      lints: [],
      accepted: { findings: [{ id: "H005", reason: "at night, nobody writes" }], lints: [{ rule: "no_primary_key", reason: "rows of partners" }] },
    });
    expect((await lint(url, text, "--format", "github")).out).toBe("");
    const unused = await lint(url, "-- @accept H005: small\ncreate index on shop.none (id);", "--fail-on", "warn");
    expect(unused).toMatchObject({ code: 1, out: expect.stringContaining("m.sql:2:1: warning: nothing is accepted here: H005 is not found") as string });
    expect((await lint(url, "-- @accept H005: small\ncreate index on shop.none (id);")).code).toBe(0);
    expect((await lint(url, "-- @accept H5: small\nselect 1;")).code).toBe(1);
  });

  test("--fix rewrites it in phases, with its renames; rows are kept out and said", async () => {
    const migration =
      "create index orders_total on shop.orders (total);\nalter table shop.orders rename column note to remark;\nupdate shop.orders set total = 0;";
    const fixed = await lint(await shop(), migration, "--fix");
    expect(fixed).toMatchObject({ code: 0, err: expect.stringContaining("1 statement that changes rows is not in it: put it between") as string });
    expect(fixed.out).toMatch(/create index concurrently orders_total[\s\S]*-- ==== backfill[\s\S]*note → remark[\s\S]*-- ==== contract/);
    expect((await lint(null, migration, "--fix")).out).toContain("create index concurrently orders_total");
    expect(await lint(await shop(), "alter table shop.nope add column a int;", "--fix")).toMatchObject({ code: 3, out: "" });
  });

  test("--fix gives what a migration makes the default privileges that it would be born with", async () => {
    const database = await createDatabase(onTestFinished, { major });
    const client = await connect(database);
    const role = `${database.name}_app`;
    await client.query(`create role "${role}"; create schema shop; create table shop.a (id bigint primary key);
      alter default privileges in schema shop grant execute on functions to "${role}";
      alter default privileges in schema shop grant select on tables to "${role}";
      create function shop.f() returns int language sql return 1`);
    onTestFinished(() => client.query(`drop owned by "${role}"; drop role "${role}"`).then(() => undefined));
    const migration = "drop function shop.f(); create function shop.f() returns bigint language sql return 1;\ncreate table shop.b (id bigint primary key);";
    const { out, code } = await lint(database.url, migration, "--fix");
    expect(code).toBe(0);
    expect(out).toContain("create table shop.b");
    expect(out).not.toMatch(/^revoke/mu);
  });
});
