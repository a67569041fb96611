/** What a plan does to a column meets what stands on it: views, indexes, policies, keys keep their comments and privileges, there and back, under traffic. */
import { describe, expect, test } from "vitest";
import { plan } from "../../plv8/src/plan/plan.ts";
import { majors } from "../helpers/majors.ts";
import { checkCase, prepare } from "../worker/plan/check-case.ts";
import type { PlanCase } from "../worker/plan/plan-case.ts";

type Columns = { readonly name: string; readonly type: string };
/** Each stands on the column and says something of its own. */
const dependents: Readonly<Record<string, (column: Columns) => string>> = {
  view: ({ name }) =>
    `create view seen as select id, ${name} as value from t where id > 0; comment on view seen is 'what is seen'; comment on column seen.value is 'the value'; grant select on seen to public`,
  "views in a chain": ({ name }) =>
    `create view low as select id, ${name} as value from t; create view high as select value from low; comment on view low is 'low'; comment on view high is 'high'; grant select (value) on high to public; grant select on low to public`,
  "a materialized view": ({ name }) =>
    `create materialized view kept as select id, ${name} as value from t; create unique index kept_id on kept (id); comment on materialized view kept is 'kept'; comment on index kept_id is 'by id'; grant select on kept to public`,
  index: ({ name }) => `create index t_value on t (${name}) where ${name} is not null; comment on index t_value is 'by value'`,
  "a unique key": ({ name }) => `alter table t add constraint t_once unique (${name}); comment on constraint t_once on t is 'once'`,
  check: ({ name }) => `alter table t add constraint t_kept check (${name} is not null); comment on constraint t_kept on t is 'kept'`,
  policy: ({ name }) => `create policy own on t using (${name} is not null); comment on policy own on t is 'own rows'`,
  "a foreign key": ({ name, type }) =>
    `create table refs (id ${type} primary key); comment on table refs is 'refs'; alter table t add constraint t_refs foreign key (${name}) references refs; comment on constraint t_refs on t is 'refers'`,
  trigger: ({ name }) =>
    `create function f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger aware before update of ${name} on t for each row execute function f(); comment on trigger aware on t is 'aware'`,
  statistics: ({ name }) => `create statistics together on id, ${name} from t; comment on statistics together is 'together'`,
};
/** Kinds of change, by the column before and after. */
const changes: Readonly<Record<string, { readonly before: Columns; readonly after: Columns; readonly except: readonly string[] }>> = {
  "another type, written again": {
    before: { name: "v", type: "integer" },
    after: { name: "v", type: "bigint" },
    except: ["a foreign key", "a materialized view"],
  },
  "a wider type": { before: { name: "v", type: "varchar(20)" }, after: { name: "v", type: "varchar(40)" }, except: ["a foreign key", "a materialized view"] },
  "another name": { before: { name: "v", type: "integer" }, after: { name: "w", type: "integer" }, except: [] },
};
const table = ({ name, type }: Columns): string =>
  `create table t (id integer primary key, ${name} ${type}, note text); comment on column t.${name} is 'said'; grant select (${name}) on t to public`;
const cases = Object.entries(changes).flatMap(([change, { before, after, except }]) =>
  Object.entries(dependents)
    .filter(([name]) => !except.includes(name))
    .map(([name, made]): PlanCase => ({
      name: `${change}, under ${name}`,
      before: `${table(before)}; ${made(before)}`,
      after: `${table(after)}; ${made(after)}`,
      renames: before.name === after.name ? [] : [[`column:shop.t.${before.name}`, `column:shop.t.${after.name}`]],
      rows: `${name === "a foreign key" ? "insert into refs select g from generate_series(1, 40) as g; " : ""}insert into t select g, g, 'n' from generate_series(1, 40) as g${name === "a materialized view" ? "; refresh materialized view kept" : ""}`,
      old: [`update t set note = note || '!' where id = 3`, `select ${before.name} from t where id = 4`],
      later: [`select ${after.name} from t where id = 4`],
    })),
);

describe.each(majors())("changes of columns and what stands on them, on Postgres %i", { timeout: 120_000 }, (major) => {
  // Nothing here depends on the major but what Postgres itself does: all of it on the newest, every third elsewhere.
  for (const each of cases.filter((_each, at) => major === Math.max(...majors()) || at % 3 === 0)) test(each.name, async (t) => checkCase(t, major, each));

  test("a materialized view, a foreign key and a generated column are refused with the way out", async (t) => {
    const kept: PlanCase = {
      name: "kept",
      before: "create table t (id int primary key, v integer); create materialized view kept as select v from t",
      after: "create table t (id int primary key, v bigint); create materialized view kept as select v from t",
    };
    await expect(prepare(t, major, kept)).rejects.toThrow("plan.materialized-view: shop.kept reads t.v, which becomes another column");
    const referred: PlanCase = {
      name: "referred",
      before: "create table r (id int primary key); create table t (id int, v integer references r) partition by hash (id)",
      after: "create table r (id bigint primary key); create table t (id int, v bigint references r) partition by hash (id)",
    };
    await expect(prepare(t, major, referred)).rejects.toThrow("plan.referenced-column");
    const generated: PlanCase = {
      name: "generated",
      before: "create table t (id int primary key, v integer, twice integer generated always as (v * 2) stored)",
      after: "create table t (id int primary key, v integer, twice integer generated always as (v * 2) stored)",
    };
    const made = await prepare(t, major, generated);
    const retyped = {
      ...made.input,
      declared: {
        ...made.input.declared,
        catalog: {
          ...made.wanted,
          objects: made.wanted.objects.map((object) =>
            object.address === "column:shop.t.v" && object.kind === "column" ? { ...object, type: "bigint" } : object,
          ),
        },
      },
    };
    const result = plan(retyped);
    expect(result.ok ? [] : result.issues.map((issue) => issue.code)).toContain("plan.computed-column");
  });
});
