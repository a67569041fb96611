import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const unlinkedTable: StaticRule = {
  name: "unlinked_table",
  title: "Table that nothing is linked to",
  level: "info",
  category: "design",
  reads: "static",
  what: "In a schema most of whose tables are linked by foreign keys, a table has none and none refers to it.",
  why: "Either its references are only in people's heads, or it is left over.",
  remedy: "Declare its foreign keys; drop it if nobody reads it.",
  bad: "create table a (id int primary key, name text); create table b (id int primary key, a_id int references a); create index on b (a_id); create table c (id int primary key, name text)",
  good: "create table a (id int primary key, name text); create table b (id int primary key, a_id int references a); create index on b (a_id)",
  fine: "Settings, logs, lists of codes.",
  find: (schema) => {
    const linked = new Set(schema.foreignKeys.flatMap((key) => [tableAddress(key), key.references?.table ?? ""]));
    const schemas = new Set(schema.foreignKeys.map((key) => key.schema));
    const isUsual = (of: string): boolean => {
      const tables = schema.tables.filter((table) => table.schema === of);
      return tables.filter((table) => linked.has(table.address)).length * 2 > tables.length;
    };
    const usual = new Set([...schemas].filter(isUsual));
    return schema.tables.flatMap((table): readonly Found[] =>
      !usual.has(table.schema) || linked.has(table.address) || table.inherits.length > 0
        ? []
        : [{ address: table.address, message: `no foreign key leads to or from ${named(table)}`, evidence: {}, confidence: "possible" }],
    );
  },
};
