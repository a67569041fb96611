import { dropObject } from "../../render/drop-object.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const orphanTriggerFunction: StaticRule = {
  name: "orphan_trigger_function",
  title: "Trigger function without a trigger",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "A function returns trigger, and no trigger calls it.",
  why: "Either it is left over, or the trigger was lost, and with it what it guarded.",
  remedy: "Make the trigger again, or drop the function.",
  bad: "create function f() returns trigger language plpgsql as $$ begin return new; end $$",
  good: "create table a (id int primary key); create function f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger t before insert on a for each row execute function f()",
  fine: "Tables that come and go get it.",
  find: (schema) =>
    schema.all("function").flatMap((routine): readonly Found[] =>
      routine.returns !== "trigger" || schema.usersOf(routine.address).length > 0
        ? []
        : [
            {
              address: routine.address,
              message: `no trigger calls ${named(routine)}`,
              evidence: {},
              confidence: "likely",
              fix: [dropObject(routine)],
              reversible: true,
            },
          ],
    ),
};
