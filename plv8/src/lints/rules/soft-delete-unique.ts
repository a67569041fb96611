import { generatedName } from "../../design/names.ts";
import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { dropConstraint } from "../../render/alter-constraint.ts";
import { dropIndex } from "../../render/alter-index.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const softDeleteUnique: StaticRule = {
  name: "soft_delete_unique",
  title: "Unique key that counts the deleted",
  level: "warn",
  category: "design",
  reads: "static",
  what: "A table marks rows as deleted, and a unique key counts those rows too.",
  why: "A deleted user's address can never be used again: the insert fails on a row that nobody sees.",
  remedy: "Make the key a unique index over living rows.",
  bad: "create table users (id bigint primary key, email text not null, deleted_at timestamptz, constraint users_email_key unique (email))",
  good: "create table users (id bigint primary key, email text not null, deleted_at timestamptz); create unique index users_email_key on users (email) where deleted_at is null",
  fine: "The value must never be given twice, not even after a delete.",
  find: (schema) =>
    schema.tables.flatMap((table) => {
      const mark = schema.columnsOf(table.address).find((column) => /^(deleted_at|deleted_on|archived_at|is_deleted|deleted)$/u.test(column.name));
      if (mark === undefined || table.partition_key !== null) return [];
      const alive = mark.type === "boolean" ? `not ${quoteIdent(mark.name)}` : `${quoteIdent(mark.name)} is null`;
      const generated = (name: string): boolean => {
        const column = schema.column(table.address, name);
        return column?.identity != null || column?.default != null;
      };
      const primary = schema.primaryOf(table.address)?.columns ?? [];
      return schema.keysOf(table.address).flatMap((key): readonly Found[] => {
        if (
          !key.unique ||
          key.method !== "btree" ||
          (key.object.kind === "constraint" && key.object.type === "primary") ||
          key.columns.includes(mark.name) ||
          key.columns.every((column) => column === null || generated(column))
        )
          return [];
        if (key.predicate !== null && mentionedColumns(key.predicate, [mark.name]).length > 0) return [];
        if (primary.length > 0 && primary.every((column) => key.columns.includes(column))) return [];
        if (schema.foreignKeysTo(table.address).some((each) => [...(each.references?.columns ?? [])].sort().join() === [...key.columns].sort().join()))
          return [];
        const where = key.predicate === null ? alive : `${key.predicate} and ${alive}`;
        const name = generatedName([table.name, ...key.columns.map((column) => column ?? "expression")], "alive");
        return [
          {
            address: key.address,
            message: `${named(key)} counts rows of ${named(table)} that are deleted (${mark.name}) too: their values can't be used again`,
            evidence: { mark: mark.name, columns: key.columns },
            confidence: "likely",
            fix: [
              `create unique index concurrently ${quoteIdent(name)} on ${named(table)} (${key.items.join(", ")})${key.tail} where ${where}`,
              key.object.kind === "constraint" ? dropConstraint(named(table), key.name) : dropIndex(table.schema, key.name, true),
            ],
          },
        ];
      });
    }),
};
