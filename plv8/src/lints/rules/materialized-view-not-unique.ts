import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const materializedViewNotUnique: StaticRule = {
  name: "materialized_view_not_unique",
  title: "Materialized view without a unique index",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "A materialized view has no unique index over plain columns.",
  why: "It can't be refreshed concurrently: every reader waits until the query is through.",
  remedy: "Make a unique index on what identifies its rows, without condition.",
  bad: "create materialized view m as select n from generate_series(1, 3) as n",
  good: "create materialized view m as select n from generate_series(1, 3) as n; create unique index on m (n)",
  fine: "Nobody reads it while it is refreshed.",
  find: (schema) =>
    schema.all("materialized_view").flatMap((view): readonly Found[] => {
      const unique = schema
        .keysOf(`table:${named(view)}`)
        .some((key) => key.unique && key.predicate === null && key.columns.every((column) => column !== null));
      return unique
        ? []
        : [
            {
              address: view.address,
              message: `${named(view)} has no unique index: it can't be refreshed while it is read`,
              evidence: { columns: view.columns },
            },
          ];
    }),
};
