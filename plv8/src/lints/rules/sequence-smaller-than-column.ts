import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const sequenceSmallerThanColumn: StaticRule = {
  name: "sequence_smaller_than_column",
  title: "Sequence that ends before its column",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A sequence ends at a lower number than the column that it fills.",
  why: "Somebody widened the column and forgot the sequence: inserts fail at the old limit all the same.",
  remedy: "Give the sequence the column's type.",
  bad: "create table a (id serial primary key); alter table a alter column id type bigint",
  good: "create table a (id serial primary key)",
  fine: "The limit is meant.",
  find: (schema) =>
    schema.all("sequence").flatMap((sequence): readonly Found[] => {
      const column = sequence.owned_by === null ? undefined : schema.at(sequence.owned_by);
      const sizes: Readonly<Record<string, number>> = { smallint: 2, integer: 4, bigint: 8 };
      if (column?.kind !== "column" || (sizes[sequence.type] ?? 8) >= (sizes[column.type] ?? 0)) return [];
      return [
        {
          address: sequence.address,
          message: `${named(sequence)} is ${sequence.type}, but ${named(column)} is ${column.type}`,
          evidence: { sequence: sequence.type, column: column.type, max: sequence.max },
          fix: [`alter sequence ${named(sequence)} as ${column.type}`],
        },
      ];
    }),
};
