import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const disabledTrigger: StaticRule = {
  name: "disabled_trigger",
  title: "Disabled trigger",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A trigger is switched off.",
  why: "What it guards or keeps in step is not, since nobody remembers when.",
  remedy: "Enable it after a look at the rows of meanwhile, or drop it.",
  bad: "create table a (id int primary key); create function f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger t before insert on a for each row execute function f(); alter table a disable trigger t",
  good: "create table a (id int primary key); create function f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger t before insert on a for each row execute function f()",
  fine: "During a bulk load.",
  find: (schema) =>
    schema.all("trigger").flatMap((trigger): readonly Found[] =>
      trigger.enabled !== "disabled"
        ? []
        : [
            {
              address: trigger.address,
              message: `${named(trigger)} is switched off`,
              evidence: { definition: trigger.definition },
              fix: [`alter table ${named(tableAddress(trigger))} enable trigger ${quoteIdent(trigger.name)}`],
            },
          ],
    ),
};
