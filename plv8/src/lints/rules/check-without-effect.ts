import { truthOf } from "../sql/truth.ts";
import { dropConstraint } from "../../render/alter-constraint.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const checkWithoutEffect: StaticRule = {
  name: "check_without_effect",
  title: "Check that says nothing",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "A check is always true, or repeats a NOT NULL or another check.",
  why: "It is evaluated for every write, and makes readers look for what it forbids.",
  remedy: "Drop it.",
  bad: "create table a (id int primary key, n int not null, constraint filled check (n is not null))",
  good: "create table a (id int primary key, n int not null, constraint positive check (n > 0))",
  fine: "For the moment in which SET NOT NULL makes use of it.",
  find: (schema) =>
    schema.tables.flatMap((table) => {
      const checks = schema.constraintsOf(table.address).filter((each) => each.type === "check");
      return checks.flatMap((each): readonly Found[] => {
        const body = /^CHECK \(([\s\S]*)\)(?: NO INHERIT)?$/u.exec(each.definition)?.[1] ?? "";
        const test = /^\(("(?:[^"]|"")+"|\w+) IS NOT NULL\)$/u.exec(body);
        const filled = test !== null && each.columns.length === 1 && schema.column(table.address, each.columns[0] ?? "")?.not_null === true;
        const twin = checks.find((other) => other.definition === each.definition);
        const reason = filled
          ? "its column is required already"
          : twin !== undefined && twin !== each
            ? `${twin.name} says the same`
            : truthOf(body) === true
              ? "it is always true"
              : null;
        return reason === null
          ? []
          : [
              {
                address: each.address,
                message: `${named(each)} forbids nothing: ${reason}`,
                evidence: { definition: each.definition },
                fix: [dropConstraint(named(table), each.name)],
              },
            ];
      });
    }),
};
