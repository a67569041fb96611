/** Partitioned tables with rows under traffic: both releases run without a failed statement, locks are those declared, and a rollback gives all of it back. */
import { describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { majors } from "../helpers/majors.ts";
import { checkCase, prepare } from "../worker/plan/check-case.ts";
import type { PlanCase } from "../worker/plan/plan-case.ts";
import { runStep } from "../worker/plan/run-watched.ts";

const partitions = `
create table p1 partition of p for values from ('2025-01-01') to ('2026-01-01');
create table p2 partition of p for values from ('2026-01-01') to ('2027-01-01') partition by hash (id);
create table p2a partition of p2 for values with (modulus 2, remainder 0);
create table p2b partition of p2 for values with (modulus 2, remainder 1);`;
const parent = (columns: string): string => `create table refs (id bigint primary key); create table p (${columns}) partition by range (at); ${partitions}`;
const rows =
  "insert into refs select generate_series(1, 10); insert into p (id, at, n, name, ref) select g, date '2025-01-01' + g, g, 'name ' || g, 1 + g % 10 from generate_series(1, 500) as g";
const writes = (name: string): readonly string[] => [
  `insert into p (id, at, n, ${name}, ref) values (1000 + (random() * 1e9)::bigint, date '2025-01-01' + (random() * 700)::int, 7, 'x', 3) on conflict do nothing`,
  `update p set ${name} = ${name} || '!', n = n + 1 where id = 5`,
  `update p set at = at + 300 where id = 6 and at < '2026-01-01'`,
  `select count(*) from p where ref = 3`,
];

const keys = "primary key (id, at)";
const before = parent(`id bigint not null, at date not null, n integer, name text, ref bigint, ${keys}`);
const cases: readonly PlanCase[] = [
  {
    name: "an index, unique keys, a foreign key, a check, a required column and one with a value for each row",
    before,
    rows,
    after: `${parent(`id bigint not null, at date not null, n integer not null, name text, ref bigint, token uuid not null default gen_random_uuid(), ${keys}, constraint positive check (n > 0), constraint once unique (id, at, n), foreign key (ref) references refs`)} create index p_name on p (name) where n > 3; create unique index p_token on p (token, at, id);`,
    old: writes("name"),
    later: writes("name"),
    truths: [
      "select count(*) = 0 from shop.p where token is null",
      "select bool_and(i.indisvalid) from pg_index as i where i.indrelid in (select relid from pg_partition_tree('shop.p'))",
      "select bool_and(k.convalidated) from pg_constraint as k where k.conrelid in (select relid from pg_partition_tree('shop.p'))",
    ],
  },
  {
    name: "a column under another name, one of another type with an index",
    before: `${before} create index p_n on p (n);`,
    rows,
    renames: [["column:shop.p.name", "column:shop.p.title"]],
    after: `${parent(`id bigint not null, at date not null, n bigint, title text, ref bigint, ${keys}`)} create index p_n on p (n);`,
    old: writes("name"),
    later: writes("title"),
    truths: ["select pg_typeof(n)::text = 'bigint' and title like 'name 7%' from shop.p where id = 7"],
  },
  {
    name: "a table joins, a partition leaves",
    rows: `${rows}; insert into gone select g, date '2027-01-01' + g % 300 from generate_series(1, 300) as g; insert into loose select g, date '2027-06-01' + g % 100 from generate_series(1, 200) as g`,
    before: `${before} create index p_n on p (n); create table q (id bigint not null, at date not null, n integer, primary key (id, at)) partition by range (at); create index on q (n); create table gone partition of q for values from ('2027-01-01') to ('2028-01-01'); create table loose (id bigint not null, at date not null, n integer); create table lists (id int, kind text) partition by list (kind); create table ab (id int, kind text); create table others partition of lists default; insert into others values (1, 'z'); insert into ab values (2, 'a')`,
    after: `${before} create index p_n on p (n); create table q (id bigint not null, at date not null, n integer, primary key (id, at)) partition by range (at); create index on q (n); create table gone (id bigint not null, at date not null, n integer); create table loose (id bigint not null, at date not null, n integer); alter table q attach partition loose for values from ('2027-05-01') to ('2028-01-01'); create table lists (id int, kind text) partition by list (kind); create table ab partition of lists for values in ('a', 'b'); create table others partition of lists default`,
    old: [...writes("name"), "select count(*) from lists"],
    later: writes("name"),
    truths: ["select count(*) = 200 from shop.q", "select count(*) = 300 from shop.gone"],
  },
  {
    name: "new partitions come, one of them in parts, two where another leaves, one beside a default with rows",
    before: coming(""),
    rows: "insert into refs select generate_series(1, 10); insert into q (at, n, name, ref) select date '2025-01-01' + g, g, 'name ' || g, 1 + g % 10 from generate_series(1, 300) as g; insert into l values ('a', 1), ('z', 2)",
    after:
      coming(`create table q26 partition of q for values from ('2026-01-01') to ('2027-01-01'); comment on table q26 is 'the year'; create index q26_once on q26 (n); create index q26_twice on q26 (n); alter table q26 alter n set default 3; alter table q26 add constraint own check (n < 1000000); grant select on q26 to public;
      create table q27 partition of q for values from ('2027-01-01') to ('2028-01-01') partition by hash (id); create table q27a partition of q27 for values with (modulus 2, remainder 0); create table q27b partition of q27 for values with (modulus 2, remainder 1); create table q28 partition of q (name default 'none') for values from ('2028-01-01') to ('2029-01-01') with (fillfactor = 70); create table lb partition of l for values in ('b', null);`).replace(
        "create table half partition of q for values from ('2024-01-01') to ('2025-01-01');",
        "create table half1 partition of q for values from ('2024-01-01') to ('2024-07-01'); create table half2 partition of q for values from ('2024-07-01') to ('2025-01-01');",
      ),
    old: [
      "insert into q (at, n, name, ref) values (date '2025-01-01' + (random() * 360)::int, 7, 'x', 3)",
      "update q set name = name || '!' where n = 5",
      "select count(*) from q",
      "select count(*) from l",
    ],
    later: [
      "insert into q (at, n, name, ref) values (date '2025-01-01' + (random() * 1000)::int, 7, 'x', 3)",
      "insert into l values ('b', 1) on conflict do nothing",
    ],
    truths: ["select bool_and(i.indisvalid) from pg_index as i where i.indrelid in (select relid from pg_partition_tree('shop.q'))"],
  },
];

function coming(more: string): string {
  return `create table refs (id bigint primary key); create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
    create table q (id bigint generated always as identity, at date not null, n integer not null default 1, name text, ref bigint references refs on delete cascade, twice integer generated always as (n * 2) stored, primary key (id, at), constraint fits check (n > 0)) partition by range (at);
    create index q_n on q (n); create unique index q_name on q (name, at, id); alter table q alter name set storage external, alter name set statistics 50; create trigger aware before update on q for each row execute function touch(); create policy own on q using (true); comment on column q.n is 'number';
    create table half partition of q for values from ('2024-01-01') to ('2025-01-01'); create table q25 partition of q for values from ('2025-01-01') to ('2026-01-01'); create table l (kind text, n int, unique (kind, n)) partition by list (kind); create table la partition of l for values in ('a'); create table rest partition of l default; create table points (id bigint, at date, foreign key (id, at) references q); ${more}`;
}

describe.each(majors())("partitioned tables with rows on Postgres %i", { timeout: 120_000 }, (major) => {
  for (const each of cases) test(each.name, async (t) => checkCase(t, major, each));

  test("nothing is read under the lock of attaching: a check says what the bound says", async (t) => {
    const each = cases.find(({ name }) => name === "a table joins, a partition leaves");
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
      'partition constraint for table "ab" is implied by existing constraints',
      'partition constraint for table "loose" is implied by existing constraints',
      'updated partition constraint for default partition "others" is implied by existing constraints',
    ]);
  });
});
