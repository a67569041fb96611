import type { ColumnObject } from "../../types/catalog.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const inconsistentType: StaticRule = {
  name: "inconsistent_type",
  title: "Same name, different types",
  level: "info",
  category: "design",
  reads: "static",
  what: "A column name stands for different types in the tables of a schema, and one of them is the exception.",
  why: "Joins and unions cast, and code that is shared between tables is wrong for one of them.",
  remedy: "Give the exception the common type, or another name.",
  bad: "create table a (id int primary key, customer_ref bigint); create table b (id int primary key, customer_ref bigint); create table c (id int primary key, customer_ref text)",
  good: "create table a (id int primary key, customer_ref bigint); create table b (id int primary key, customer_ref bigint); create table c (id int primary key, customer_ref bigint)",
  fine: "The word has several meanings.",
  find: (schema) => {
    const groups = new Map<string, ColumnObject[]>();
    for (const table of schema.tables)
      for (const column of schema.columnsOf(table.address))
        groups.set(`${column.schema}.${column.name}`, [...(groups.get(`${column.schema}.${column.name}`) ?? []), column]);
    return [...groups.values()].flatMap((columns) => {
      const counts = new Map<string, number>();
      for (const column of columns) counts.set(family(column.type), (counts.get(family(column.type)) ?? 0) + 1);
      const [common, second] = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
      if (common === undefined || second === undefined || /^(value|data|name|code|type|kind|position|state|status|number)$/u.test(columns[0]?.name ?? ""))
        return [];
      return columns.flatMap((column): readonly Found[] =>
        family(column.type) === common[0] || (counts.get(family(column.type)) ?? 0) * 2 > common[1]
          ? []
          : [
              {
                address: column.address,
                message: `${named(column)} is ${column.type}; in ${common[1]} other tables ${column.name} is ${common[0]}`,
                evidence: { type: column.type, common: common[0], tables: common[1] },
                confidence: "possible",
              },
            ],
      );
    });
  },
};

/** Lengths and digits don't count. */
function family(type: string): string {
  return type.replace(/\([\d,]+\)/gu, "").replace("character varying", "text");
}
