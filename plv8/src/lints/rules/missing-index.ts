import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { countersAge, sayNumber } from "../say-age.ts";

export const missingIndex: RuntimeRule = {
  name: "missing_index",
  title: "Large table read from end to end",
  level: "warn",
  category: "performance",
  reads: "runtime",
  what: "A table of more than 10,000 rows is read whole more than 100 times, more often than by an index, over the time of the counters.",
  why: "Each of those queries reads every row, and pushes other tables out of memory.",
  remedy: "Find the query (pg_stat_statements, auto_explain) and make the index that it asks for.",
  bad: "create table a (id int, n int); insert into a select n, n from generate_series(1, 20000) as n",
  good: "create table a (id int primary key, n int)",
  fine: "Reports that need all of it, or a queue that grew once.",
  find: (schema, facts) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const counted = facts.tables[table.address];
      if (counted === undefined || counted.live < 10_000 || counted.seq_scans < 100 || counted.seq_scans < counted.index_scans) return [];
      return [
        {
          address: table.address,
          message: `${named(table)} (${sayNumber(counted.live)} rows) was read whole ${sayNumber(counted.seq_scans)} times ${countersAge(facts)}, by an index ${sayNumber(counted.index_scans)} times`,
          evidence: {
            rows: counted.live,
            seq_scans: counted.seq_scans,
            rows_per_scan: Math.round(counted.seq_rows / counted.seq_scans),
            index_scans: counted.index_scans,
            statistics_days: facts.statistics_days,
          },
          confidence: facts.statistics_days === null ? "possible" : "likely",
        },
      ];
    }),
};
