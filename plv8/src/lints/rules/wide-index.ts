import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const wideIndex: StaticRule = {
  name: "wide_index",
  title: "Index of many columns",
  level: "info",
  category: "performance",
  reads: "static",
  what: "An index that stands by itself has more than five keys.",
  why: "It is nearly a second copy of the table, and few queries ask for more than its first columns.",
  remedy: "Keep the keys that searches really use; put what is only returned into INCLUDE.",
  bad: "create table a (id int primary key, b int, c int, d int, e int, f int, g int); create index on a (b, c, d, e, f, g)",
  good: "create table a (id int primary key, b int, c int, d int, e int, f int, g int); create index on a (b, c)",
  fine: "One report reads nothing but this index.",
  find: (schema) =>
    schema
      .all("index")
      .flatMap((index): readonly Found[] =>
        index.unique || index.keys.length <= 5 || index.method !== "btree" || schema.tableOf(index)?.partition_of != null
          ? []
          : [{ address: index.address, message: `${named(index)} has ${index.keys.length} keys`, evidence: { keys: index.keys } }],
      ),
};
