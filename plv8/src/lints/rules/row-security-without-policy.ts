import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const rowSecurityWithoutPolicy: StaticRule = {
  name: "row_security_without_policy",
  title: "Row security without a policy",
  level: "info",
  category: "security",
  reads: "static",
  what: "Row security is on, and there is no policy.",
  why: "Everybody but the owner sees no row and writes none: an application finds an empty table, without an error.",
  remedy: "Make the policies, or revoke the privileges so that it says so.",
  bad: "create table a (id int primary key); alter table a enable row level security; grant select on a to pg_monitor",
  good: "create table a (id int primary key); alter table a enable row level security; create policy everybody on a for select to pg_monitor using (true)",
  fine: "Only functions of the owner use it.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] =>
      table.row_security && schema.policiesOf(table.address).length === 0 && table.grants.length > 0
        ? [
            {
              address: table.address,
              message: `${named(table)} is granted to ${table.grants.map((grant) => grant.grantee).join(", ")}, but no policy lets them see a row`,
              evidence: { grantees: table.grants.map((grant) => grant.grantee) },
            },
          ]
        : [],
    ),
};
