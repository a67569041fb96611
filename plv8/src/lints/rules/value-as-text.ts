import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const valueAsText: StaticRule = {
  name: "value_as_text",
  title: "Time, number or flag kept as text",
  level: "info",
  category: "design",
  reads: "static",
  what: "A text column is named as a moment, a date, an amount or a yes-no.",
  why: "Anything gets in, order is alphabetical, and each reader parses anew, each in its own way.",
  remedy: "Give it its type: timestamptz, date, numeric, boolean.",
  bad: "create table a (id int primary key, created_at text)",
  good: "create table a (id int primary key, created_at timestamptz)",
  fine: "It holds what somebody typed, as they typed it.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] => {
        if (!/^(text|character varying)/u.test(column.type) || column.generated !== null) return [];
        const kind = /(^|_)(created|updated|deleted|started|finished|expires|sent|paid|placed)_(at|on)$|_date$|^birth_?date$/u.test(column.name)
          ? "a time"
          : /^(is|has)_|_flag$/u.test(column.name)
            ? "a yes or no"
            : /(^|_)(price|amount|quantity|balance|total)$/u.test(column.name)
              ? "a number"
              : null;
        return kind === null
          ? []
          : [
              {
                address: column.address,
                message: `${named(column)} looks like ${kind} and is ${column.type}`,
                evidence: { type: column.type },
                confidence: "likely",
              },
            ];
      }),
    ),
};
