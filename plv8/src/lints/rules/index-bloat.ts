import { sayBytes } from "../../design/size/say-size.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const indexBloat: RuntimeRule = {
  name: "index_bloat",
  title: "Index of mostly empty pages",
  level: "info",
  category: "maintenance",
  reads: "runtime",
  what: "A b-tree index takes more than twice the bytes that its entries need, and more than 50 MB of it are empty; estimated.",
  why: "Searches read more pages, and memory holds less of what matters.",
  remedy: "REINDEX CONCURRENTLY.",
  bad: "create table a (id int primary key, n int)",
  good: "create table a (id int primary key, n int)",
  fine: "It grows into the space again.",
  find: (schema, facts) =>
    schema.tables.flatMap((table) =>
      schema.keysOf(table.address).flatMap((key): readonly Found[] => {
        const counted = facts.indexes[key.address];
        if (
          key.method !== "btree" ||
          counted?.expected_bytes == null ||
          counted.bytes < 2 * counted.expected_bytes ||
          counted.bytes - counted.expected_bytes < 50_000_000
        )
          return [];
        return [
          {
            address: key.address,
            message: `${named(key)} takes ${sayBytes(counted.bytes)}; its entries would need about ${sayBytes(counted.expected_bytes)}`,
            evidence: { bytes: counted.bytes, expected_bytes: counted.expected_bytes },
            confidence: "likely",
            fix: table.partition_key === null ? [`reindex index concurrently ${qualifiedName(table.schema, key.name)}`] : [],
          },
        ];
      }),
    ),
};
