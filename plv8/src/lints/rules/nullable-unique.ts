import { addConstraint, dropConstraint } from "../../render/alter-constraint.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const nullableUnique: StaticRule = {
  name: "nullable_unique",
  title: "Unique key that lets nulls repeat",
  level: "info",
  category: "correctness",
  reads: "static",
  what: "A unique key of several columns has one that may be null, and nulls count as distinct.",
  why: "Two rows that are equal but for a null in the same place both pass: the key does not do what it says.",
  remedy: "Require the column, or make the key NULLS NOT DISTINCT.",
  bad: "create table seats (hall int not null, seat int not null, guest int, unique (hall, guest))",
  good: "create table seats (hall int not null, seat int not null, guest int, unique nulls not distinct (hall, guest))",
  fine: "A null means 'not yet', and many of those may stand.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.constraintsOf(table.address).flatMap((each): readonly Found[] => {
        if (each.type !== "unique" || each.columns.length < 2 || / NULLS NOT DISTINCT/u.test(each.definition) || / WITHOUT OVERLAPS/u.test(each.definition))
          return [];
        const free = each.columns.filter((name) => schema.column(table.address, name)?.not_null === false);
        if (free.length === 0) return [];
        const referred = schema
          .foreignKeysTo(table.address)
          .some((key) => [...(key.references?.columns ?? [])].sort().join() === [...each.columns].sort().join());
        return [
          {
            address: each.address,
            message: `${named(each)} on (${each.columns.join(", ")}) lets rows repeat where ${free.join(" or ")} is null`,
            evidence: { nullable: free },
            confidence: "possible",
            fix: referred
              ? []
              : [
                  dropConstraint(named(table), each.name),
                  addConstraint(named(table), each.name, each.definition.replace(/^UNIQUE/u, "unique nulls not distinct")),
                ],
          },
        ];
      }),
    ),
};
