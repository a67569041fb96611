import { setColumnDefault } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { significantTokens } from "../sql/tokens.ts";

export const timeWithZoneDefault: StaticRule = {
  name: "time_with_zone_default",
  title: "CURRENT_TIME",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A default or a generated value uses CURRENT_TIME.",
  why: "It is a time of day with an offset and no date: it can't be compared over days or seasons.",
  remedy: "CURRENT_TIMESTAMP for a moment, LOCALTIME for what a clock says.",
  bad: "create table a (id int primary key, at time default current_time)",
  good: "create table a (id int primary key, at timestamptz default current_timestamp)",
  fine: "Never.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        significantTokens(column.default ?? "").some((token) => token.text === "CURRENT_TIME")
          ? [
              {
                address: column.address,
                message: `the default of ${named(column)} is CURRENT_TIME`,
                evidence: { default: column.default },
                fix: column.type.startsWith("time without") ? [setColumnDefault(named(table), column.name, "localtime")] : [],
              },
            ]
          : [],
      ),
    ),
};
