import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const notEnforcedConstraint: StaticRule = {
  name: "not_enforced_constraint",
  title: "Constraint that nobody enforces",
  level: "warn",
  category: "correctness",
  reads: "static",
  since: 18,
  what: "A constraint stands NOT ENFORCED.",
  why: "It reads like a rule and is a comment: rows that break it get in.",
  remedy: "Enforce it, or say it in a comment.",
  bad: "create table a (n int, constraint positive check (n > 0) not enforced)",
  good: "create table a (n int, constraint positive check (n > 0))",
  fine: "A loader guarantees it, and the planner does not need it.",
  find: (schema) =>
    schema.all("constraint").flatMap((each): readonly Found[] =>
      / NOT ENFORCED/u.test(each.definition)
        ? [
            {
              address: each.address,
              message: `${named(each)} is not enforced`,
              evidence: { definition: each.definition },
              fix: each.type === "foreign" ? [`alter table ${named(tableAddress(each))} alter constraint ${quoteIdent(each.name)} enforced`] : [],
            },
          ]
        : [],
    ),
};
