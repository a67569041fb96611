import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const nullableBoolean: StaticRule = {
  name: "nullable_boolean",
  title: "Boolean with three values",
  level: "info",
  category: "correctness",
  reads: "static",
  what: "A boolean column may be null.",
  why: "where not flag leaves out the rows where nobody said; sums and checks let null through.",
  remedy: "Require it, with a default; where 'unknown' is meant, say so with a state.",
  bad: "create table a (id int primary key, active boolean)",
  good: "create table a (id int primary key, active boolean not null default true)",
  fine: "Null means 'not asked yet', and readers know.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema
        .columnsOf(table.address)
        .flatMap((column): readonly Found[] =>
          column.type === "boolean" && !column.not_null && column.generated === null
            ? [{ address: column.address, message: `${named(column)} may be true, false or null`, evidence: { default: column.default } }]
            : [],
        ),
    ),
};
