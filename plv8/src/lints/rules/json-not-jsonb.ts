import { alterColumnType } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const jsonNotJsonb: StaticRule = {
  name: "json_not_jsonb",
  title: "json instead of jsonb",
  level: "info",
  category: "performance",
  reads: "static",
  what: "A column is json.",
  why: "It is text that is parsed at each use; it has no equality (DISTINCT, GROUP BY and UNION fail) and no index.",
  remedy: "Use jsonb.",
  bad: "create table a (id int primary key, body json)",
  good: "create table a (id int primary key, body jsonb)",
  fine: "The text must come back byte for byte, with its blanks and double keys.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        column.type === "json"
          ? [
              {
                address: column.address,
                message: `${named(column)} is json: it has no equality and no index`,
                evidence: {},
                fix: [alterColumnType(named(table), column.name, "jsonb", null)],
                reversible: false,
              },
            ]
          : [],
      ),
    ),
};
