import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";

export const defaultPrivilegesForEverybody: StaticRule = {
  name: "default_privileges_for_everybody",
  title: "New objects are born open",
  level: "warn",
  category: "security",
  reads: "static",
  what: "Default privileges give PUBLIC rights on tables, sequences or schemas to come.",
  why: "Each new table is readable by every role, and nobody sees a GRANT in the migration that made it.",
  remedy: "Take the default back; grant what each table needs.",
  bad: "alter default privileges in schema {schema} grant select on tables to public",
  good: "alter default privileges in schema {schema} grant select on tables to pg_monitor",
  fine: "A schema of public lists.",
  find: (schema) =>
    schema.all("default_privileges").flatMap((each): readonly Found[] => {
      const open = each.grants.find((grant) => grant.grantee === "public" && grant.privileges.length > 0);
      if (open === undefined || each.on === "functions" || each.on === "types") return [];
      return [
        {
          address: each.address,
          message: `${each.on} that ${each.owner ?? "?"} makes${each.schema === null ? "" : ` in ${each.schema}`} are open to every role: ${open.privileges.join(", ")}`,
          evidence: { privileges: open.privileges },
          fix: [
            `alter default privileges for role ${quoteIdent(each.owner ?? "")}${each.schema === null ? "" : ` in schema ${quoteIdent(each.schema)}`} revoke all on ${each.on} from public`,
          ],
        },
      ];
    }),
};
