import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const orphanSequence: StaticRule = {
  name: "orphan_sequence",
  title: "Sequence that nothing uses",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "A sequence belongs to no column and stands in no default, view or function.",
  why: "It is left over, or an application calls it by name and nothing shows that.",
  remedy: "Drop it, or tie it to its column: alter sequence … owned by.",
  bad: "create sequence numbers",
  good: "create sequence numbers; create table a (id bigint default nextval('numbers') primary key)",
  fine: "An application numbers its papers with it.",
  find: (schema) =>
    schema.all("sequence").flatMap((sequence): readonly Found[] => {
      const byText = schema.all("function").some((each) => each.definition.includes(sequence.name));
      return sequence.owned_by !== null || byText || schema.usersOf(sequence.address).length > 0
        ? []
        : [{ address: sequence.address, message: `nothing here uses ${named(sequence)}`, evidence: {}, confidence: "possible" }];
    }),
};
