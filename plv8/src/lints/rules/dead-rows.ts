import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { age, sayNumber } from "../say-age.ts";

export const deadRows: RuntimeRule = {
  name: "dead_rows",
  title: "Dead rows that nobody clears away",
  level: "warn",
  category: "maintenance",
  reads: "runtime",
  what: "More than a fifth of a table of over 10,000 rows is dead.",
  why: "Scans step over them, indexes point to them, the table grows.",
  remedy: "VACUUM it, and look what holds autovacuum back: long transactions, prepared ones, replication slots, its cost limit.",
  bad: "create table a (id int primary key) with (autovacuum_enabled = false); insert into a select n from generate_series(1, 20000) as n; delete from a where id <= 10000",
  good: "create table a (id int primary key); insert into a select n from generate_series(1, 20000) as n",
  fine: "A vacuum is under way.",
  find: (schema, facts) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const counted = facts.tables[table.address];
      if (counted === undefined || counted.live + counted.dead < 10_000 || counted.dead < (counted.live + counted.dead) / 5) return [];
      return [
        {
          address: table.address,
          message: `${sayNumber(counted.dead)} of ${sayNumber(counted.live + counted.dead)} rows of ${named(table)} are dead; last vacuum ${counted.vacuumed_days === null ? "never" : `${age(counted.vacuumed_days)} ago`}`,
          evidence: { live: counted.live, dead: counted.dead, vacuumed_days: counted.vacuumed_days },
          fix: [`vacuum (analyze) ${named(table)}`],
        },
      ];
    }),
};
