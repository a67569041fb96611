import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { ENOUGH_DAYS, countersAge } from "../say-age.ts";

export const emptyTable: RuntimeRule = {
  name: "empty_table",
  title: "Table that stays empty",
  level: "info",
  category: "maintenance",
  reads: "runtime",
  what: "A table has no row, and none was written since the counters began, at least 14 days ago.",
  why: "It was made for something that did not come, and each reader of the schema asks what for.",
  remedy: "Ask, then drop it.",
  bad: "create table a (id int primary key)",
  good: "create table a (id int primary key); insert into a values (1)",
  fine: "It is for the rare case.",
  find: (schema, facts) =>
    facts.statistics_days === null || facts.statistics_days < ENOUGH_DAYS
      ? []
      : schema.tables.flatMap((table): readonly Found[] => {
          const counted = facts.tables[table.address];
          return counted === undefined || counted.bytes > 0 || counted.live > 0 || counted.inserted > 0
            ? []
            : [
                {
                  address: table.address,
                  message: `${named(table)} is empty, and nothing was written to it ${countersAge(facts)}`,
                  evidence: { statistics_days: facts.statistics_days },
                  confidence: "likely",
                },
              ];
        }),
};
