import { generatedName } from "../../design/names.ts";
import { createIndex, dropIndex } from "../../render/alter-index.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { truthOf } from "../sql/truth.ts";

export const needlessIndexPredicate: StaticRule = {
  name: "needless_index_predicate",
  title: "Partial index that leaves nothing out",
  level: "info",
  category: "performance",
  reads: "static",
  what: "A partial index says IS NOT NULL of a required column, or something that is always true.",
  why: "It holds every row, and queries that don't repeat the condition can't use it.",
  remedy: "Make the index without the condition.",
  bad: "create table a (id int primary key, n int not null); create index a_n_idx on a (n) where n is not null",
  good: "create table a (id int primary key, n int not null); create index a_n_idx on a (n)",
  fine: "The column is about to become optional.",
  find: (schema) =>
    schema.all("index").flatMap((index): readonly Found[] => {
      const table = schema.tableOf(index);
      if (table === undefined || table.partition_of !== null || index.predicate === null) return [];
      const column = schema.columnsOf(table.address).find((each) => index.predicate === `(${quoteIdent(each.name)} IS NOT NULL)`);
      if (column?.not_null !== true && truthOf(index.predicate) !== true) return [];
      const concurrently = table.partition_key === null;
      const name = generatedName([table.name, ...index.keys.map((key) => key.replace(/\W+/gu, "_"))], "all");
      const whole = index.definition.slice(0, index.definition.lastIndexOf(` WHERE ${index.predicate}`));
      return [
        {
          address: index.address,
          message: `the condition of ${named(index)} leaves no row out: ${index.predicate}`,
          evidence: { predicate: index.predicate },
          fix: [createIndex(whole, name, concurrently), dropIndex(index.schema, index.name, concurrently)],
        },
      ];
    }),
};
