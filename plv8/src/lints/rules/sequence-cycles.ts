import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const sequenceCycles: StaticRule = {
  name: "sequence_cycles",
  title: "Key from a sequence that starts again",
  level: "error",
  category: "correctness",
  reads: "static",
  what: "A unique column is numbered by a sequence with CYCLE.",
  why: "At its end it starts again, and each insert fails on a number that is taken.",
  remedy: "NO CYCLE, and a wider type in time.",
  bad: "create table a (id int generated always as identity (cycle) primary key)",
  good: "create table a (id bigint generated always as identity primary key)",
  fine: "The numbers are not kept: a ring of slots that are emptied in time.",
  find: (schema) =>
    schema.tables.flatMap((table) => {
      const unique = new Set(schema.keysOf(table.address).flatMap((key) => (key.unique && key.columns.length === 1 ? [key.columns[0] ?? ""] : [])));
      return schema.columnsOf(table.address).flatMap((column): readonly Found[] => {
        if (!unique.has(column.name)) return [];
        if (column.identity?.cycle === true)
          return [
            {
              address: column.address,
              message: `${named(column)} is unique, and its numbers start again at the end`,
              evidence: { max: column.identity.max },
              fix: [`alter table ${named(table)} alter column ${quoteIdent(column.name)} set no cycle`],
            },
          ];
        const sequence =
          column.default === null
            ? undefined
            : schema.all("sequence").find((each) => each.cycle && column.default?.includes("nextval(") === true && column.depends_on.includes(each.address));
        return sequence === undefined
          ? []
          : [
              {
                address: column.address,
                message: `${named(column)} is unique, and ${named(sequence)} starts again at its end`,
                evidence: { sequence: sequence.address, max: sequence.max },
                fix: [`alter sequence ${named(sequence)} no cycle`],
              },
            ];
      });
    }),
};
