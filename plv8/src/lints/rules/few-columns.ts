import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const fewColumns: StaticRule = {
  name: "few_columns",
  title: "Table with no columns",
  level: "info",
  category: "design",
  reads: "static",
  what: "A table has no column, or a generated key and nothing else.",
  why: "It tells nothing: something was begun and left, or the thing lives elsewhere.",
  remedy: "Finish it or drop it.",
  bad: "create table things (id bigint generated always as identity primary key)",
  good: "create table things (id bigint generated always as identity primary key, name text not null)",
  fine: "Its rows only lend their key to others.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const columns = schema.columnsOf(table.address);
      if (columns.length > 1 || columns.some((column) => column.identity === null && column.default === null) || schema.foreignKeysTo(table.address).length > 0)
        return [];
      return [
        {
          address: table.address,
          message: columns.length === 0 ? `${named(table)} has no columns` : `${named(table)} has nothing but ${columns[0]?.name ?? ""}`,
          evidence: { columns: columns.map((column) => column.name) },
        },
      ];
    }),
};
