import { dropObject } from "../../render/drop-object.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const duplicateTrigger: StaticRule = {
  name: "duplicate_trigger",
  title: "Trigger twice",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "Two triggers of a table are the same but for their name.",
  why: "The function runs twice for each row: counters count double, logs log double.",
  remedy: "Drop one of them.",
  bad: "create table a (id int primary key); create function f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger one before insert on a for each row execute function f(); create trigger two before insert on a for each row execute function f()",
  good: "create table a (id int primary key); create function f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger one before insert on a for each row execute function f()",
  fine: "Never by intent.",
  find: (schema) =>
    schema.tables.flatMap((table) => {
      const shape = (definition: string): string => definition.replace(/ TRIGGER ("(?:[^"]|"")+"|\S+) /u, " TRIGGER ");
      const triggers = schema.triggersOf(table.address);
      return triggers.flatMap((trigger): readonly Found[] => {
        const first = triggers.find((each) => shape(each.definition) === shape(trigger.definition));
        return first === undefined || first === trigger
          ? []
          : [
              {
                address: trigger.address,
                message: `${named(trigger)} does the same as ${first.name}`,
                evidence: { same_as: first.address },
                fix: [dropObject(trigger)],
              },
            ];
      });
    }),
};
