import { alterColumnType } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const regType: StaticRule = {
  name: "reg_type",
  title: "Column of a reg type",
  level: "warn",
  category: "maintenance",
  reads: "static",
  what: "A column is regproc, regprocedure, regoper, regoperator, regconfig, regdictionary, regnamespace or regcollation.",
  why: "pg_upgrade refuses the database: those numbers change between clusters.",
  remedy: "Store the name as text and cast where it is used.",
  bad: "create table a (id int primary key, handler regproc)",
  good: "create table a (id int primary key, handler text)",
  fine: "regclass, regrole and regtype, which pg_upgrade keeps; they are not reported.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        /^reg(proc|procedure|oper|operator|config|dictionary|namespace|collation)(\[\])?$/u.test(column.type)
          ? [
              {
                address: column.address,
                message: `${named(column)} is ${column.type}: pg_upgrade refuses it`,
                evidence: { type: column.type },
                fix: [alterColumnType(named(table), column.name, column.type.endsWith("[]") ? "text[]" : "text", null)],
              },
            ]
          : [],
      ),
    ),
};
