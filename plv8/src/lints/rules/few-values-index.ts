import { quoteIdent } from "../../render/names.ts";
import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { sayNumber } from "../say-age.ts";

export const fewValuesIndex: RuntimeRule = {
  name: "few_values_index",
  title: "Index over a handful of values",
  level: "info",
  category: "performance",
  reads: "runtime",
  what: "An index on one column of a table of over 100,000 rows knows fewer than ten values.",
  why: "Each value stands for a tenth of the table or more: the planner reads the table instead, unless one value is rare.",
  remedy: "Make it partial on the rare value, or put the column behind a better one.",
  bad: "create table a (id int primary key, n int); insert into a select n, n % 3 from generate_series(1, 120000) as n; create index a_n_idx on a (n); analyze a",
  good: "create table a (id int primary key, n int); insert into a select n, n % 3 from generate_series(1, 120000) as n; create index a_n_idx on a (n) where n = 2; analyze a",
  fine: "One value is rare and is the one asked for; a b-tree over few values is at least small.",
  find: (schema, facts) =>
    schema.tables.flatMap((table) =>
      schema.indexesOf(table.address).flatMap((index): readonly Found[] => {
        const column = schema.keysOf(table.address).find((key) => key.address === index.address)?.columns[0];
        if (
          column == null ||
          index.keys.length !== 1 ||
          index.predicate !== null ||
          index.unique ||
          index.method !== "btree" ||
          (facts.tables[table.address]?.rows ?? 0) < 100_000
        )
          return [];
        if (schema.foreignKeysOf(table.address).some((key) => key.columns.length === 1 && key.columns[0] === column)) return [];
        const counted = facts.columns[`column:${named(table)}.${quoteIdent(column)}`];
        return counted === undefined || counted.distinct < 0 || counted.distinct >= 10 || counted.distinct === 0
          ? []
          : [
              {
                address: index.address,
                message: `${named(index)} knows ${counted.distinct} values for ${sayNumber(facts.tables[table.address]?.rows ?? 0)} rows`,
                evidence: { distinct: counted.distinct },
                confidence: "possible",
              },
            ];
      }),
    ),
};
