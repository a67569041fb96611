import { addNotValid, dropConstraint, validateConstraint } from "../../render/alter-constraint.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const setNullOnRequired: StaticRule = {
  name: "set_null_on_required",
  title: "ON DELETE SET NULL on a required column",
  level: "error",
  category: "correctness",
  reads: "static",
  what: "A foreign key sets a column to null that must not be null.",
  why: "The delete always fails, with a message about the wrong table.",
  remedy: "Let the column be null, or say what really should happen: restrict or cascade.",
  bad: "create table a (id int primary key); create table b (id int primary key, a_id int not null references a on delete set null); create index on b (a_id)",
  good: "create table a (id int primary key); create table b (id int primary key, a_id int references a on delete set null); create index on b (a_id)",
  fine: "Never.",
  find: (schema) =>
    schema.foreignKeys.flatMap((key): readonly Found[] => {
      const action = / ON (DELETE|UPDATE) SET NULL(?: \(([^)]*)\))?/u.exec(key.definition);
      if (action === null || / NOT ENFORCED/u.test(key.definition)) return [];
      const listed = action[2]?.split(",").map((name) => name.trim()) ?? key.columns.map(quoteIdent);
      const required = key.columns.filter((name) => listed.includes(quoteIdent(name)) && schema.column(tableAddress(key), name)?.not_null === true);
      if (required.length === 0) return [];
      const table = named(tableAddress(key));
      const plain = key.definition.replace(/ ON (DELETE|UPDATE) SET NULL(?: \([^)]*\))?/u, "");
      return [
        {
          address: key.address,
          message: `${named(key)} sets ${required.join(", ")} to null when the referred row goes, but ${required.length === 1 ? "it is" : "they are"} required: that delete always fails`,
          evidence: { required },
          fix: [dropConstraint(table, key.name), addNotValid(table, key.name, plain), validateConstraint(table, key.name)],
        },
      ];
    }),
};
