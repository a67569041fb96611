import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const allOptional: StaticRule = {
  name: "all_optional",
  title: "Table where everything may be missing",
  level: "info",
  category: "design",
  reads: "static",
  what: "Of three or more columns beside the primary key none is required.",
  why: "A row of nothing but its key is accepted; readers must expect null everywhere.",
  remedy: "Require what a row means nothing without.",
  bad: "create table people (id bigint primary key, name text, born date, town text)",
  good: "create table people (id bigint primary key, name text not null, born date, town text)",
  fine: "A table that takes in foreign data as they come.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const key = schema.primaryOf(table.address)?.columns ?? [];
      const rest = schema.columnsOf(table.address).filter((column) => !key.includes(column.name) && column.generated === null);
      return key.length === 0 || rest.length < 3 || rest.some((column) => column.not_null)
        ? []
        : [
            {
              address: table.address,
              message: `nothing but the key of ${named(table)} is required`,
              evidence: { optional: rest.map((column) => column.name) },
            },
          ];
    }),
};
