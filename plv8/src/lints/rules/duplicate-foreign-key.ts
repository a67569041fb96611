import { dropConstraint } from "../../render/alter-constraint.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const duplicateForeignKey: StaticRule = {
  name: "duplicate_foreign_key",
  title: "Foreign key twice",
  level: "warn",
  category: "maintenance",
  reads: "static",
  what: "Two foreign keys say the same.",
  why: "Each write is checked twice, and whoever drops one wonders why the rule stands.",
  remedy: "Drop one of them.",
  bad: "create table a (id bigint primary key); create table b (a_id bigint constraint b_a_id_fkey references a, constraint again foreign key (a_id) references a); create index on b (a_id)",
  good: "create table a (id bigint primary key); create table b (a_id bigint constraint b_a_id_fkey references a); create index on b (a_id)",
  fine: "For the moment in which one replaces the other.",
  find: (schema) =>
    schema.foreignKeys.flatMap((key): readonly Found[] => {
      const first = schema.constraintsOf(tableAddress(key)).find((each) => each.type === "foreign" && each.definition === key.definition);
      if (first === undefined || first === key) return [];
      return [
        {
          address: key.address,
          message: `${named(key)} says the same as ${first.name}`,
          evidence: { same_as: first.name, definition: key.definition },
          fix: [dropConstraint(named(tableAddress(key)), key.name)],
        },
      ];
    }),
};
