import { alterColumnType } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const floatingMoney: StaticRule = {
  name: "floating_money",
  title: "Money in floating point",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A column named after an amount of money is real or double precision.",
  why: "0.1 has no exact form: sums differ by cents, and by order of adding.",
  remedy: "Use numeric.",
  bad: "create table a (id int primary key, price double precision)",
  good: "create table a (id int primary key, price numeric(19, 4))",
  fine: "An estimate, an index, a share; not what somebody pays.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        (column.type === "real" || column.type === "double precision") &&
        /(^|_)(price|amount|cost|salary|balance|fee|tax|subtotal|payment|revenue|discount|wage|money|paid|charge)(_|$)/u.test(column.name)
          ? [
              {
                address: column.address,
                message: `${named(column)} looks like money and is ${column.type}`,
                evidence: { type: column.type },
                confidence: "likely",
                fix: [alterColumnType(named(table), column.name, "numeric", null)],
                reversible: true,
              },
            ]
          : [],
      ),
    ),
};
