import { dropIndex } from "../../render/alter-index.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const booleanIndex: StaticRule = {
  name: "boolean_index",
  title: "Index led by a boolean",
  level: "info",
  category: "performance",
  reads: "static",
  what: "The first key of an index is a boolean.",
  why: "Half of the rows, or nearly all, lie behind each of its two values: the planner reads the table instead.",
  remedy: "Make an index over the rare rows only: on what they are looked up by, where the flag holds.",
  bad: "create table jobs (id int primary key, done boolean not null); create index on jobs (done)",
  good: "create table jobs (id int primary key, done boolean not null); create index on jobs (id) where not done",
  fine: "A second key does the work, and the flag is always asked for.",
  find: (schema) =>
    schema.all("index").flatMap((index): readonly Found[] => {
      const table = schema.tableOf(index);
      const key = table === undefined ? undefined : schema.keysOf(table.address).find((each) => each.address === index.address);
      if (
        table === undefined ||
        table.partition_of !== null ||
        key === undefined ||
        index.unique ||
        key.columns.length > 1 ||
        schema.column(table.address, key.columns[0] ?? "")?.type !== "boolean"
      )
        return [];
      return [
        {
          address: index.address,
          message: `${named(index)} is on a boolean (${key.columns[0] ?? ""})`,
          evidence: { keys: key.items },
          fix: [dropIndex(index.schema, index.name, table.partition_key === null)],
        },
      ];
    }),
};
