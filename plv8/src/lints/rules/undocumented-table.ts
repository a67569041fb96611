import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const undocumentedTable: StaticRule = {
  name: "undocumented_table",
  title: "Table or view without a comment",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "A table, view or materialized view has no comment.",
  why: "What a row stands for is in somebody's head; generated documents and APIs have nothing to say.",
  remedy: "Say in one sentence what a row is: comment on table … is '…'.",
  bad: "create table a (id int primary key)",
  good: "create table a (id int primary key); comment on table a is 'A thing.'",
  fine: "A table of some hours.",
  find: (schema) =>
    [...schema.tables, ...schema.all("view"), ...schema.all("materialized_view")].flatMap((object): readonly Found[] =>
      object.comment === null ? [{ address: object.address, message: `nothing says what a row of ${named(object)} is`, evidence: {} }] : [],
    ),
};
