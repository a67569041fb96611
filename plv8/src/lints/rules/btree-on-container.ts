import { generatedName } from "../../design/names.ts";
import { dropIndex } from "../../render/alter-index.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const btreeOnContainer: StaticRule = {
  name: "btree_on_container",
  title: "B-tree over an array or JSON",
  level: "warn",
  category: "performance",
  reads: "static",
  what: "A b-tree index has an array or a jsonb as its key.",
  why: "It serves equality of whole values only, not 'contains', and an entry over 2,704 bytes makes the insert fail.",
  remedy: "Use GIN; for one key of the jsonb an index on that expression.",
  bad: "create table posts (id int primary key, tags text[]); create index posts_tags_idx on posts (tags)",
  good: "create table posts (id int primary key, tags text[]); create index posts_tags_idx on posts using gin (tags)",
  fine: "Short arrays are a value of their own and are looked up whole.",
  find: (schema) =>
    schema.all("index").flatMap((index): readonly Found[] => {
      const table = schema.tableOf(index);
      if (table === undefined || table.partition_of !== null || index.method !== "btree" || index.unique) return [];
      const column = index.keys
        .map((key) => schema.columnsOf(table.address).find((each) => quoteIdent(each.name) === key))
        .find((each) => each !== undefined && (each.type.endsWith("[]") || each.type === "jsonb"));
      if (column === undefined) return [];
      const concurrently = table.partition_key === null;
      const fix =
        index.keys.length > 1
          ? []
          : [
              `create index ${concurrently ? "concurrently " : ""}${quoteIdent(generatedName([table.name, column.name], "gin"))} on ${named(table)} using gin (${quoteIdent(column.name)}${column.type === "jsonb" ? " jsonb_path_ops" : ""})`,
              dropIndex(index.schema, index.name, concurrently),
            ];
      return [
        {
          address: index.address,
          message: `${named(index)} is a b-tree over ${column.name}, a ${column.type}: it can't answer "contains"`,
          evidence: { column: column.name, type: column.type },
          fix,
        },
      ];
    }),
};
