/** SQL files as desired state: what loads, what is said where, and that nothing is left behind. */
import { readFileSync, existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDesired } from "../../worker/sql-input/read-desired.ts";
import { issueText, type SqlIssue } from "../../worker/sql-input/sql-issue.ts";
import { readSources } from "../../worker/sql-input/sql-source.ts";
import { majors } from "../helpers/majors.ts";
import { useScratch } from "../helpers/use-scratch.ts";

describe.each(majors())("SQL as desired state on Postgres %i", (major) => {
  const scratch = useScratch(major);
  const read = (text: string, schema = "public", order: "any" | "strict" = "any") =>
    scratch((db) => readDesired(db, [{ name: "s.sql", text }], { schema, order }));
  const addresses = async (text: string, schema?: string): Promise<readonly string[]> => {
    const made = await read(text, schema);
    if (!made.ok) throw new Error(made.issues.map((issue) => issueText(issue, [])).join("\n"));
    return made.value.catalog.objects.map((object) => object.address);
  };
  const problems = async (text: string): Promise<readonly string[]> => {
    const made = await read(text);
    if (made.ok) throw new Error("it loaded");
    return made.issues.map((issue: SqlIssue) => `${String(issue.line)}:${String(issue.column)} ${issue.severity} ${issue.message}`);
  };

  test("statements may stand in any order, functions may call each other", async () => {
    expect(
      await addresses(`
      create view v as select id, f(id) as g from t;
      create function f(n int) returns int language sql as 'select h(n)';
      create function h(n int) returns int language sql as 'select case when n > 0 then f(n - 1) else 0 end';
      create table t (id int primary key, other int references u (id));
      create table u (id int primary key);`),
    ).toEqual(expect.arrayContaining(["view:public.v", "function:public.f(integer)", "constraint:public.t.t_other_fkey"]));
  });

  test("unqualified names land in the named schema, which the script may make itself", async () => {
    expect(await addresses("create table t (a int)", "shop")).toContain("table:shop.t");
    expect(await addresses("create schema shop; create table t (a int)", "shop")).toContain("table:shop.t");
  });

  test("owners and grantees that nobody knows are played by throwaway roles, the server's superuser by a stand-in", async () => {
    const made = await read(`
      create schema shop; alter schema shop owner to sql_input_ada;
      create table shop.t (a int); alter table shop.t owner to postgres;
      grant select on shop.t to sql_input_bob, "Sql Input Eve"; alter default privileges for role sql_input_ada in schema shop grant select on tables to sql_input_bob;`);
    if (!made.ok) throw new Error(made.issues.map((issue) => issueText(issue, [])).join("\n"));
    const table = made.value.catalog.objects.find((object) => object.address === "table:shop.t");
    expect([table?.owner, table?.grants.map((grant) => grant.grantee)]).toEqual(["postgres", ["Sql Input Eve", "sql_input_bob"]]);
    expect(made.value.catalog.objects.find((object) => object.address === "schema:shop")?.grants).toEqual([]);
  });

  test("a name that Postgres cuts is pointed at, once in each statement, and not inside of texts", async () => {
    const long = "a".repeat(62);
    const made = await read(
      `create table t (id int);\ncreate table ${long}éx (\n  "${long} B" int, c text default '${long}${long}');\ncomment on table t is 'x';\nselect 1 as ${long.toUpperCase()}XY;`,
    );
    expect(
      (made.ok ? made.warnings : made.issues).filter((issue) => issue.code === "sql.name-cut").map((issue) => [issue.line, issue.column, issue.message]),
    ).toEqual([
      [2, 14, `${long}éx is longer than 63 bytes: Postgres cuts it to ${long}`],
      [3, 3, `${long} B is longer than 63 bytes: Postgres cuts it to ${long} `],
      [5, 13, `${long}xy is longer than 63 bytes: Postgres cuts it to ${long}x`],
    ]);
  });

  test("names that become one as Postgres cuts them are pointed at, with the other place", async () => {
    const long = "a".repeat(63);
    const made = await read(
      `create table t (id int);\ncreate table ${long}x (id int);\nselect 1;\ncreate table  ${long}Y (id int);\ncreate table u (${long}b int,\n  ${long}c int);`,
    );
    const twice = (made.ok ? made.warnings : made.issues).filter((issue) => issue.code === "sql.twice");
    expect(twice.map((issue) => [issue.line, issue.column])).toEqual([
      [4, 15],
      [6, 3],
    ]);
    expect(twice[0]?.hint).toContain("s.sql:2");
  });

  test("parameters that 15 dumps under the names of later keywords are read", async () => {
    expect(
      await addresses(`create function f(json json, inout json_value text) language sql as $$ select $2 $$;
      alter function f(json json, inout json_value text) owner to sql_input_ada; comment on function f(json, text) is 'x';`),
    ).toContain("function:public.f(json, text)");
  });

  test("every problem has its place, and what follows from another is not said", async () => {
    expect(await problems(`create table a (id int,);\nselect :x;\n\\i more.sql\n`)).toEqual([
      '1:24 error syntax error at or near ")"',
      "2:8 error :x is a variable of psql and has no value here",
      "3:1 error psql's \\i is refused: the file that it includes is not read",
    ]);
    expect(
      await problems(
        "create table ü (id int, a nope);\ncreate view v as select * from ü;\ncreate function f() returns int language plpgsql as $$\nbegin\n  retrn 1;\nend $$;",
      ),
    ).toEqual(['1:27 error type "nope" does not exist', '5:3 error syntax error at or near "retrn"']);
  });

  test.for([
    ["create table t (e citext)", "create extension citext"],
    ["create function f() returns int language plv8 as 'return 1'", "create extension plv8"],
    ["create table t (a int); create index on t using rum (a)", "create extension rum"],
    ["create extension no_such_thing", "install them there"],
    ["create operator class o for type int using btree as function 1 btint4cmp(int, int)", "superuser"],
    [
      "create schema s; create table s.n (a int); create function f() returns int language plpgsql as 'begin return (select max(a) from n); end'; create materialized view m as select f()",
      "give the function set search_path",
    ],
    ["select 1 \\gexec", "write the statements themselves"],
    ["create function f() returns int language c as 'x', 'y'", "functions of compiled code come with an extension"],
    ["create table t (a int); rollback", "leave out the transaction"],
    ["create table t (a int) create table u (a int)", "a semicolon is missing"],
    ["<<<<<<< HEAD\ncreate table t (a int);", "a merge conflict stands here"],
    ["create view v as select * from w; create view w as select * from v", "these statements need each other"],
    ["create table t (a int check (b > 0))", "correct the column's name"],
    ["create table t (a int) tablespace nowhere", "tablespaces belong to the server"],
  ] as const)("%s: says what to do", async ([text, hint]) => {
    const made = await read(text);
    expect(made.ok ? [] : made.issues.map((issue) => issue.hint)).toEqual(expect.arrayContaining([expect.stringContaining(hint)]));
  });

  test.for([
    ["create table b (a int references missing (id));", '1:34 error relation "missing" does not exist'],
    [
      "create table a (id int primary key); create table b (a int references a (idd));",
      '1:74 error column "idd" referenced in foreign key constraint does not exist',
    ],
    ["create table a (id int, id int);", '1:25 error column "id" specified more than once'],
    [
      "create function f() returns int language plpgsql as 'begin return (select max(a) from n); end';\ncreate materialized view m as select f();",
      '2:1 error relation "n" does not exist, in function f(), which this calls',
    ],
    ["create table t (a int);\ncreate function f() returns bigint language sql as $$ select b from t $$;", '2:62 error column "b" does not exist'],
    ["create table t (a int); create policy p on t to somebody_else, another using (missing(a));", "1:79 error function missing(integer) does not exist"],
    [
      "create extension no_such_thing; comment on extension no_such_thing is 'x'; create table t (a citext);\ncreate extension citext_of_another;",
      '1:18 error extension "no_such_thing" is not available',
    ],
    [
      "create table p (a int, b int, primary key (a)) partition by range (b);",
      '1:1 error unique constraint on partitioned table must include all partitioning columns (PRIMARY KEY constraint on table "p" lacks column "b" which is part of the partition key.)',
    ],
  ] as const)("%s: says where", async ([text, place]) => {
    expect((await problems(text))[0]).toBe(place);
  });

  test("a body that does not compile and was made unchecked is pointed at, one whose names are found elsewhere is not", async () => {
    const made = await read(
      "set check_function_bodies = off;\ncreate function f() returns int language plpgsql as $$\nbegin\n  retrn 1;\nend $$;\n" +
        "create function g() returns int language sql as $$ selec 1 $$;\ncreate function h() returns int language sql as $$ select a from elsewhere $$;\n" +
        "create function k() returns int language plpgsql as $$ declare v elsewhere; begin return v.a; end $$;",
    );
    expect(made.ok ? made.warnings.map((issue) => `${String(issue.line)}:${String(issue.column)} ${issue.severity} ${issue.message}`) : made.issues).toEqual([
      '4:3 warning syntax error at or near "retrn": the body of f does not compile, and it was made unchecked (check_function_bodies is off): each call fails',
      '6:52 warning syntax error at or near "selec": the body of g does not compile, and it was made unchecked (check_function_bodies is off): each call fails',
    ]);
  });

  test("what old dumps say of plpgsql is there already", async () => {
    expect(
      await addresses(`create or replace procedural language plpgsql;
      alter procedural language plpgsql owner to sql_input_ada; comment on language plpgsql is 'x'; create table t (a int);`),
    ).toContain("table:public.t");
  });

  test("a block that makes roles is left out as they are, one that makes more is executed", async () => {
    const made = await read(`do $$ begin create role sql_input_ada nologin; exception when duplicate_object then null; end $$;
      do $$ begin if not exists (select from pg_roles where rolname = 'sql_input_bob') then execute 'create role sql_input_bob'; grant sql_input_ada to sql_input_bob; end if; end $$;
      do $$ begin create table t (a int); end $$; grant select on t to sql_input_ada;`);
    if (!made.ok) throw new Error(made.issues.map((issue) => issueText(issue, [])).join("\n"));
    expect(made.value.catalog.objects.find((object) => object.address === "table:public.t")?.grants.map((grant) => grant.grantee)).toEqual(["sql_input_ada"]);
    expect(made.warnings.map((issue) => `${issue.code} ${String(issue.line)}`)).toEqual(["sql.left-out 1", "sql.executed 3"]);
  });

  test("what lives in one session is named as left out", async () => {
    const made = await read("create temp table t (a int);\ncreate temp view v as select a from t;\ncreate table u (a int);");
    expect(made.ok && made.value.catalog.objects.some((object) => object.address === "table:public.u")).toBe(true);
    expect(made.ok ? made.warnings.map((issue) => `${String(issue.line)} ${issue.message}`) : []).toEqual([
      "1 it lives in one session: it was made on scratch, and is no part of a schema (and 1 more like it, in line 2)",
    ]);
  });

  test("a block that fails, ends its session, writes outside or never ends is named, and nothing of it stays", async () => {
    const said = async (text: string): Promise<readonly string[]> => {
      const made = await scratch((db) => readDesired(db, [{ name: "s.sql", text }], { schema: "public", order: "any", longest_ms: 1_000 }));
      return made.ok ? [] : made.issues.map((issue) => `${String(issue.line)}:${String(issue.column)} ${issue.severity} ${issue.message}`);
    };
    expect(await said("create table t (a int);\ndo $$ begin create table u (a int); raise exception 'no'; end $$;")).toEqual(["2:1 error no"]);
    expect(await said("create table t (a int);\nselect pg_terminate_backend(pg_backend_pid());")).toEqual([
      "2:1 error the scratch session ended in this statement: terminating connection due to administrator command",
    ]);
    expect(await said("do $$ begin copy (select 1) to program 'touch /tmp/never'; end $$;")).toEqual([
      expect.stringMatching(/^1:1 error permission denied to COPY to or from an external program|^1:1 error must be superuser or have privileges/) as string,
    ]);
    expect(await said("create table t (a int);\ndo $$ begin loop null; end loop; end $$;")).toEqual([
      "2:1 error the statement had not ended after 1 s on an empty scratch database",
    ]);
  });

  test.for([
    ["\u00ff\u00fec", "iconv -f UTF-16"],
    ["\u00e9", "iconv -f LATIN1"],
    ["PGDMP\u0001", "pg_restore -f x.restored.sql x.sql"],
  ] as const)("a file that begins with %j is no SQL text: what makes it one", async ([bytes, remedy], { onTestFinished }) => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-bytes-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "x.sql"), Buffer.from(bytes, "latin1"));
    await expect(readSources([folder]).catch((error: Error) => Promise.reject(new Error(error.message.replaceAll(`${folder}/`, ""))))).rejects.toThrow(remedy);
  });

  test("rows, roles, databases and settings of the server are left out, each kind said once", async () => {
    const made = await read(`
      create database x; alter system set work_mem = '1GB'; create role sql_input_carl password 'x';
      create table t (a int); insert into t values (1); insert into t values (2); copy t from stdin;\n1\n\\.\nselect setval('s', 1);
      do $$ begin create type mood as enum ('a'); exception when duplicate_object then null; end $$;`);
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    expect(made.warnings.map((issue) => issue.message)).toEqual([
      "left out: it is about the server, not about a schema of this database (and 1 more like it, in line 2)",
      "left out: roles belong to the server: make them there before a plan runs",
      "a password stands in this text: whoever may read a declared version reads it there",
      "left out: rows are not part of a schema (and 2 more like it, in line 3)",
      expect.stringContaining("the block was executed on scratch") as string,
    ]);
    expect(made.value.catalog.objects.map((object) => object.address)).toContain("enum:public.mood");
  });

  test("a server of an extension's wrapper is made by the role that the text names; the password beside it is pointed at, never shown", async () => {
    const made = await read(
      "create extension postgres_fdw;\ncreate server far foreign data wrapper postgres_fdw options (host 'h');\nalter server far owner to shop_owner;\ncreate user mapping for public server far options (user 'u', password 'hush');\ncreate foreign table t (a int) server far;",
    );
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    expect(made.value.catalog.objects.map((object) => object.address)).toEqual(expect.arrayContaining(["foreign_table:public.t"]));
    expect(made.warnings).toMatchObject([{ code: "sql.password", line: 4 }]);
    expect(JSON.stringify([made.value.catalog, made.warnings])).not.toContain("hush");
  });

  test("what extensions and the server brought is granted in what is read, for nobody to use", async () => {
    const text =
      "create extension pg_stat_statements;\ncreate table t (a int);\ngrant select on all tables in schema public to sql_input_reader;\ngrant execute on all functions in schema public to sql_input_reader;\nset search_path = pg_catalog;\ngrant execute on function pg_read_file(text) to public;\n";
    const made = await read(text);
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    const given = made.value.catalog.objects.filter((object) => object.grants.some((grant) => grant.grantee === "sql_input_reader"));
    expect(given.map((object) => object.address.replace(/\(.*\)/u, "()"))).toEqual([
      "privileges:on function pg_stat_statements() of pg_stat_statements",
      "privileges:on function pg_stat_statements_info() of pg_stat_statements",
      "privileges:on function pg_stat_statements_reset() of pg_stat_statements",
      "privileges:on table pg_stat_statements of pg_stat_statements",
      "privileges:on table pg_stat_statements_info of pg_stat_statements",
      "table:public.t",
    ]);
    expect(made.value.catalog.objects.find((object) => object.address.endsWith("pg_catalog.pg_read_file(text)"))?.grants).toEqual([
      { grantee: "public", privileges: ["EXECUTE"] },
    ]);
    expect(await problems(`${text}do $$ begin perform pg_read_file('PG_VERSION'); end $$;`)).toContainEqual(
      expect.stringContaining("permission denied for function pg_read_file"),
    );
  });

  test("extensions come first, unless the text clears away before it builds", async () => {
    expect(
      await addresses("create table t (e citext, h ext.hstore);\ncreate extension citext;\ncreate schema ext;\ncreate extension hstore schema ext;"),
    ).toEqual(expect.arrayContaining(["table:public.t", "schema:ext"]));
    expect(
      await addresses(
        "drop schema if exists shop cascade; create schema shop; create extension if not exists citext; drop extension if exists citext; create table shop.t (a int);",
      ),
    ).toContain("table:shop.t");
  });

  test("default privileges that name no role are the owner's, by a name that is the same every time", async () => {
    const text = "create schema shop; alter default privileges in schema shop grant select on tables to sql_input_bob;";
    const [one, two] = [await addresses(text), await addresses(text)];
    expect(one).toEqual(two);
    expect(one.filter((address) => address.includes("default"))).toEqual([expect.stringContaining("da_loader")]);
  });

  test("a file that is included and given as well is read once", async () => {
    const made = await scratch((db) =>
      readDesired(
        db,
        [
          { name: "db/all.sql", text: "\\ir tables/t.sql\n\\i other.sql\n" },
          { name: "db/tables/t.sql", text: "create table t (a int);" },
        ],
        { schema: "public", order: "any" },
      ),
    );
    expect(made.ok ? [] : made.issues.map((issue) => issue.line)).toEqual([2]);
  });

  test("rename hints stand before what has the new name", async () => {
    const made = await read(`-- @renamed from Clients\ncreate table customers (\n  -- @renamed from "Name"\n  full_name text\n);`, "shop");
    expect(made.ok && made.value.renames.map(({ from, to }) => [from, to])).toEqual([
      ["table:shop.clients", "table:shop.customers"],
      ['column:shop.clients."Name"', "column:shop.customers.full_name"],
    ]);
    expect(await problems("create table t (\n  a int, -- @renamed from b\n  c int\n);\n-- @renamed from x\ncreate index on t (a);")).toEqual([
      expect.stringContaining("2:10 error a rename hint stands behind something on its line"),
      expect.stringContaining("5:1 error the rename hint stands before nothing that can have had another name"),
    ]);
  });

  const folder = process.env["REAL_SCHEMAS_DIR"] ?? "";
  test.runIf(existsSync(folder)).for(["chinook", "omop", "synapse"])("the public schema %s loads", async (name) => {
    expect((await addresses(readFileSync(join(folder, `${name}.sql`), "utf8"))).length).toBeGreaterThan(100);
  });
});
