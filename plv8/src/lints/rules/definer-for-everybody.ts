import { objectPhrase } from "../../render/describe-object.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { headOf } from "../sql/routine.ts";

export const definerForEverybody: StaticRule = {
  name: "definer_for_everybody",
  title: "SECURITY DEFINER that everybody may call",
  level: "warn",
  category: "security",
  reads: "static",
  what: "PUBLIC may execute a SECURITY DEFINER function.",
  why: "EXECUTE goes to PUBLIC by default: every login has what its owner may do in it.",
  remedy: "Revoke it from PUBLIC and grant it to whom it is for.",
  bad: "create function f() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1'",
  good: "create function f() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1'; revoke execute on function f() from public",
  fine: "It checks who calls, or tells nothing. Trigger functions can't be called and are not reported.",
  find: (schema) =>
    schema.all("function").flatMap((each): readonly Found[] => {
      if (
        !/\bSECURITY DEFINER\b/u.test(headOf(each)) ||
        each.returns === "trigger" ||
        each.returns === "event_trigger" ||
        !each.grants.some((grant) => grant.grantee === "public")
      )
        return [];
      return [
        {
          address: each.address,
          message: `every role may call ${named(each)} with the rights of ${each.owner ?? "its owner"}`,
          evidence: { owner: each.owner },
          fix: [`revoke execute on ${objectPhrase(each)} from public`],
        },
      ];
    }),
};
