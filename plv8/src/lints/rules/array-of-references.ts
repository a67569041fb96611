import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const arrayOfReferences: StaticRule = {
  name: "array_of_references",
  title: "List of keys in an array",
  level: "info",
  category: "design",
  reads: "static",
  what: "An array column is named after keys of other rows.",
  why: "No foreign key holds the items: deleted rows stay listed, and each join unnests.",
  remedy: "Make a table between the two, with two foreign keys.",
  bad: "create table posts (id bigint primary key, tag_ids bigint[] not null)",
  good: "create table tags (id bigint primary key); create table posts (id bigint primary key); create table post_tags (post_id bigint references posts, tag_id bigint references tags, primary key (post_id, tag_id)); create index on post_tags (tag_id)",
  fine: "The list is a copy for speed, and its source is elsewhere.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        /_ids$/u.test(column.name) && /^(bigint|integer|uuid|text)\[\]$/u.test(column.type)
          ? [
              {
                address: column.address,
                message: `${named(column)} lists keys that nothing holds to their rows`,
                evidence: { type: column.type },
                confidence: "likely",
              },
            ]
          : [],
      ),
    ),
};
