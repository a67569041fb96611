import { sayBytes } from "../../design/size/say-size.ts";
import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const tableBloat: RuntimeRule = {
  name: "table_bloat",
  title: "Table of mostly empty pages",
  level: "info",
  category: "maintenance",
  reads: "runtime",
  what: "A table takes more than twice the bytes that its rows need, and more than 100 MB of it are empty; estimated from column statistics.",
  why: "Scans read empty pages, memory caches them, backups copy them.",
  remedy: "See to it that autovacuum keeps up; then pg_repack, or VACUUM FULL when nobody waits.",
  bad: "create table a (id int primary key, t text)",
  good: "create table a (id int primary key, t text)",
  fine: "The rows come back: a queue, a table that is emptied by night.",
  find: (schema, facts) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const counted = facts.tables[table.address];
      if (counted?.expected_bytes == null || counted.bytes < 2 * counted.expected_bytes || counted.bytes - counted.expected_bytes < 100_000_000) return [];
      return [
        {
          address: table.address,
          message: `${named(table)} takes ${sayBytes(counted.bytes)}; its rows would need about ${sayBytes(counted.expected_bytes)}`,
          evidence: { bytes: counted.bytes, expected_bytes: counted.expected_bytes, dead_rows: counted.dead },
          confidence: "likely",
          fix: table.partition_key === null ? [`vacuum (full, analyze) ${named(table)}`] : [],
          reversible: true,
        },
      ];
    }),
};
