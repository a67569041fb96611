import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { significantTokens } from "../sql/tokens.ts";

export const policyTrustsUserMetadata: StaticRule = {
  name: "policy_trusts_user_metadata",
  title: "Policy that believes what users say of themselves",
  level: "error",
  category: "security",
  reads: "static",
  what: "A policy reads user metadata out of a token (user_metadata, raw_user_meta_data).",
  why: "Users can write that part of their token themselves, and so give themselves any tenant or role.",
  remedy: "Use claims that only the server sets (app_metadata), or a table of memberships.",
  bad: "create table a (id int primary key, team text); create index on a (team); alter table a enable row level security; create policy own on a to pg_monitor using (team = (select (current_setting('request.jwt.claims', true)::jsonb -> 'user_metadata') ->> 'team'))",
  good: "create table a (id int primary key, team text); create index on a (team); alter table a enable row level security; create policy own on a to pg_monitor using (team = (select (current_setting('request.jwt.claims', true)::jsonb -> 'app_metadata') ->> 'team'))",
  fine: "The server writes that part, and nobody else.",
  find: (schema) =>
    schema.all("policy").flatMap((policy): readonly Found[] => {
      const token = significantTokens(`${policy.using ?? ""} ${policy.check ?? ""}`).find((each) =>
        /^'?(raw_user_meta_data|user_metadata)'?$/u.test(each.text),
      );
      return token === undefined
        ? []
        : [
            {
              address: policy.address,
              message: `${named(policy)} believes ${token.text}, which users write themselves`,
              evidence: { using: policy.using, check: policy.check },
            },
          ];
    }),
};
