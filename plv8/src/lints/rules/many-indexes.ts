import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const manyIndexes: StaticRule = {
  name: "many_indexes",
  title: "Table with many indexes",
  level: "info",
  category: "performance",
  reads: "static",
  what: "A table has more than twelve indexes, those behind constraints included.",
  why: "Every insert writes all of them, and updates of indexed columns can't stay on their page.",
  remedy: "Look which of them are read (pg_stat_user_indexes, on standbys too), and merge those with the same head.",
  bad: "create table a (id int primary key, b int, c int, d int, e int, f int, g int); create index on a (b); create index on a (c); create index on a (d); create index on a (e); create index on a (f); create index on a (g); create index on a (b, c); create index on a (c, d); create index on a (d, e); create index on a (e, f); create index on a (f, g); create index on a (g, b)",
  good: "create table a (id int primary key, b int, c int); create index on a (b, c)",
  fine: "The table is read a lot and hardly written.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const count = schema.keysOf(table.address).length;
      return count <= 12
        ? []
        : [{ address: table.address, message: `${named(table)} has ${count} indexes: each insert writes all of them`, evidence: { indexes: count } }];
    }),
};
