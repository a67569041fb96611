import { validateConstraint } from "../../render/alter-constraint.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const notValidatedConstraint: StaticRule = {
  name: "not_validated_constraint",
  title: "Constraint that was never validated",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A constraint stands NOT VALID.",
  why: "Rows from before may break it, the planner does not rely on it, and the second half of a migration was forgotten.",
  remedy: "Validate it: reads and writes go on meanwhile. It fails if a row breaks it, and changes nothing then.",
  bad: "create table a (n int); alter table a add constraint positive check (n > 0) not valid",
  good: "create table a (n int); alter table a add constraint positive check (n > 0)",
  fine: "Old rows are known to break it and may stay.",
  find: (schema) =>
    schema.all("constraint").flatMap((each): readonly Found[] => {
      if (each.valid || / NOT ENFORCED/u.test(each.definition) || (schema.tableOf(each)?.partition_of != null && each.type === "foreign")) return [];
      return [
        {
          address: each.address,
          message: `${named(each)} holds for new rows only: it was never validated`,
          evidence: { definition: each.definition },
          fix: [validateConstraint(named(tableAddress(each)), each.name)],
          reversible: true,
        },
      ];
    }),
};
