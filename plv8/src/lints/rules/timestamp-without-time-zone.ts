import { alterColumnType } from "../../render/alter-column.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const timestampWithoutTimeZone: StaticRule = {
  name: "timestamp_without_time_zone",
  title: "Timestamp without time zone",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A column is a timestamp without time zone.",
  why: "It stores what a clock on some wall said: sums over a change of summer time are wrong, and two applications in two zones mean two things.",
  remedy: "Use timestamptz; when changing, say in which zone the values are (the fix says UTC).",
  bad: "create table a (id int primary key, created_at timestamp)",
  good: "create table a (id int primary key, created_at timestamptz)",
  fine: "Time on a wall is meant: opening hours, a departure as printed.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        /^timestamp(\(\d\))? without time zone$/u.test(column.type)
          ? [
              {
                address: column.address,
                message: `${named(column)} is a timestamp without time zone`,
                evidence: { type: column.type },
                confidence: "likely",
                fix:
                  column.generated === null && table.partition_key === null
                    ? [
                        `${alterColumnType(named(table), column.name, column.type.replace("without", "with"), null)} using ${quoteIdent(column.name)} at time zone 'UTC'`,
                      ]
                    : [],
                reversible: true,
              },
            ]
          : [],
      ),
    ),
};
