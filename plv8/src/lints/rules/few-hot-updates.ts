import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { countersAge, sayNumber } from "../say-age.ts";

export const fewHotUpdates: RuntimeRule = {
  name: "few_hot_updates",
  title: "Updates that write every index",
  level: "info",
  category: "performance",
  reads: "runtime",
  what: "Of more than 10,000 updates of a table fewer than a fifth stayed on their page (HOT).",
  why: "Each of the others writes a new entry into every index of the table.",
  remedy: "Don't index columns that change all the time; leave room on the pages (fillfactor 80 to 90).",
  bad: "create table a (id int primary key, n int)",
  good: "create table a (id int primary key, n int)",
  fine: "What changes is what is searched by.",
  find: (schema, facts) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const counted = facts.tables[table.address];
      if (counted === undefined || counted.updated < 10_000 || counted.hot_updated * 5 > counted.updated || schema.keysOf(table.address).length < 2) return [];
      const full = !table.options.some((option) => option.startsWith("fillfactor="));
      return [
        {
          address: table.address,
          message: `${sayNumber(counted.hot_updated)} of ${sayNumber(counted.updated)} updates of ${named(table)} were HOT ${countersAge(facts)}`,
          evidence: { updated: counted.updated, hot_updated: counted.hot_updated, statistics_days: facts.statistics_days },
          confidence: "likely",
          fix: full && table.partition_key === null ? [`alter table ${named(table)} set (fillfactor = 85)`] : [],
        },
      ];
    }),
};
