import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const materializedViewPastRowSecurity: StaticRule = {
  name: "materialized_view_past_row_security",
  title: "Materialized view past row security",
  level: "error",
  category: "security",
  reads: "static",
  what: "A materialized view over tables with row security is granted to others.",
  why: "It holds the rows that its owner saw; policies can't be put on it.",
  remedy: "Revoke it, and grant a view over it that lets only the right rows through.",
  bad: "create table a (id int primary key, owner text); create index on a (owner); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); create materialized view m as select id, owner from a; grant select on m to pg_monitor",
  good: "create table a (id int primary key, owner text); create index on a (owner); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); create materialized view m as select count(*) from a",
  fine: "It holds sums that tell nothing of single rows.",
  find: (schema) =>
    schema.all("materialized_view").flatMap((view): readonly Found[] => {
      const others = view.grants.filter((grant) => grant.grantee !== view.owner && grant.privileges.length > 0);
      const tables = [...new Set(view.depends_on.map((address) => address.replace(/^column:(.*)\.(?:"(?:[^"]|"")+"|[^."]+)$/u, "table:$1")))].filter(
        (address) => schema.table(address)?.row_security === true,
      );
      return tables.length === 0 || others.length === 0
        ? []
        : [
            {
              address: view.address,
              message: `${named(view)} shows ${others.map((grant) => grant.grantee).join(", ")} the rows of ${tables.map(named).join(", ")} past its policies`,
              evidence: { tables },
              confidence: "likely",
              fix: others.map((grant) => `revoke all on ${named(view)} from ${grant.grantee === "public" ? "public" : quoteIdent(grant.grantee)}`),
            },
          ];
    }),
};
