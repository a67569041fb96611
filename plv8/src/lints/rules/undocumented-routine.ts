import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const undocumentedRoutine: StaticRule = {
  name: "undocumented_routine",
  title: "Function or type without a comment",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "A function, procedure, enum, domain or composite type has no comment.",
  why: "Its body says how, not what for; nobody dares to change it.",
  remedy: "Say what it promises: comment on function … is '…'.",
  bad: "create function f() returns int language sql as 'select 1'",
  good: "create function f() returns int language sql as 'select 1'; comment on function f() is 'Always 1.'",
  fine: "A trigger function whose name says it.",
  find: (schema) =>
    [...schema.all("function"), ...schema.all("enum"), ...schema.all("domain"), ...schema.all("composite")].flatMap((object): readonly Found[] =>
      object.comment === null && (object.kind !== "function" || object.returns !== "trigger")
        ? [{ address: object.address, message: `nothing says what ${named(object)} is for`, evidence: {} }]
        : [],
    ),
};
