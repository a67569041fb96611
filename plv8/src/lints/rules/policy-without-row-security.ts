import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const policyWithoutRowSecurity: StaticRule = {
  name: "policy_without_row_security",
  title: "Policies that are not in force",
  level: "error",
  category: "security",
  reads: "static",
  what: "A table has policies, but row security is not switched on.",
  why: "The policies do nothing: everybody with SELECT sees every row, and whoever reads the schema believes otherwise.",
  remedy: "Switch it on; first see that every role that works with the table has a policy.",
  bad: "create table a (id int primary key, owner text); create policy own on a to pg_monitor using (owner = current_user)",
  good: "create table a (id int primary key, owner text); create policy own on a to pg_monitor using (owner = current_user); alter table a enable row level security; create index on a (owner)",
  fine: "Between the two statements of a migration.",
  find: (schema) =>
    schema.all("table").flatMap((table): readonly Found[] => {
      const policies = schema.policiesOf(table.address);
      return table.row_security || policies.length === 0
        ? []
        : [
            {
              address: table.address,
              message: `${named(table)} has ${policies.length === 1 ? "a policy" : `${policies.length} policies`}, but row security is off: everybody sees every row`,
              evidence: { policies: policies.map((policy) => policy.name) },
              fix: [`alter table ${named(table)} enable row level security`],
            },
          ];
    }),
};
