import { alterColumnType } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const timeWithTimeZone: StaticRule = {
  name: "time_with_time_zone",
  title: "Time of day with a time zone",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A column is a time with time zone (timetz).",
  why: "An offset without a date means nothing where summer time exists; the type is there for the standard's sake only.",
  remedy: "Use timestamptz for a moment, time for what a clock says.",
  bad: "create table a (id int primary key, opens timetz)",
  good: "create table a (id int primary key, opens time)",
  fine: "Never.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        /^time(\(\d\))? with time zone$/u.test(column.type)
          ? [
              {
                address: column.address,
                message: `${named(column)} is a time with time zone`,
                evidence: { type: column.type },
                fix: [alterColumnType(named(table), column.name, "time", null)],
                reversible: false,
              },
            ]
          : [],
      ),
    ),
};
