import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const manyEnumValues: StaticRule = {
  name: "many_enum_values",
  title: "Enum with many values",
  level: "info",
  category: "design",
  reads: "static",
  what: "An enum has more than 30 values.",
  why: "Values can be added, but neither removed nor described; a list of that length is data.",
  remedy: "Make it a table of codes, with a foreign key.",
  bad: "do $$ begin execute 'create type code as enum (' || (select string_agg(quote_literal('v' || n), ', ') from generate_series(1, 40) as n) || ')'; end $$",
  good: "create type code as enum ('one', 'two')",
  fine: "A standard fixed it long ago.",
  find: (schema) =>
    schema
      .all("enum")
      .flatMap((type): readonly Found[] =>
        type.values.length <= 30
          ? []
          : [{ address: type.address, message: `${named(type)} has ${type.values.length} values`, evidence: { values: type.values.length } }],
      ),
};
