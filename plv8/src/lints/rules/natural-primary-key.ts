import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const naturalPrimaryKey: StaticRule = {
  name: "natural_primary_key",
  title: "Primary key of text from outside",
  level: "info",
  category: "design",
  reads: "static",
  what: "The primary key is one text column that the application fills.",
  why: "What people type changes, and a change of a key runs through every table that refers to it; each of those tables and indexes carries the text.",
  remedy: "Give the table a generated key and keep the text unique.",
  bad: "create table customers (email text primary key, name text)",
  good: "create table customers (id bigint generated always as identity primary key, email text not null unique)",
  fine: "The text is a fixed code: a country, a currency.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const key = schema.primaryOf(table.address);
      const column = key?.columns.length === 1 ? schema.column(table.address, key.columns[0] ?? "") : undefined;
      if (column === undefined || column.default !== null || column.generated !== null || !/^(text|character varying|public\.citext)/u.test(column.type))
        return [];
      if (schema.foreignKeysOf(table.address).some((each) => each.columns.includes(column.name))) return [];
      const stem = /^(.+)_id$/u.exec(column.name)?.[1];
      if (stem !== undefined && ![stem, `${stem}s`, `${stem}es`, stem.replace(/y$/u, "ies")].includes(table.name)) return [];
      const users = schema.foreignKeysTo(table.address);
      if (/(^|_)(code|key|slug|name|iso|kind|status)$/u.test(column.name) && users.length === 0) return [];
      return [
        {
          address: table.address,
          message: `the primary key of ${named(table)} is ${column.name}, a text that the application fills; ${users.length} foreign keys carry it`,
          evidence: { column: column.name, type: column.type, foreign_keys: users.length },
          confidence: "possible",
        },
      ];
    }),
};
