import { objectPhrase } from "../../render/describe-object.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const untrustedLanguage: StaticRule = {
  name: "untrusted_language",
  title: "Function in an untrusted language that everybody may call",
  level: "warn",
  category: "security",
  reads: "static",
  what: "PUBLIC may execute a function written in C or in an untrusted language (plpython3u, plperlu, pltclu …).",
  why: "It runs as the server's operating system user: files, network, other databases.",
  remedy: "Revoke it from PUBLIC.",
  bad: "create function f(oid, oid) returns int4 language c strict as '$libdir/plpgsql', 'plpgsql_call_handler'",
  good: "create function f() returns int language sql as 'select 1'",
  fine: "It belongs to an extension; those are not reported.",
  find: (schema) =>
    schema.all("function").flatMap((each): readonly Found[] =>
      (each.language === "c" || (/u$/u.test(each.language) && each.language.startsWith("pl"))) && each.grants.some((grant) => grant.grantee === "public")
        ? [
            {
              address: each.address,
              message: `every role may call ${named(each)}, which is written in ${each.language}`,
              evidence: { language: each.language },
              fix: [`revoke execute on ${objectPhrase(each)} from public`],
            },
          ]
        : [],
    ),
};
