import { generatedName } from "../../design/names.ts";
import { addNotValid, validateConstraint } from "../../render/alter-constraint.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const nullableCompositeForeignKey: StaticRule = {
  name: "nullable_composite_foreign_key",
  title: "Foreign key that one null switches off",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A foreign key of several columns has more than one that may be null, and MATCH SIMPLE.",
  why: "As soon as one column is null the others are not checked: half a reference to nothing is accepted.",
  remedy: "Require the columns, or that all or none are filled.",
  bad: "create table a (x int, y int, primary key (x, y)); create table b (id int primary key, x int, y int, foreign key (x, y) references a); create index on b (x, y)",
  good: "create table a (x int, y int, primary key (x, y)); create table b (id int primary key, x int, y int, foreign key (x, y) references a, constraint whole check (num_nulls(x, y) in (0, 2))); create index on b (x, y)",
  fine: "Nothing writes the columns singly.",
  find: (schema) =>
    schema.foreignKeys.flatMap((key): readonly Found[] => {
      const table = tableAddress(key);
      const free = key.columns.filter((name) => schema.column(table, name)?.not_null === false);
      if (free.length < 2 || / MATCH FULL| NOT ENFORCED/u.test(key.definition)) return [];
      if (schema.foreignKeysOf(table).some((other) => other.address < key.address && free.every((name) => other.columns.includes(name)))) return [];
      if (schema.constraintsOf(table).some((each) => each.type === "check" && free.every((name) => each.columns.includes(name)))) return [];
      const name = generatedName([key.table, ...free], "whole");
      const check = `check (num_nulls(${free.map(quoteIdent).join(", ")}) in (0, ${free.length}))`;
      return [
        {
          address: key.address,
          message: `${named(key)} is not checked for rows where one of ${free.join(", ")} is null`,
          evidence: { nullable: free },
          fix: [addNotValid(named(table), name, check), validateConstraint(named(table), name)],
        },
      ];
    }),
};
