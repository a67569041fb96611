import { dropConstraint } from "../../render/alter-constraint.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const overlappingForeignKeys: StaticRule = {
  name: "overlapping_foreign_keys",
  title: "Foreign keys that overlap",
  level: "info",
  category: "design",
  reads: "static",
  what: "Two foreign keys of a table to the same target share columns, or one column refers to two targets.",
  why: "Which rule holds is a riddle, and each write pays for both.",
  remedy: "Keep the wider one, or the one that says what is meant.",
  bad: "create table a (x int, y int, primary key (x, y), unique (x)); create table b (id int primary key, x int, y int, foreign key (x) references a (x), foreign key (x, y) references a (x, y)); create index on b (x, y)",
  good: "create table a (x int, y int, primary key (x, y)); create table b (id int primary key, x int, y int, foreign key (x, y) references a (x, y)); create index on b (x, y)",
  fine: "A tenant's column stands in each key to the tenant's tables; that is not reported.",
  find: (schema) =>
    schema.foreignKeys.flatMap((key) =>
      schema.constraintsOf(tableAddress(key)).flatMap((other): readonly Found[] => {
        if (other === key || other.type !== "foreign" || other.references?.table !== key.references?.table || other.columns.length <= key.columns.length)
          return [];
        if (
          !key.columns.every(
            (column, at) => other.columns.indexOf(column) !== -1 && other.references?.columns[other.columns.indexOf(column)] === key.references?.columns[at],
          )
        )
          return [];
        return [
          {
            address: key.address,
            detail: other.name,
            message: `${named(key)} on (${key.columns.join(", ")}) is part of ${other.name} on (${other.columns.join(", ")})`,
            evidence: { columns: key.columns, wider: other.columns },
            fix: [dropConstraint(named(tableAddress(key)), key.name)],
          },
        ];
      }),
    ),
};
