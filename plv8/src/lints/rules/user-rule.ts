import { dropObject } from "../../render/drop-object.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const userRule: StaticRule = {
  name: "user_rule",
  title: "CREATE RULE",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A relation has a rule made with CREATE RULE.",
  why: "Rules rewrite queries, they don't follow rows: volatile expressions run twice, RETURNING and COPY go other ways.",
  remedy: "Use a trigger, or an INSTEAD OF trigger on a view.",
  bad: "create table a (id int primary key); create rule keep as on delete to a do instead nothing",
  good: "create table a (id int primary key); create function keep() returns trigger language plpgsql as $$ begin return null; end $$; create trigger keep before delete on a for each row execute function keep()",
  fine: "Hardly ever.",
  find: (schema) =>
    schema.all("rule").map((rule): Found => ({
      address: rule.address,
      message: `${named(rule)} is a rule: it rewrites queries instead of following rows`,
      evidence: { definition: rule.definition },
      fix: [dropObject(rule)],
    })),
};
