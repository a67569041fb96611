import { generatedName } from "../../design/names.ts";
import { createIndex, dropIndex } from "../../render/alter-index.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const mostlyNullIndex: RuntimeRule = {
  name: "mostly_null_index",
  title: "Index of nulls",
  level: "info",
  category: "performance",
  reads: "runtime",
  what: "More than half of the entries of an index on one column are null.",
  why: "Nobody looks for them there: they make the index larger and each write slower.",
  remedy: "Make it partial: where the column is not null.",
  bad: "create table a (id int primary key, n int); insert into a select n, case when n % 10 = 0 then n end from generate_series(1, 20000) as n; create index a_n_idx on a (n); analyze a",
  good: "create table a (id int primary key, n int); insert into a select n, case when n % 10 = 0 then n end from generate_series(1, 20000) as n; create index a_n_idx on a (n) where n is not null; analyze a",
  fine: "Queries ask for IS NULL.",
  find: (schema, facts) =>
    schema.tables.flatMap((table) =>
      schema.indexesOf(table.address).flatMap((index): readonly Found[] => {
        const column = schema.keysOf(table.address).find((key) => key.address === index.address)?.columns[0];
        if (column == null || index.keys.length !== 1 || index.predicate !== null || index.unique || (facts.tables[table.address]?.rows ?? 0) < 10_000)
          return [];
        const counted = facts.columns[`column:${named(table)}.${quoteIdent(column)}`];
        if (counted === undefined || counted.null_share <= 0.5) return [];
        const concurrently = table.partition_key === null;
        return [
          {
            address: index.address,
            message: `${Math.round(counted.null_share * 100)} % of the entries of ${named(index)} are null`,
            evidence: { null_share: counted.null_share },
            fix: [
              `${createIndex(index.definition, generatedName([table.name, column], "filled"), concurrently)} where ${quoteIdent(column)} is not null`,
              dropIndex(table.schema, index.name, concurrently),
            ],
          },
        ];
      }),
    ),
};
