import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const foreignTablePastRowSecurity: StaticRule = {
  name: "foreign_table_past_row_security",
  title: "Foreign table among tables with row security",
  level: "warn",
  category: "security",
  reads: "static",
  what: "A foreign table is granted to roles that row security holds back in the same schema.",
  why: "Row security does not exist for foreign tables: those roles see all its rows.",
  remedy: "Revoke it; grant a view that lets only the right rows through.",
  bad: "create foreign data wrapper lint_bad_wrapper; create server lint_bad_server foreign data wrapper lint_bad_wrapper; create table a (id int primary key, owner text); create index on a (owner); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); grant select on a to pg_monitor; create foreign table f (id int) server lint_bad_server; grant select on f to pg_monitor",
  good: "create table a (id int primary key, owner text); create index on a (owner); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); grant select on a to pg_monitor",
  fine: "It holds what everybody may know.",
  find: (schema) =>
    schema.all("foreign_table").flatMap((each): readonly Found[] => {
      const held = new Set(
        schema.tables.filter((table) => table.row_security && table.schema === each.schema).flatMap((table) => table.grants.map((grant) => grant.grantee)),
      );
      const grants = each.grants.filter((grant) => held.has(grant.grantee) && grant.grantee !== each.owner);
      return grants.length === 0
        ? []
        : [
            {
              address: each.address,
              message: `${grants.map((grant) => grant.grantee).join(", ")} sees every row of ${named(each)}: foreign tables have no row security`,
              evidence: { grantees: grants.map((grant) => grant.grantee) },
              fix: grants.map((grant) => `revoke all on ${named(each)} from ${grant.grantee === "public" ? "public" : quoteIdent(grant.grantee)}`),
            },
          ];
    }),
};
