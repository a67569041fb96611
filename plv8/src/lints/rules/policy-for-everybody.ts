import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const policyForEverybody: StaticRule = {
  name: "policy_for_everybody",
  title: "Policy without TO",
  level: "info",
  category: "security",
  reads: "static",
  what: "A permissive policy is for PUBLIC.",
  why: "It is evaluated for, and may open the table to, every role there is and every role to come.",
  remedy: "Name the roles that it is meant for.",
  bad: "create table a (id int primary key, owner text); alter table a enable row level security; create policy own on a using (owner = current_user); create index on a (owner); grant select on a to pg_monitor",
  good: "create table a (id int primary key, owner text); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); create index on a (owner)",
  fine: "The condition itself names the role or the person.",
  find: (schema) =>
    schema.all("policy").flatMap((policy): readonly Found[] => {
      if (!policy.permissive || !policy.roles.some((role) => role.toLowerCase() === "public")) return [];
      const grantees = [...new Set((schema.tableOf(policy)?.grants ?? []).map((grant) => grant.grantee))].filter(
        (grantee) => grantee !== "public" && grantee !== schema.tableOf(policy)?.owner,
      );
      return [
        {
          address: policy.address,
          message: `${named(policy)} is for every role`,
          evidence: { grantees },
          fix:
            grantees.length > 0 ? [`alter policy ${quoteIdent(policy.name)} on ${named(tableAddress(policy))} to ${grantees.map(quoteIdent).join(", ")}`] : [],
        },
      ];
    }),
};
