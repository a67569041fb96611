/** The reader gives the same catalog to everybody, whatever the session's settings, and never a torn one. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { fingerprint } from "../../plv8/src/catalog/fingerprint.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { CatalogUnstable, readCatalog } from "../../worker/catalog/read-catalog.ts";
import { loadSource, sourceRoles } from "../helpers/catalog-source.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase, type TestDatabase } from "../helpers/database.ts";
import { expectSameCatalog } from "../helpers/expect-same-catalog.ts";
import { majors } from "../helpers/majors.ts";

const spine = new URL("../corpus/catalog/spine.sql", import.meta.url).pathname;

describe.each(majors())("on Postgres %i", (major) => {
  const withSpine = async (): Promise<TestDatabase> => {
    const roles = await sourceRoles(onTestFinished, major, `read_${randomBytes(3).toString("hex")}`);
    const database = await createDatabase(onTestFinished, { major });
    await loadSource(await connect(database), spine, roles);
    return database;
  };

  /** A login without any right but to connect. */
  const makeLogin = async (): Promise<{ user: string; password: string }> => {
    const login = { user: `reader_${randomBytes(4).toString("hex")}`, password: randomBytes(8).toString("hex") };
    await asSuperuser(major, (session) => session.query(`create role ${login.user} login password '${login.password}'`));
    onTestFinished(async () => {
      await asSuperuser(major, (session) => session.query(`drop role ${login.user}`));
    });
    return login;
  };

  test("settings of the session change nothing, and are as before afterwards", async () => {
    const session = await connect(await withSpine());
    const wanted = await readCatalog(session, null);
    const settings = {
      TimeZone: "Asia/Kathmandu",
      search_path: 'shop, public, "Odd Schema", pg_catalog',
      DateStyle: "German, DMY",
      IntervalStyle: "iso_8601",
      extra_float_digits: "-5",
      quote_all_identifiers: "on",
      bytea_output: "escape",
      standard_conforming_strings: "off",
      xmlbinary: "hex",
    };
    for (const [name, value] of Object.entries(settings)) await session.query("select set_config($1, $2, false)", [name, value]);
    expectSameCatalog(await readCatalog(session, null), wanted);
    for (const [name, value] of Object.entries(settings)) {
      expect((await session.query<{ value: string }>("select current_setting($1) as value", [name])).rows[0]?.value).toBe(value);
    }
    await session.query("begin");
    expectSameCatalog(await readCatalog(session, null), wanted);
    expect((await session.query<{ value: string }>("select current_setting('DateStyle') as value")).rows[0]?.value).toBe("German, DMY");
    await session.query("commit");
  });

  test("a login without rights reads the same, also in a read-only transaction and from a pool", async () => {
    const database = await withSpine();
    const wanted = await readCatalog(await connect(database), null);
    const login = await makeLogin();
    const poor = await connect(database, login);
    await expect(poor.query("select * from shop.orders")).rejects.toMatchObject({ code: "42501" });
    expectSameCatalog(await readCatalog(poor, null), wanted);
    await poor.query("begin transaction read only");
    expectSameCatalog(await readCatalog(poor, null), wanted);
    await poor.query("rollback");
    const pool = new pg.Pool({ connectionString: database.urlOf(login), max: 1 });
    expectSameCatalog(await readCatalog(pool, null), wanted);
    await pool.end();
  });

  test("vacuum full, reindex, analyze and use of sequences change no fingerprint", async () => {
    const session = await connect(await withSpine());
    await session.query("insert into shop.category values (1), (2)");
    const before = fingerprint(await readCatalog(session, null));
    for (const work of [
      "vacuum full",
      "reindex schema shop",
      "analyze",
      "select nextval('shop.loose')",
      "truncate shop.category cascade",
      "cluster shop.customers using nnd",
    ])
      await session.query(work);
    expect(fingerprint(await readCatalog(session, null)).fingerprint).toBe(before.fingerprint);
  });

  test("columns that come and go leave the others' fingerprints alone", async () => {
    const session = await connect(await withSpine());
    const before = fingerprint(await readCatalog(session, null));
    await session.query("alter table shop.category add column extra int");
    const between = fingerprint(await readCatalog(session, null));
    expect(Object.keys(between.objects).filter((address) => between.objects[address] !== before.objects[address])).toEqual(["column:shop.category.extra"]);
    await session.query("alter table shop.category drop column extra");
    expect(fingerprint(await readCatalog(session, null)).fingerprint).toBe(before.fingerprint);
  });

  test("hostile operators, functions and temporary tables of the reading session are not looked at", async () => {
    const session = await connect(await withSpine());
    const wanted = await readCatalog(session, null);
    await session.query(`
      create schema hostile;
      create function hostile.boom(text, text) returns boolean language plpgsql as $$ begin raise exception 'a hostile operator ran'; end $$;
      create operator hostile.= (leftarg = text, rightarg = text, function = hostile.boom);
      create function hostile.quote_ident(name) returns text language plpgsql as $$ begin raise exception 'a hostile function ran'; end $$;
      create function hostile.format_type(oid, integer) returns text language plpgsql as $$ begin raise exception 'a hostile function ran'; end $$;
      create temporary table pg_class (oid int); create temporary table pg_attribute (attrelid int); create temporary table scope (oid int);
      set search_path = hostile, pg_temp, pg_catalog`);
    const found = await readCatalog(session, null);
    expectSameCatalog({ ...found, objects: found.objects.filter((object) => !/hostile/.test(object.address)) }, wanted);
  });

  test("while another session renames columns in a loop, every catalog that comes back is whole", { timeout: 60_000 }, async () => {
    const database = await createDatabase(onTestFinished, { major });
    const session = await connect(database);
    await session.query("create schema shop; create table shop.t (a int primary key, b int check (b > 0), c text)");
    for (let index = 0; index < 60; index++)
      await session.query(`create table shop.t${String(index)} (a int primary key, b int references shop.t, check (b > a))`);
    const other = await connect(database);
    let name = "b";
    for (let round = 0; round < 15; round++) {
      const reading = readCatalog(session, ["shop"], { attempts: 50 });
      for (let burst = 0; burst <= round % 5; burst++) {
        await other.query("select count(*) from generate_series(1, $1::int)", [(round + 1) * 20_000]);
        const next = name === "b" ? "renamed" : "b";
        await other.query(`alter table shop.t rename column ${name} to ${next}`);
        name = next;
      }
      const catalog = await reading;
      const column = named(catalog, "column:shop.t.b") !== undefined ? "b" : "renamed";
      const check = catalog.objects.find((object) => object.kind === "constraint" && object.table === "t" && object.type === "check");
      expect(check).toMatchObject({ definition: `CHECK ((${column} > 0))`, columns: [column] });
    }
  });

  test("a catalog that never stands still is an error that says so, not a guess", async () => {
    const database = await createDatabase(onTestFinished, { major });
    const session = await connect(database);
    await session.query("create table public.t (a int); create sequence public.s");
    // Long enough to read that a change falls into it, even where the other session has to wait for its turn.
    await session.query(
      `do $$ begin for n in 1..300 loop execute format('create table public.t%s (a int primary key, b text check (b <> %L))', n, ''); end loop; end $$`,
    );
    const other = await connect(database);
    let stop = false;
    const changing = (async () => {
      for (let index = 0; !stop; index++) await other.query(`comment on table public.t is '${String(index)}'`);
    })();
    await expect(readCatalog(session, null, { attempts: 1 })).rejects.toBeInstanceOf(CatalogUnstable);
    stop = true;
    await changing;
    expect((await readCatalog(session, null)).objects.map((object) => object.address)).toContain("table:public.t");
  });

  test("temporary tables of other sessions neither show nor disturb", async () => {
    const database = await createDatabase(onTestFinished, { major });
    const session = await connect(database);
    await session.query("create schema shop; create table shop.t (a int)");
    const other = await connect(database);
    let stop = false;
    const noise = (async () => {
      while (!stop) await other.query("create temporary table x (a int primary key, b text default 'x'); drop table x");
    })();
    const catalog = await readCatalog(session, null, { attempts: 1 });
    stop = true;
    await noise;
    expect(catalog.objects.map((object) => object.address)).toEqual(["column:shop.t.a", "schema:public", "schema:shop", "table:shop.t"]);
  });

  test("only the schemas asked for, but where their needs lie is said", async () => {
    const session = await connect(await createDatabase(onTestFinished, { major }));
    await session.query(`
      create schema a; create schema b; create schema arch; create schema arch_private;
      create type b.mood as enum ('sad', 'ok');
      create table b.p (id int primary key); create function b.f() returns int language sql as 'select 1';
      create table a.c (p int references b.p, m b.mood, d int default b.f());
      create table arch.ours (id int)`);
    const all = await readCatalog(session, null);
    expect(all.objects.filter((object) => /arch/.test(object.address))).toEqual([]);
    expect((await readCatalog(session, ["arch"])).objects.map((object) => object.address)).toEqual(["column:arch.ours.id", "schema:arch", "table:arch.ours"]);
    const part = await readCatalog(session, ["a"]);
    expect(part.objects.map((object) => object.address)).toEqual([
      "column:a.c.d",
      "column:a.c.m",
      "column:a.c.p",
      "constraint:a.c.c_p_fkey",
      "schema:a",
      "table:a.c",
    ]);
    expect(named(part, "constraint:a.c.c_p_fkey")?.depends_on).toEqual(["column:a.c.p", "column:b.p.id", "constraint:b.p.p_pkey", "table:a.c"]);
    expect(named(part, "column:a.c.m")?.depends_on).toEqual(["enum:b.mood", "table:a.c"]);
    expect(named(part, "column:a.c.d")?.depends_on).toEqual(["function:b.f()", "table:a.c"]);
    expect(named(all, "constraint:a.c.c_p_fkey")?.depends_on).toEqual(["column:a.c.p", "column:b.p.id", "constraint:b.p.p_pkey", "table:a.c"]);
  });

  test("with dependents: what stands elsewhere and needs these schemas, by itself", async () => {
    const session = await connect(await createDatabase(onTestFinished, { major }));
    await session.query(`
      create schema shop; create schema billing; create schema "Odd"; create schema arch; create schema unrelated;
      create type shop.mood as enum ('sad', 'ok');
      create table shop.t (id int primary key, a int, b int);
      create function shop.touch() returns trigger language plpgsql as 'begin return new; end';
      create table billing.t (id int primary key, shop_id int references shop.t, mood shop.mood, plain int, only_here int default 1);
      create index plain on billing.t (plain); create trigger touch before update on billing.t for each row execute function shop.touch();
      create policy p on billing.t using (exists (select from shop.t where t.id = shop_id));
      create view billing.v as select a from shop.t; create view billing.w as select a from billing.v; create view billing.x as select plain from billing.t;
      create materialized view "Odd".m as select b from shop.t; create rule r as on insert to billing.t do also select b from shop.t;
      create function "Odd".f(shop.t) returns int language sql as 'select 1'; create function "Odd".g() returns int language sql as 'select 1';
      create table unrelated.t (id int); create view arch.v as select a from shop.t; create temporary view tv as select a from shop.t`);
    const own = await readCatalog(session, ["shop"]);
    const wide = await readCatalog(session, ["shop"], { dependents: true });
    const extra = wide.objects.filter((object) => named(own, object.address) === undefined);
    expect(extra.map((object) => object.address)).toEqual([
      "column:billing.t.mood",
      "constraint:billing.t.t_shop_id_fkey",
      'function:"Odd".f(shop.t)',
      'materialized_view:"Odd".m',
      "policy:billing.t.p",
      "rule:billing.t.r",
      "trigger:billing.t.touch",
      "view:billing.v",
    ]);
    expect(wide.objects.filter((object) => named(own, object.address) !== undefined)).toEqual(own.objects);
    const all = await readCatalog(session, null);
    expect(extra).toEqual(extra.map((object) => named(all, object.address)));
    expect(await readCatalog(session, ["unrelated"], { dependents: true })).toEqual(await readCatalog(session, ["unrelated"]));
  });

  test("identifiers in addresses are quoted as the compiler quotes them, whatever words this major reserves", async () => {
    const session = await connect(await createDatabase(onTestFinished, { major }));
    const { rows } = await session.query<{ word: string }>("select word from pg_get_keywords()");
    const names = [...rows.map((row) => row.word), "json_table", "merge_action", "system_user", "Upper", "a b", 'a"b', "a.b", "1st", "ünï", "a$"];
    const unique = [...new Set(names)];
    await session.query(`create table public.t (${unique.map((name) => `${pg.escapeIdentifier(name)} int`).join(", ")})`);
    const catalog = await readCatalog(session, null);
    const found = new Map(catalog.objects.filter((object) => object.kind === "column").map((object) => [object.name, object.address]));
    expect(found).toEqual(
      new Map(
        unique.map((name) => [name, `column:public.t.${quoteIdent(name)}`]).sort(([, left = ""], [, right = ""]) => (left < right ? -1 : 1)) as [
          string,
          string,
        ][],
      ),
    );
  });

  test("privileges on system columns are reported, not passed over", async () => {
    const session = await connect(await createDatabase(onTestFinished, { major }));
    await session.query("create schema s; create table s.t (a integer); grant select (ctid, tableoid) on s.t to public; create table s.u (a integer)");
    const found = await readCatalog(session, ["s"]);
    expect(found.objects.flatMap((object) => (object.kind === "other" ? [object.address] : []))).toEqual(["other:privileges on system columns:s.t"]);
  });

  test("a partition's key that an unlike key of its parent took for its part is reported, not passed over", async () => {
    const session = await connect(await createDatabase(onTestFinished, { major }));
    await session.query(
      "create schema s; create table s.t (id integer, n integer) partition by range (id); create table s.p partition of s.t for values from (1) to (9); alter table s.p add constraint p_pkey primary key (id), add constraint p_late unique (id, n) deferrable; alter table s.t add constraint t_key unique (id), add constraint t_both unique (id, n)",
    );
    const found = await readCatalog(session, ["s"]);
    expect(found.objects.flatMap((object) => (object.kind === "other" ? [object.address] : []))).toEqual([
      "other:key unlike its parent's:s.p.p_late",
      "other:key unlike its parent's:s.p.p_pkey",
    ]);
  });

  test("every kind is listed under its own name, what is internal is hidden", async () => {
    const session = await connect(await createDatabase(onTestFinished, { major }));
    await session.query(`
      create schema shop; create extension hstore schema shop;
      create table shop.t (id int generated always as identity primary key, h shop.hstore, self int references shop.t);
      create aggregate shop.total(int) (sfunc = int4pl, stype = int); create publication p for table shop.t;
      create operator shop.=== (leftarg = int, rightarg = int, function = int4eq);
      create type shop.span as range (subtype = int4); create collation shop.plain from "C"; create cast (bigint as shop.hstore) with inout`);
    const catalog = await readCatalog(session, null);
    const others = catalog.objects
      .filter((object) => !["schema", "enum", "table", "column", "constraint"].includes(object.kind) && object.extension === null)
      .map((object) => object.address);
    expect(others).toEqual([
      "cast:(bigint as shop.hstore)",
      "collation:shop.plain",
      "extension:hstore",
      "function:shop.total(integer)",
      "operator:shop.===(integer, integer)",
      "publication:p",
      "range:shop.span",
    ]);
    expect(catalog.objects.filter((object) => object.extension === null && ["sequence", "index", "trigger"].includes(object.kind))).toEqual([]);
    expect(catalog.objects.find((object) => object.kind === "function" && object.extension === "hstore")).toBeDefined();
    expect(named(catalog, "column:shop.t.h")?.depends_on).toContain("extension:hstore");
  });
});

function named(catalog: Catalog, address: string): CatalogObject | undefined {
  return catalog.objects.find((object) => object.address === address);
}
