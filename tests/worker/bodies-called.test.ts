/** What functions do that a plan calls for rows that stand is said before it runs. */
import { describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { diffed } from "./diffed.ts";

const before = `
create schema shop;
create table shop.t (id int primary key, a text);
create table shop.n (id int);
set search_path = shop;
create function shop.f(x text) returns text language sql immutable as $$ select 1; with t as (select x) select x from t $$;
create function shop.g(x text) returns boolean language plpgsql as $$ declare v int; begin select max(id) into v from n; return v is null; end $$;
create function shop.h() returns int language sql set search_path = shop, pg_temp as $$ select max(id) from n $$;
create function shop.k() returns int language plpgsql as $$ begin return (select max(n.id) from shop.n); end $$;`;
const more = `
alter table shop.t add column b int default shop.h(), add column c int default shop.k(), add constraint q check (shop.g(a));
create index i on shop.t (shop.f(a));
create table shop.empty (a text check (shop.g(a)));`;

describe.each(majors())("functions called by a plan on Postgres %i", (major) => {
  const { run, files, psql } = diffed(major);

  test("a name without a schema in a body that rows are read with is said, with the way out", async (t) => {
    const at = await files({ "a.sql": before, "b.sql": before + more });
    const database = await createDatabase(t, { major });
    psql(database.url, at("a.sql"));
    const { err } = await run(database.url, at("b.sql"));
    expect(err.match(/whose body names .*/gu)).toEqual([
      "whose body names n without a schema: the plan runs with search_path = pg_catalog, pg_temp, and stops there where it has rows to call it for",
    ]);
    expect(err).toContain("warning: constraint shop.t.q calls shop.g(text), whose body");
    expect(err).toContain(
      "hint: give the function set search_path = pg_catalog, shop, pg_temp, or shop.n in its body; where it stands, in a plan of its own before this one",
    );

    const root = await connect(database);
    await root.query("alter function shop.g(text) set search_path = pg_catalog, shop, pg_temp; insert into shop.t values (1, 'x')");
    const mended = before.replace("returns boolean language plpgsql as", "returns boolean language plpgsql set search_path = pg_catalog, shop, pg_temp as");
    const plan = await run(database.url, (await files({ "c.sql": mended + more }))("c.sql"));
    expect(plan.err).not.toContain("warning");
    psql(database.url, (await files({ "plan.sql": plan.out }))("plan.sql"));
    expect((await root.query("select b, c from shop.t")).rows).toEqual([{ b: null, c: null }]);
  });

  test("a body that changes at the switch is not what an index keeps: refused under traffic; a plain plan changes it first", async (t) => {
    const callers = `create function shop.outer_f(x text) returns text language sql immutable as $$ select shop . f (x) $$;`;
    const changed = (made: string): string => before.replace("select 1; with t as (select x) select x from t", "select lower(x)") + callers + made;
    const at = await files({
      "a.sql": before + callers,
      "b.sql": changed("create index i on shop.t (shop.f(a)); alter table shop.t add check (shop.outer_f(a) <> '') not valid;"),
      "c.sql": changed("alter table shop.t add constraint q check (shop.outer_f(a) <> '');"),
      "d.sql": changed("create index i on shop.t (a); alter table shop.t add column f text default 'f(';"),
    });
    const database = await createDatabase(t, { major });
    psql(database.url, at("a.sql"));
    const refused = await run(database.url, at("b.sql"));
    expect(refused.err).toContain("index shop.i would be made while function shop.f(text) has its former body");
    expect(refused.err).toContain("Change the function in a plan of its own, before this one.");
    expect(refused.err).not.toContain("constraint");
    expect((await run(database.url, at("c.sql"))).err).toContain("constraint shop.t.q would be made while function shop.f(text)");
    expect((await run(database.url, at("d.sql"))).err).toContain("3 steps");
    expect((await run(database.url, at("b.sql"), "--plain")).err).not.toContain("former");
  });
});
