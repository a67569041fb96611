/** A change that another session commits in the middle of a read: the catalog that comes back is that of before or that of after, never a mixture. */
import { randomBytes } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { differenceText, differingObjects } from "../helpers/differing-objects.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";

type Change = readonly [what: string, before: string, change: string];

/** A definition that Postgres renders takes a lock on what it shows: whoever holds that stops a read in the middle, each of these in another part of it. */
const GATES: readonly Change[] = [
  ["a function's body", "create function s.stop_at() returns bigint language sql begin atomic select count(*) from s.gate; end", ""],
  ["a rule", "create rule stop_at as on insert to s.gate do also notify gate", ""],
  ["a view", "create view s.stop_at as select * from s.gate", ""],
];

/** `ROLE` is a role of the test's own. Each changes what two objects say at once: a mixture of both is no catalog that ever was. */
const CHANGES: readonly Change[] = [
  ["a column", "create table s.t (a int, check (a > 0)); create index on s.t (a)", "alter table s.t rename a to b"],
  [
    "an operator class",
    "create operator class s.mine for type int using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int); create table s.t (a int); create index i on s.t (a s.mine)",
    "alter operator class s.mine using btree rename to yours",
  ],
  [
    "a text search configuration",
    "create text search configuration s.mine (copy = simple); create table s.t (a text, b tsvector generated always as (to_tsvector('s.mine', a)) stored); create index i on s.t using gin (to_tsvector('s.mine', a))",
    "alter text search configuration s.mine rename to yours",
  ],
  [
    "a text search dictionary",
    "create text search dictionary s.mine (template = simple); create table s.t (a regdictionary default 's.mine')",
    "alter text search dictionary s.mine rename to yours",
  ],
  [
    "a collation",
    `create collation s.mine (provider = icu, locale = 'de'); create table s.t (a text collate s.mine check (a collate s.mine > 'a'))`,
    "alter collation s.mine rename to yours",
  ],
  [
    "an operator",
    "create operator s.=== (leftarg = int, rightarg = int, function = int4eq); create table s.t (a int check (a operator(s.===) 1))",
    "alter operator s.===(int, int) set schema public",
  ],
  [
    "a type",
    "create type s.mine as enum ('a'); create table s.t (a s.mine default 'a'); create function s.f(s.mine) returns int language sql as 'select 1'",
    "alter type s.mine rename to yours",
  ],
  [
    "a domain's check",
    "create domain s.mine as int constraint c check (value > 0); comment on constraint c on domain s.mine is 'one'",
    "alter domain s.mine rename constraint c to d; comment on constraint d on domain s.mine is 'two'",
  ],
  ["a schema", "create schema mine; create table mine.t (a int); create view s.v as select * from mine.t", "alter schema mine rename to yours"],
  [
    "a role that has rights only",
    "create table s.t (a int); create function s.f() returns int language sql as 'select 1'; grant select on s.t to ROLE; grant execute on function s.f() to ROLE",
    "alter role ROLE rename to ROLE_later",
  ],
  [
    "a role that policies are for",
    "create table s.t (a int); create policy one on s.t to ROLE; create policy two on s.t to ROLE using (pg_has_role('ROLE', 'member'))",
    "alter role ROLE rename to ROLE_later",
  ],
  [
    "an owner of types and servers",
    "create type s.mine as enum ('a'); alter type s.mine owner to ROLE; create foreign data wrapper w; create server mine foreign data wrapper w; alter server mine owner to ROLE",
    "alter role ROLE rename to ROLE_later",
  ],
  [
    "a language",
    "create language mine handler plpgsql_call_handler; create function s.f() returns int language mine as 'begin return 1; end'",
    "alter language mine rename to yours",
  ],
  ["a publication and a wrapper", "", "create publication mine; create foreign data wrapper w; create server mine foreign data wrapper w"],
  [
    "a server",
    "create foreign data wrapper w; create server mine foreign data wrapper w; create foreign table s.f (a int) server mine",
    "alter server mine rename to yours",
  ],
  [
    "an event trigger",
    "create function s.e() returns event_trigger language plpgsql as 'begin end'; create event trigger mine on ddl_command_end execute function s.e()",
    "alter event trigger mine rename to yours; alter function s.e() rename to later",
  ],
  ["privileges on the system's own", "", "grant select on pg_catalog.pg_authid to ROLE; grant execute on function pg_catalog.pg_ls_dir(text) to ROLE"],
  [
    "statistics",
    "create table s.t (a int, b int); create statistics s.mine on a, b from s.t",
    "alter statistics s.mine rename to yours; alter table s.t rename a to c",
  ],
  [
    "a publication",
    "create table s.t (a int); create publication mine for table s.t where (a > 0)",
    "alter publication mine set table s.t where (a > 1); comment on publication mine is 'other'",
  ],
  [
    "a partition's bounds",
    "create table s.t (a int) partition by range (a); create table s.p partition of s.t for values from (1) to (2)",
    "alter table s.t detach partition s.p; alter table s.t attach partition s.p for values from (1) to (3)",
  ],
  [
    "an aggregate",
    "create function s.f(int, int) returns int language sql as 'select 1'; create aggregate s.mine(int) (sfunc = s.f, stype = int)",
    "alter function s.f(int, int) rename to g",
  ],
  [
    "a cast",
    "create type s.mine as (a int); create function s.f(s.mine) returns text language sql as 'select 1::text'; create cast (s.mine as text) with function s.f(s.mine)",
    "alter function s.f(s.mine) rename to g; alter type s.mine rename to yours",
  ],
];

describe.each(majors())("a change while Postgres %i is read", (major) => {
  describe.each(GATES)("at %s", (_where, gate) => {
    test.each(CHANGES)("%s", async (_what, setup, change) => {
      const role = `torn_${randomBytes(4).toString("hex")}`;
      const database = await createDatabase(onTestFinished, { major });
      await asSuperuser(major, (session) => session.query(`create role ${role}`));
      onTestFinished(async () => {
        await asSuperuser(major, async (session) => {
          await session.query(`drop database if exists ${database.name} with (force)`);
          await session.query(`drop role if exists ${role}, ${role}_later`);
        });
      });
      const named = (text: string): string => text.replaceAll("ROLE", role);
      const reader = await connect(database);
      await reader.query(`create schema s; create table s.gate (a int); ${gate}; ${named(setup)}`);
      const before = await readCatalog(reader, null);
      const { rows } = await reader.query<{ pid: number }>("select pg_backend_pid() as pid");
      const keeper = await connect(database);
      const other = await connect(database);
      // With an id, and a later one that has ended: else a small catalog is tried without a version first, and read again.
      await keeper.query("begin; select pg_current_xact_id(); lock table s.gate in access exclusive mode");
      await other.query("select pg_current_xact_id()");
      const reading = readCatalog(reader, null);
      await waitFor("the reader to wait", async () => {
        const waiting = await other.query("select from pg_stat_activity where pid = $1 and wait_event_type = 'Lock'", [rows[0]?.pid]);
        return waiting.rowCount === 1;
      });
      await other.query(named(change));
      await keeper.query("rollback");
      const found = await reading;
      const after = await readCatalog(other, null);
      expect(differingObjects(before, after)).not.toEqual([]);
      if (differingObjects(found, before).length > 0) expect(differenceText(differingObjects(found, after))).toBe("");
    });
  });
});
