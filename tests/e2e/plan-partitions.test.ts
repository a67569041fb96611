/** Partitioned tables with rows under traffic: both releases run without a failed statement, locks are those declared, and a rollback gives all of it back. */
import { describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { majors } from "../helpers/majors.ts";
import { checkCase, prepare } from "../worker/plan/check-case.ts";
import type { PlanCase } from "../worker/plan/plan-case.ts";
import { runStep } from "../worker/plan/run-steps.ts";

const partitions = `
create table p1 partition of p for values from ('2025-01-01') to ('2026-01-01');
create table p2 partition of p for values from ('2026-01-01') to ('2027-01-01') partition by hash (id);
create table p2a partition of p2 for values with (modulus 2, remainder 0);
create table p2b partition of p2 for values with (modulus 2, remainder 1);`;
const parent = (columns: string): string => `create table refs (id bigint primary key); create table p (${columns}) partition by range (at); ${partitions}`;
const rows = "insert into refs select generate_series(1, 10); insert into p (id, at, n, name, ref) select g, date '2025-01-01' + g, g, 'name ' || g, 1 + g % 10 from generate_series(1, 500) as g";
const writes = (name: string): readonly string[] => [
  `insert into p (id, at, n, ${name}, ref) values (1000 + (random() * 1e9)::bigint, date '2025-01-01' + (random() * 700)::int, 7, 'x', 3) on conflict do nothing`,
  `update p set ${name} = ${name} || '!', n = n + 1 where id = 5`, `update p set at = at + 300 where id = 6 and at < '2026-01-01'`, `select count(*) from p where ref = 3`,
];

const keys = "primary key (id, at)";
const before = parent(`id bigint not null, at date not null, n integer, name text, ref bigint, ${keys}`);
const cases: readonly PlanCase[] = [
  {
    name: "an index, unique keys, a foreign key, a check, a required column and one with a value for each row", before, rows,
    after: `${parent(`id bigint not null, at date not null, n integer not null, name text, ref bigint, token uuid not null default gen_random_uuid(), ${keys}, constraint positive check (n > 0), constraint once unique (id, at, n), foreign key (ref) references refs`)} create index p_name on p (name) where n > 3; create unique index p_token on p (token, at, id);`,
    old: writes("name"), later: writes("name"), truths: ["select count(*) = 0 from shop.p where token is null", "select bool_and(i.indisvalid) from pg_index as i where i.indrelid in (select relid from pg_partition_tree('shop.p'))", "select bool_and(k.convalidated) from pg_constraint as k where k.conrelid in (select relid from pg_partition_tree('shop.p'))"],
  },
  {
    name: "a column under another name, one of another type with an index", before: `${before} create index p_n on p (n);`, rows, renames: [["column:shop.p.name", "column:shop.p.title"]],
    after: `${parent(`id bigint not null, at date not null, n bigint, title text, ref bigint, ${keys}`)} create index p_n on p (n);`, old: writes("name"), later: writes("title"),
    truths: ["select pg_typeof(n)::text = 'bigint' and title like 'name 7%' from shop.p where id = 7"],
  },
  {
    name: "a table joins, a partition leaves", rows: `${rows}; insert into gone select g, date '2027-01-01' + g % 300 from generate_series(1, 300) as g; insert into loose select g, date '2027-06-01' + g % 100 from generate_series(1, 200) as g`,
    before: `${before} create index p_n on p (n); create table q (id bigint not null, at date not null, n integer, primary key (id, at)) partition by range (at); create index on q (n); create table gone partition of q for values from ('2027-01-01') to ('2028-01-01'); create table loose (id bigint not null, at date not null, n integer); create table lists (id int, kind text) partition by list (kind); create table ab (id int, kind text); create table others partition of lists default; insert into others values (1, 'z'); insert into ab values (2, 'a')`,
    after: `${before} create index p_n on p (n); create table q (id bigint not null, at date not null, n integer, primary key (id, at)) partition by range (at); create index on q (n); create table gone (id bigint not null, at date not null, n integer); create table loose (id bigint not null, at date not null, n integer); alter table q attach partition loose for values from ('2027-05-01') to ('2028-01-01'); create table lists (id int, kind text) partition by list (kind); create table ab partition of lists for values in ('a', 'b'); create table others partition of lists default`,
    old: [...writes("name"), "select count(*) from lists"], later: writes("name"),
    truths: ["select count(*) = 200 from shop.q", "select count(*) = 300 from shop.gone"],
  },
];

describe.each(majors())("partitioned tables with rows on Postgres %i", { timeout: 120_000 }, (major) => {
  for (const each of cases) test(each.name, async (t) => checkCase(t, major, each));

  test("nothing is read under the lock of attaching: a check says what the bound says", async (t) => {
    const each = cases.at(-1);
    if (each === undefined) throw new Error("no case");
    const made = await prepare(t, major, each);
    const session = await connect(made.database);
    const said: string[] = [];
    session.on("notice", (notice) => said.push(notice.message ?? ""));
    for (const step of made.steps) {
      if (step.kind === "attach_partition") await session.query("set client_min_messages = debug1");
      await runStep(session, made.owner, step, step.run, []);
      await session.query("set client_min_messages = warning");
    }
    expect(said.filter((message) => message.includes("implied by existing constraints")).sort()).toEqual([
      'partition constraint for table "ab" is implied by existing constraints', 'partition constraint for table "loose" is implied by existing constraints',
      'updated partition constraint for default partition "others" is implied by existing constraints',
    ]);
  });
});
