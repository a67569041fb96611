import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { sayNumber } from "../say-age.ts";

export const wraparoundNear: RuntimeRule = {
  name: "wraparound_near",
  title: "Transaction numbers that are used up",
  level: "error",
  category: "maintenance",
  reads: "runtime",
  what: "A table's oldest transaction is older than twice autovacuum_freeze_max_age, or half of all numbers.",
  why: "Autovacuum does not get through; at two billion the database takes no more writes.",
  remedy: "VACUUM (FREEZE) it now, and find what holds back the horizon: long transactions, prepared ones, replication slots.",
  bad: "create table a (id int primary key)",
  good: "create table a (id int primary key)",
  fine: "Never.",
  find: (schema, facts) =>
    schema.all("table").flatMap((table): readonly Found[] => {
      const counted = facts.tables[table.address];
      const limit = Math.min(2 * facts.autovacuum_freeze_max_age, 1_000_000_000);
      return counted === undefined || counted.xid_age < limit
        ? []
        : [
            {
              address: table.address,
              message: `${named(table)} holds transactions of ${sayNumber(counted.xid_age)} ago; at 2,100,000,000 the database stops`,
              evidence: { age: counted.xid_age, limit },
              fix: [`vacuum (freeze) ${named(table)}`],
            },
          ];
    }),
};
