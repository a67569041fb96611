import { alterColumnType } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const limitedText: StaticRule = {
  name: "limited_text",
  title: "varchar(n)",
  level: "info",
  category: "design",
  reads: "static",
  what: "A column is varchar with a length that looks picked out of habit: 50, 100, 255 …",
  why: "It saves nothing, and one day a name is longer: then an application fails.",
  remedy: "Use text; where a length means something, a check that can be changed without a rewrite.",
  bad: "create table a (id int primary key, name varchar(255))",
  good: "create table a (id int primary key, name text)",
  fine: "The length is a fact of the thing: an IBAN, a field of a message.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] => {
        const length = Number(/^character varying\((\d+)\)$/u.exec(column.type)?.[1] ?? 0);
        return length === 0 || (length % 10 !== 0 && ![255, 256, 64, 128, 512, 1024, 45, 25, 15].includes(length))
          ? []
          : [
              {
                address: column.address,
                message: `${named(column)} is ${column.type}`,
                evidence: { type: column.type },
                confidence: "possible",
                fix: column.generated === null ? [alterColumnType(named(table), column.name, "text", column.collation)] : [],
              },
            ];
      }),
    ),
};
