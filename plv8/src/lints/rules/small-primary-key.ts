import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const smallPrimaryKey: StaticRule = {
  name: "small_primary_key",
  title: "Generated key of 32 bits or less",
  level: "info",
  category: "design",
  reads: "static",
  what: "A generated primary key is an integer or a smallint.",
  why: "It ends at 2,147,483,647 or 32,767: one day every insert fails, and widening a key that others refer to rewrites all of them.",
  remedy: "Use bigint from the start; on a table with data plan the change of type while there is time.",
  bad: "create table clicks (id integer generated always as identity primary key, url text)",
  good: "create table clicks (id bigint generated always as identity primary key, url text)",
  fine: "A list that people keep by hand.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const key = schema.primaryOf(table.address);
      const column = key?.columns.length === 1 ? schema.column(table.address, key.columns[0] ?? "") : undefined;
      if (
        column === undefined ||
        !["integer", "smallint"].includes(column.type) ||
        (column.identity === null && column.default?.startsWith("nextval(") !== true)
      )
        return [];
      return [
        {
          address: column.address,
          message: `${named(column)} is a generated ${column.type}: after ${column.type === "integer" ? "2,147,483,647" : "32,767"} rows every insert fails`,
          evidence: { type: column.type },
        },
      ];
    }),
};
