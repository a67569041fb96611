import { generatedName } from "../../design/names.ts";
import { quoteIdent } from "../../render/names.ts";
import { leads } from "../keys.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const unindexedForeignKey: StaticRule = {
  name: "unindexed_foreign_key",
  title: "Foreign key without an index",
  level: "warn",
  category: "performance",
  reads: "static",
  what: "No index begins with the columns of a foreign key.",
  why: "Each delete of a referred row, and each update of its key, reads the whole referring table, and joins along the key do so too.",
  remedy: "Create the index, concurrently.",
  bad: "create table customers (id bigint primary key); create table orders (id bigint primary key, customer_id bigint references customers)",
  good: "create table customers (id bigint primary key); create table orders (id bigint primary key, customer_id bigint references customers); create index orders_customer_id_idx on orders (customer_id)",
  fine: "Rows of the referred table are never deleted and nobody joins along the key.",
  find: (schema) =>
    schema.foreignKeys.flatMap((key): readonly Found[] => {
      const table = tableAddress(key);
      const partial = schema
        .keysOf(table)
        .some(
          (each) =>
            each.method === "btree" &&
            key.columns.some((column) => isNotNullTest(each.predicate ?? "", column)) &&
            leads({ ...each, predicate: null }, key.columns),
        );
      // One index serves all keys over the same columns.
      const isSaid = schema
        .foreignKeysOf(table)
        .some((other) => other.address < key.address && [...other.columns].sort().join() === [...key.columns].sort().join());
      if (isSaid || / NOT ENFORCED/u.test(key.definition)) return [];
      if (partial || schema.keysOf(table).some((each) => leads(each, key.columns))) return [];
      const partitioned = schema.table(table)?.partition_key !== null;
      return [
        {
          address: key.address,
          message: `no index of ${named(table)} begins with (${key.columns.join(", ")}), which refers to ${named(key.references?.table ?? "?:?")}`,
          evidence: { columns: key.columns, references: key.references?.table ?? null },
          fix: [
            `create index ${partitioned ? "" : "concurrently "}${quoteIdent(generatedName([key.table, ...key.columns], "idx"))} on ${named(table)} (${key.columns.map(quoteIdent).join(", ")})`,
          ],
        },
      ];
    }),
};

/** Rows without a reference are nobody's business when the referred row goes. */
function isNotNullTest(predicate: string, column: string): boolean {
  return predicate === `(${quoteIdent(column)} IS NOT NULL)`;
}
