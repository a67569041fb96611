import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const truncateGranted: StaticRule = {
  name: "truncate_granted",
  title: "TRUNCATE granted on a table with row security",
  level: "warn",
  category: "security",
  reads: "static",
  what: "A role that row security holds back may TRUNCATE the table.",
  why: "TRUNCATE asks no policy: one tenant can empty the table of all.",
  remedy: "Revoke it; GRANT ALL gave it by accident.",
  bad: "create table a (id int primary key, owner text); create index on a (owner); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); grant all on a to pg_monitor",
  good: "create table a (id int primary key, owner text); create index on a (owner); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); grant select, insert, update, delete on a to pg_monitor",
  fine: "A role of the house that loads data.",
  find: (schema) =>
    schema.all("table").flatMap((table): readonly Found[] =>
      table.grants.flatMap((grant): readonly Found[] =>
        table.row_security && grant.grantee !== table.owner && grant.privileges.some((privilege) => privilege.startsWith("TRUNCATE"))
          ? [
              {
                address: table.address,
                detail: grant.grantee,
                message: `${grant.grantee} may empty ${named(table)}, past its policies`,
                evidence: { privileges: grant.privileges },
                fix: [`revoke truncate on ${named(table)} from ${grant.grantee === "public" ? "public" : quoteIdent(grant.grantee)}`],
              },
            ]
          : [],
      ),
    ),
};
