import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const unloggedTable: StaticRule = {
  name: "unlogged_table",
  title: "Unlogged table",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A table is UNLOGGED.",
  why: "It is emptied after a crash, and standbys and backups from WAL don't have its rows.",
  remedy: "SET LOGGED, when nobody is waiting: it writes the table again under ACCESS EXCLUSIVE.",
  bad: "create unlogged table carts (id bigint primary key)",
  good: "create table carts (id bigint primary key)",
  fine: "A cache, or a load that can be repeated.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] =>
      table.persistence === "unlogged"
        ? [
            {
              address: table.address,
              message: `${named(table)} is unlogged: a crash empties it`,
              evidence: {},
              fix: table.partition_key === null ? [`alter table ${named(table)} set logged`] : [],
            },
          ]
        : [],
    ),
};
