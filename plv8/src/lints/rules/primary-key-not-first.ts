import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const primaryKeyNotFirst: StaticRule = {
  name: "primary_key_not_first",
  title: "Primary key behind other columns",
  level: "info",
  category: "design",
  reads: "static",
  what: "The primary key's columns are not the first ones of the table.",
  why: "A reader looks for the key at the head; and a key behind values of changing length is found later in each row.",
  remedy: "Order the columns at the next rebuild of the table; it is not worth one by itself.",
  bad: "create table tags (label text, tag_id bigint primary key)",
  good: "create table tags (tag_id bigint primary key, label text)",
  fine: "The table is old and wide, and nobody minds.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const key = schema.primaryOf(table.address)?.columns ?? [];
      const head = schema
        .columnsOf(table.address)
        .slice(0, key.length)
        .map((column) => column.name);
      return key.every((column) => head.includes(column))
        ? []
        : [{ address: table.address, message: `the primary key (${key.join(", ")}) of ${named(table)} is not at its head`, evidence: { key, head } }];
    }),
};
