import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const rangeBeforeEquality: StaticRule = {
  name: "range_before_equality",
  title: "Time in the middle of an index",
  level: "info",
  category: "performance",
  reads: "static",
  what: "A point in time stands before other keys of a b-tree index.",
  why: "Times are asked for by range: all keys behind a range are filtered row by row, not searched.",
  remedy: "Put the columns that are compared for equality first, the time last.",
  bad: "create table events (id bigint primary key, kind text, at timestamptz, host text); create index on events (kind, at, host)",
  good: "create table events (id bigint primary key, kind text, at timestamptz, host text); create index on events (kind, host, at)",
  fine: "The index serves ORDER BY time with a tie-break behind it, or the time is asked for exactly.",
  find: (schema) =>
    schema.all("index").flatMap((index): readonly Found[] => {
      const table = schema.tableOf(index);
      const key =
        table === undefined || table.partition_of !== null || index.method !== "btree" || index.unique
          ? undefined
          : schema.keysOf(table.address).find((each) => each.address === index.address);
      if (table === undefined || key === undefined) return [];
      const primary = schema.primaryOf(table.address)?.columns ?? [];
      const at = key.columns.findIndex((name) => /^(timestamp|date$)/u.test(schema.column(table.address, name ?? "")?.type ?? ""));
      const behind =
        at === -1
          ? []
          : key.columns
              .slice(at + 1)
              .filter((name) => name === null || (!primary.includes(name) && !/^(timestamp|date$)/u.test(schema.column(table.address, name)?.type ?? "")));
      return behind.length === 0
        ? []
        : [
            {
              address: index.address,
              message: `${named(index)} has ${key.columns[at] ?? ""} before ${behind.map((name) => name ?? "an expression").join(", ")}: a range of times makes what follows a filter`,
              evidence: { keys: key.items },
              confidence: "possible",
            },
          ];
    }),
};
