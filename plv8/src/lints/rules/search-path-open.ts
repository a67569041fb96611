import { objectPhrase } from "../../render/describe-object.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { headOf } from "../sql/routine.ts";

export const searchPathOpen: StaticRule = {
  name: "search_path_open",
  title: "Function with the caller's search_path",
  level: "info",
  category: "security",
  reads: "static",
  what: "A function that is not SECURITY DEFINER, nor written in SQL-standard form, has no search_path of its own.",
  why: "What it does depends on who calls it: in an index, a check or a restore, where the path is empty, it fails.",
  remedy: "Set its search_path, or qualify its names.",
  bad: "create function f() returns bigint language plpgsql as $$ begin return (select count(*) from pg_class); end $$",
  good: "create function f() returns bigint language plpgsql set search_path = pg_catalog, pg_temp as $$ begin return (select count(*) from pg_class); end $$",
  fine: "SQL functions that must be inlined: a SET clause forbids that. They are not reported.",
  find: (schema) =>
    schema.all("function").flatMap((each): readonly Found[] => {
      const head = headOf(each);
      if (each.language !== "plpgsql" || /\bSECURITY DEFINER\b|\bSET search_path\b/u.test(head)) return [];
      return [
        {
          address: each.address,
          message: `what ${named(each)} finds depends on its caller's search_path`,
          evidence: { language: each.language },
          fix: [`alter ${objectPhrase(each)} set search_path = pg_catalog, ${quoteIdent(each.schema)}, pg_temp`],
        },
      ];
    }),
};
