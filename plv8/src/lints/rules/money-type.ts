import { alterColumnType } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const moneyType: StaticRule = {
  name: "money_type",
  title: "Type money",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A column is of type money.",
  why: "It has no currency, takes its format and its digits from a server setting, and a dump read under another setting is another amount.",
  remedy: "Use numeric with the digits that you need, and the currency beside it.",
  bad: "create table a (id int primary key, price money)",
  good: "create table a (id int primary key, price numeric(19, 4), currency text)",
  fine: "Never.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        column.type === "money"
          ? [
              {
                address: column.address,
                message: `${named(column)} is money: amount and digits depend on lc_monetary`,
                evidence: {},
                fix: [alterColumnType(named(table), column.name, "numeric(19,2)", null)],
              },
            ]
          : [],
      ),
    ),
};
