import { constraintUsingIndex } from "../../render/alter-constraint.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const noPrimaryKey: StaticRule = {
  name: "no_primary_key",
  title: "Table without a primary key",
  level: "warn",
  category: "design",
  reads: "static",
  what: "A table has no primary key.",
  why: "Nothing names one row: duplicates can't be told apart or deleted singly, logical replication refuses updates, and no foreign key can refer to it.",
  remedy: "Make a unique, required set of columns the primary key, or add an identity column.",
  bad: "create table visits (page text, at timestamptz)",
  good: "create table visits (id bigint generated always as identity primary key, page text, at timestamptz)",
  fine: "A staging table that is filled and emptied as a whole.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      if (schema.primaryOf(table.address) !== undefined || table.inherits.length > 0 || schema.columnsOf(table.address).length === 0) return [];
      const required = (name: string): boolean => schema.column(table.address, name)?.not_null === true;
      const unique = schema
        .keysOf(table.address)
        .find((key) => key.unique && key.predicate === null && key.columns.every((column) => column !== null && required(column)));
      const isAlone = table.of_type === undefined && !schema.tables.some((other) => other.inherits.includes(table.address));
      const free = schema.column(table.address, "id") === undefined && table.partition_key === null && isAlone;
      return [
        {
          address: table.address,
          message: `${named(table)} has no primary key`,
          evidence: { unique_key: unique?.name ?? null },
          fix:
            unique === undefined
              ? free
                ? [`alter table ${named(table)} add column id bigint generated always as identity primary key`]
                : []
              : unique.object.kind === "constraint"
                ? []
                : [constraintUsingIndex(named(table), unique.name, "primary", unique.name, "")],
        },
      ];
    }),
};
