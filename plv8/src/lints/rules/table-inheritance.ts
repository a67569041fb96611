import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const tableInheritance: StaticRule = {
  name: "table_inheritance",
  title: "Inherited table",
  level: "warn",
  category: "design",
  reads: "static",
  what: "A table inherits from another one, without partitioning.",
  why: "Keys and foreign keys don't reach over it: the parent shows rows that its primary key does not know.",
  remedy: "Partition declaratively, or share columns through a table of their own.",
  bad: "create table a (id int primary key); create table b (n int) inherits (a)",
  good: "create table a (id int primary key); create table b (a_id int primary key references a, n int)",
  fine: "Old partitioning by triggers, until it is moved.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] =>
      table.inherits.length === 0
        ? []
        : [
            {
              address: table.address,
              message: `${named(table)} inherits from ${table.inherits.map(named).join(", ")}; keys don't reach over both`,
              evidence: { parents: table.inherits },
              fix: table.inherits.map((parent) => `alter table ${named(table)} no inherit ${named(parent)}`),
            },
          ],
    ),
};
