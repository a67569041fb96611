import { qualifiedName } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const polymorphicReference: StaticRule = {
  name: "polymorphic_reference",
  title: "Reference by type and id",
  level: "info",
  category: "design",
  reads: "static",
  what: "Two columns, one with a type's name and one with an id, refer to rows of several tables.",
  why: "No foreign key can hold such a pair: orphans get in, and every reader joins by hand.",
  remedy: "One optional reference per target, and a check that exactly one of them is filled.",
  bad: "create table comments (id bigint primary key, subject_type text not null, subject_id bigint not null, body text)",
  good: "create table posts (id bigint primary key); create table photos (id bigint primary key); create table comments (id bigint primary key, post_id bigint references posts, photo_id bigint references photos, check (num_nonnulls(post_id, photo_id) = 1)); create index on comments (post_id); create index on comments (photo_id)",
  fine: "The rows are a log that outlives what it tells of.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] => {
        const stem = /^(.+)_(type|kind|model|table)$/u.exec(column.name)?.[1];
        const id = stem === undefined ? undefined : schema.column(table.address, `${stem}_id`);
        if (
          id === undefined ||
          !/^(text|character varying)/u.test(column.type) ||
          schema.foreignKeysOf(table.address).some((key) => key.columns.includes(id.name) || key.columns.includes(column.name))
        )
          return [];
        const isOwnKey = schema.keysOf(table.address).some((key) => key.unique && key.columns.includes(id.name) && !key.columns.includes(column.name));
        const isNamed = [stem, `${stem}s`, `${stem}es`].some((name) => schema.table(`table:${qualifiedName(table.schema, name ?? "")}`) !== undefined);
        if (isOwnKey || isNamed) return [];
        return [
          {
            address: column.address,
            message: `${named(table)} refers by (${column.name}, ${id.name}) to rows of several tables; nothing holds it to them`,
            evidence: { columns: [column.name, id.name] },
            confidence: "likely",
          },
        ];
      }),
    ),
};
