import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const grantedToEverybody: StaticRule = {
  name: "granted_to_everybody",
  title: "Table granted to PUBLIC",
  level: "warn",
  category: "security",
  reads: "static",
  what: "A table, view, materialized view or sequence is granted to PUBLIC.",
  why: "Every role there is, and every role to come, has it: a login made for something else reads it too.",
  remedy: "Grant to a role, and that to people; revoke from PUBLIC.",
  bad: "create table a (id int primary key); grant select, insert on a to public",
  good: "create table a (id int primary key); grant select, insert on a to pg_monitor",
  fine: "Lists that everybody may know.",
  find: (schema) =>
    [...schema.tables, ...schema.all("view"), ...schema.all("materialized_view"), ...schema.all("sequence"), ...schema.all("foreign_table")].flatMap(
      (object): readonly Found[] => {
        const open = object.grants.find((grant) => grant.grantee === "public");
        return open === undefined || open.privileges.length === 0
          ? []
          : [
              {
                address: object.address,
                message: `every role has ${open.privileges.join(", ")} on ${named(object)}`,
                evidence: { privileges: open.privileges },
                fix: [`revoke all on ${object.kind === "sequence" ? "sequence " : ""}${named(object)} from public`],
              },
            ];
      },
    ),
};
