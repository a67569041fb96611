import { generatedName } from "../../design/names.ts";
import { dropIndex } from "../../render/alter-index.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const hashIndex: StaticRule = {
  name: "hash_index",
  title: "Hash index",
  level: "info",
  category: "performance",
  reads: "static",
  what: "An index uses the hash method.",
  why: "It serves equality of one column only: no order, no range, no uniqueness, no several columns; a b-tree is about as fast at what it does.",
  remedy: "Use a b-tree, unless the values are long and only ever compared for equality.",
  bad: "create table a (id int primary key, n int); create index a_n_idx on a using hash (n)",
  good: "create table a (id int primary key, n int); create index a_n_idx on a (n)",
  fine: "Long texts, for example addresses of pages, looked up exactly.",
  find: (schema) =>
    schema.all("index").flatMap((index): readonly Found[] => {
      const table = schema.tableOf(index);
      if (table === undefined || table.partition_of !== null || index.method !== "hash") return [];
      const type = schema.columnsOf(table.address).find((column) => quoteIdent(column.name) === index.keys[0])?.type ?? "";
      if (/^(text|character varying|bytea)/u.test(type)) return [];
      const concurrently = table.partition_key === null;
      return [
        {
          address: index.address,
          message: `${named(index)} is a hash index on ${index.keys.join(", ")}`,
          evidence: { type },
          fix: [
            `create index ${concurrently ? "concurrently " : ""}${quoteIdent(generatedName([table.name, (index.keys[0] ?? "").replace(/\W+/gu, "_")], "btree"))} on ${named(table)} (${index.keys[0] ?? ""})`,
            dropIndex(index.schema, index.name, concurrently),
          ],
        },
      ];
    }),
};
