import { leads } from "../keys.ts";
import { generatedName } from "../../design/names.ts";
import { addNotValid, validateConstraint } from "../../render/alter-constraint.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const missingForeignKey: StaticRule = {
  name: "missing_foreign_key",
  title: "Reference without a foreign key",
  level: "info",
  category: "correctness",
  reads: "static",
  what: "A column is named after another table's key, has its type, and no foreign key.",
  why: "Rows that point to nothing get in unseen, and stay.",
  remedy: "Add the foreign key: first not valid, then validate it in a transaction of its own.",
  bad: "create table customers (id bigint primary key); create table orders (id bigint primary key, customer_id bigint)",
  good: "create table customers (id bigint primary key); create table orders (id bigint primary key, customer_id bigint references customers); create index on orders (customer_id)",
  fine: "The id is another system's, or the rows must outlive what they refer to.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] => {
        const stem = /^(.+)_id$/u.exec(column.name)?.[1];
        if (stem === undefined || schema.foreignKeysOf(table.address).some((key) => key.columns.includes(column.name))) return [];
        const target = [stem, `${stem}s`, `${stem}es`, stem.replace(/y$/u, "ies")]
          .map((name) => schema.table(`table:${qualifiedName(table.schema, name)}`))
          .find((each) => each !== undefined && each.address !== table.address);
        const key = target === undefined ? undefined : schema.primaryOf(target.address);
        if (
          target === undefined ||
          target.partition_key !== null ||
          key?.columns.length !== 1 ||
          schema.column(target.address, key.columns[0] ?? "")?.type !== column.type
        )
          return [];
        if (schema.primaryOf(table.address)?.columns.join() === column.name) return [];
        const name = generatedName([table.name, column.name], "fkey");
        const index = schema.keysOf(table.address).some((each) => leads(each, [column.name]))
          ? []
          : [`create index concurrently ${quoteIdent(generatedName([table.name, column.name], "idx"))} on ${named(table)} (${quoteIdent(column.name)})`];
        return [
          {
            address: column.address,
            message: `${named(column)} looks like a reference to ${named(target)}, but nothing holds it to that`,
            evidence: { target: target.address },
            confidence: "likely",
            fix:
              table.partition_key !== null
                ? []
                : [
                    ...index,
                    addNotValid(named(table), name, `foreign key (${quoteIdent(column.name)}) references ${named(target)}`),
                    validateConstraint(named(table), name),
                  ],
          },
        ];
      }),
    ),
};
