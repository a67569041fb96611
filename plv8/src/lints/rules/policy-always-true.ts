import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { truthOf } from "../sql/truth.ts";

export const policyAlwaysTrue: StaticRule = {
  name: "policy_always_true",
  title: "Policy that lets everything through",
  level: "warn",
  category: "security",
  reads: "static",
  what: "A permissive policy is true for every row, for writing or for all commands; judged by its parse, so that 1 = 1 or true counts too.",
  why: "Permissive policies add up: one that is always true undoes all others.",
  remedy: "Say whose rows they are; for reading by everybody make a policy for select.",
  bad: "create table a (id int primary key); alter table a enable row level security; create policy open on a to pg_monitor using (1 = 1 or id > 0)",
  good: "create table a (id int primary key, owner text); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); create index on a (owner)",
  fine: "A role of the house that works for everybody, named in TO.",
  find: (schema) =>
    schema.all("policy").flatMap((policy): readonly Found[] => {
      if (!policy.permissive || policy.command === "select") return [];
      const using = policy.using === null ? null : truthOf(policy.using);
      const check = policy.check === null ? null : truthOf(policy.check);
      const open = policy.command === "insert" ? check === true : using === true || check === true;
      return open
        ? [
            {
              address: policy.address,
              message: `${named(policy)} lets ${policy.roles.join(", ")} ${policy.command === "all" ? "read and write" : policy.command} every row`,
              evidence: { using: policy.using, check: policy.check, roles: policy.roles },
            },
          ]
        : [];
    }),
};
