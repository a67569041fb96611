import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { headOf } from "../sql/routine.ts";

export const definerOfSuperuser: RuntimeRule = {
  name: "definer_of_superuser",
  title: "SECURITY DEFINER owned by a superuser",
  level: "warn",
  category: "security",
  reads: "runtime",
  what: "A SECURITY DEFINER function that others may call belongs to a superuser.",
  why: "One hole in it is the whole server.",
  remedy: "Give it to a role that has just the rights that it needs.",
  bad: "create function f() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1'",
  good: "create function f() returns int language sql set search_path = pg_catalog, pg_temp as 'select 1'",
  fine: "It does one thing that only a superuser can.",
  find: (schema, facts) =>
    schema.all("function").flatMap((each): readonly Found[] => {
      const callers = each.grants.filter((grant) => grant.grantee !== each.owner && grant.privileges.length > 0);
      return !/\bSECURITY DEFINER\b/u.test(headOf(each)) || !facts.superusers.includes(each.owner ?? "") || callers.length === 0
        ? []
        : [
            {
              address: each.address,
              message: `${callers.map((grant) => grant.grantee).join(", ")} may call ${named(each)} with the rights of superuser ${each.owner ?? ""}`,
              evidence: { owner: each.owner, callers: callers.map((grant) => grant.grantee) },
            },
          ];
    }),
};
