import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const schemaOpenToCreate: StaticRule = {
  name: "schema_open_to_create",
  title: "Schema in which everybody may create",
  level: "error",
  category: "security",
  reads: "static",
  what: "PUBLIC has CREATE on a schema.",
  why: "Anybody can put a function or a table there that others' unqualified names find first (CVE-2018-1058): it runs with their rights.",
  remedy: "Revoke it; grant CREATE to the role that migrates.",
  bad: "grant create on schema {schema} to public",
  good: "revoke create on schema {schema} from public",
  fine: "A playground database.",
  find: (schema) =>
    schema.all("schema").flatMap((each): readonly Found[] =>
      each.grants.some((grant) => grant.grantee === "public" && grant.privileges.some((privilege) => privilege.startsWith("CREATE")))
        ? [
            {
              address: each.address,
              message: `every role may create objects in ${named(each)}`,
              evidence: {},
              fix: [`revoke create on schema ${named(each)} from public`],
            },
          ]
        : [],
    ),
};
