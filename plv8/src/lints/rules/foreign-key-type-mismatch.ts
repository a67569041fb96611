import { alterColumnType } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const foreignKeyTypeMismatch: StaticRule = {
  name: "foreign_key_type_mismatch",
  title: "Foreign key of another type than its target",
  level: "error",
  category: "correctness",
  reads: "static",
  what: "A foreign key's column has another type than the column it refers to.",
  why: "Every check casts, the index may not serve it, and values that the target can hold don't fit: with an integer that refers to a bigint, inserts fail one day.",
  remedy: "Give the column the target's type; on a table with data through a second column that is filled in batches.",
  bad: "create table customers (id bigint primary key); create table orders (id bigint primary key, customer_id integer references customers); create index on orders (customer_id)",
  good: "create table customers (id bigint primary key); create table orders (id bigint primary key, customer_id bigint references customers); create index on orders (customer_id)",
  fine: "Never by intent.",
  find: (schema) =>
    schema.foreignKeys.flatMap((key) =>
      key.columns.flatMap((name, at): readonly Found[] => {
        const column = schema.column(tableAddress(key), name);
        const target = schema.column(key.references?.table ?? "", key.references?.columns[at] ?? "");
        if (column === undefined || target === undefined || plain(column.type) === plain(target.type)) return [];
        return [
          {
            address: key.address,
            detail: name,
            message: `${named(column)} is ${column.type}, but refers to ${named(target)} of type ${target.type}`,
            evidence: { type: column.type, target_type: target.type },
            fix: [alterColumnType(named(tableAddress(key)), name, target.type, column.collation)],
          },
        ];
      }),
    ),
};

/** Lengths don't matter to a comparison. */
function plain(type: string): string {
  return type.replace(/^character varying.*/u, "text").replace(/\(.*\)/u, "");
}
