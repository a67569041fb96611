import { alterColumnType } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const paddedText: StaticRule = {
  name: "padded_text",
  title: "char(n)",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A column is char(n).",
  why: "Values are filled up with blanks that some operators see and others don't; it saves nothing and is not faster.",
  remedy: "Use text, with a check of the length where it matters.",
  bad: "create table a (id int primary key, country char(2))",
  good: "create table a (id int primary key, country text check (length(country) = 2))",
  fine: "Never.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        /^character(\(\d+\))?(\[\])?$|^bpchar/u.test(column.type)
          ? [
              {
                address: column.address,
                message: `${named(column)} is ${column.type}: blanks fill it up`,
                evidence: { type: column.type },
                fix: column.generated === null && !column.type.endsWith("[]") ? [alterColumnType(named(table), column.name, "text", column.collation)] : [],
                reversible: true,
              },
            ]
          : [],
      ),
    ),
};
