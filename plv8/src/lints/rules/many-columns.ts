import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const manyColumns: StaticRule = {
  name: "many_columns",
  title: "Table with very many columns",
  level: "info",
  category: "design",
  reads: "static",
  what: "A table has more than 60 columns.",
  why: "Several things share one row: most columns are empty in most rows, and each update writes all of them again.",
  remedy: "Look for groups of columns that are filled together, and give each a table of its own.",
  bad: "do $$ begin execute 'create table wide (id bigint primary key, ' || (select string_agg('c' || chr(96 + n / 26) || chr(97 + n % 26) || ' text', ', ') from generate_series(26, 90) as n) || ')'; end $$",
  good: "create table narrow (id bigint primary key, name text)",
  fine: "A copy of somebody else's file.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const count = schema.columnsOf(table.address).length;
      return count <= 60 ? [] : [{ address: table.address, message: `${named(table)} has ${count} columns`, evidence: { columns: count } }];
    }),
};
