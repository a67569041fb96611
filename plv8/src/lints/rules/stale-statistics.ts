import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { sayNumber } from "../say-age.ts";

export const staleStatistics: RuntimeRule = {
  name: "stale_statistics",
  title: "Table that was never analyzed",
  level: "warn",
  category: "performance",
  reads: "runtime",
  what: "A table with more than 1,000 rows has no statistics.",
  why: "The planner guesses: nested loops over a million rows.",
  remedy: "ANALYZE it; a partitioned parent is never analyzed by autovacuum, so do it on a schedule.",
  bad: "create table a (id int primary key) with (autovacuum_enabled = false); insert into a select n from generate_series(1, 20000) as n",
  good: "create table a (id int primary key); insert into a select n from generate_series(1, 20000) as n; analyze a",
  fine: "It was filled a minute ago.",
  find: (schema, facts) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const counted = facts.tables[table.address];
      return counted === undefined || counted.analyzed_days !== null || counted.live < 1000
        ? []
        : [
            {
              address: table.address,
              message: `${named(table)} (${sayNumber(counted.live)} rows) was never analyzed`,
              evidence: { rows: counted.live },
              fix: [`analyze ${named(table)}`],
            },
          ];
    }),
};
