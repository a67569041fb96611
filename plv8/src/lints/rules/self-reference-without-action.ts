import { addNotValid, dropConstraint, validateConstraint } from "../../render/alter-constraint.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const selfReferenceWithoutAction: StaticRule = {
  name: "self_reference_without_action",
  title: "Self-reference that does not say what a delete does",
  level: "info",
  category: "design",
  reads: "static",
  what: "A table refers to itself and says nothing of deletes.",
  why: "Deleting the head of a tree fails until all below it are gone, in the right order; that is rarely what was meant.",
  remedy: "Decide: cascade, set null, or restrict by name.",
  bad: "create table folders (id int primary key, parent_id int references folders); create index on folders (parent_id)",
  good: "create table folders (id int primary key, parent_id int references folders on delete restrict); create index on folders (parent_id)",
  fine: "Heads of trees are never deleted.",
  find: (schema) =>
    schema.foreignKeys.flatMap((key): readonly Found[] => {
      if (key.references?.table !== tableAddress(key) || / ON DELETE | NOT ENFORCED/u.test(key.definition)) return [];
      const table = named(tableAddress(key));
      const to = key.definition.replace(/^(FOREIGN KEY .* REFERENCES [^(]*\([^)]*\))/u, "$1 ON DELETE RESTRICT");
      return [
        {
          address: key.address,
          message: `${named(key)} does not say what becomes of rows below a deleted one`,
          evidence: { columns: key.columns },
          fix: [dropConstraint(table, key.name), addNotValid(table, key.name, to), validateConstraint(table, key.name)],
        },
      ];
    }),
};
