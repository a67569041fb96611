import { alterColumnType } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const timestampRounded: StaticRule = {
  name: "timestamp_rounded",
  title: "Timestamp rounded to seconds",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A column is timestamp(0) or timestamptz(0).",
  why: "It rounds, not cuts: a row can be half a second in the future.",
  remedy: "Keep the full precision, and date_trunc where seconds are shown.",
  bad: "create table a (id int primary key, at timestamptz(0))",
  good: "create table a (id int primary key, at timestamptz)",
  fine: "Never.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        /^timestamp\(0\)/u.test(column.type)
          ? [
              {
                address: column.address,
                message: `${named(column)} rounds to whole seconds, up as well as down`,
                evidence: { type: column.type },
                fix: [alterColumnType(named(table), column.name, column.type.replace("(0)", ""), null)],
              },
            ]
          : [],
      ),
    ),
};
