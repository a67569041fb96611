import { objectPhrase } from "../../render/describe-object.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { headOf } from "../sql/routine.ts";

export const definerSearchPath: StaticRule = {
  name: "definer_search_path",
  title: "SECURITY DEFINER with the caller's search_path",
  level: "error",
  category: "security",
  reads: "static",
  what: "A SECURITY DEFINER function has no search_path of its own, or one in which pg_temp does not stand last.",
  why: "Its unqualified names, operators included, are looked up where the caller says: a caller's own table or function runs with the owner's rights.",
  remedy: "Set search_path = pg_catalog, pg_temp and qualify the names; the fix keeps names of the function's schema working.",
  bad: "create function f() returns int language sql security definer as 'select 1'",
  good: "create function f() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1'; revoke execute on function f() from public",
  fine: "Never.",
  find: (schema) =>
    schema.all("function").flatMap((each): readonly Found[] => {
      const head = headOf(each);
      if (!/\bSECURITY DEFINER\b/u.test(head)) return [];
      const path = /\bSET search_path TO ([^\n]*)/u.exec(head)?.[1];
      const names = path?.split(",").map((name) => name.trim().replace(/^['"]|['"]$/gu, ""));
      if (names !== undefined && (names.at(-1) === "pg_temp" || names.join("") === "")) return [];
      return [
        {
          address: each.address,
          message:
            path === undefined
              ? `${named(each)} runs with its owner's rights and its caller's search_path`
              : `${named(each)} runs with its owner's rights and looks in the caller's pg_temp first (search_path ${path})`,
          evidence: { search_path: path ?? null },
          fix: [
            `alter ${objectPhrase(each)} set search_path = ${(names ?? ["pg_catalog", each.schema])
              .filter((name) => name !== "pg_temp")
              .map((name) => (name === "$user" ? '"$user"' : quoteIdent(name)))
              .join(", ")}, pg_temp`,
          ],
        },
      ];
    }),
};
