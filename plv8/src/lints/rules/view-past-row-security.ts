import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const viewPastRowSecurity: StaticRule = {
  name: "view_past_row_security",
  title: "View that reads past row security",
  level: "error",
  category: "security",
  reads: "static",
  what: "A view over tables with row security is granted to others and reads with its owner's rights.",
  why: "Policies are evaluated for the view's owner, not for who asks: the view shows everybody everything.",
  remedy: "security_invoker: then rights and policies of who asks count.",
  bad: "create table a (id int primary key, owner text); create index on a (owner); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); create view v as select id, owner from a; grant select on v to pg_monitor",
  good: "create table a (id int primary key, owner text); create index on a (owner); alter table a enable row level security; create policy own on a to pg_monitor using (owner = current_user); create view v with (security_invoker = true) as select id, owner from a; grant select on v to pg_monitor",
  fine: "The view itself lets only the right rows through, and is a security_barrier.",
  find: (schema) =>
    schema.all("view").flatMap((view): readonly Found[] => {
      if (view.options.some((option) => /^security_invoker=(true|on|1|yes)$/u.test(option)) || view.grants.every((grant) => grant.grantee === view.owner))
        return [];
      const tables = [...new Set(view.depends_on.map((address) => address.replace(/^column:(.*)\.(?:"(?:[^"]|"")+"|[^."]+)$/u, "table:$1")))].filter(
        (address) => schema.table(address)?.row_security === true,
      );
      return tables.length === 0
        ? []
        : [
            {
              address: view.address,
              message: `${named(view)} shows ${view.grants.map((grant) => grant.grantee).join(", ")} the rows of ${tables.map(named).join(", ")} past its policies`,
              evidence: { tables, grantees: view.grants.map((grant) => grant.grantee) },
              fix: [`alter view ${named(view)} set (security_invoker = true)`],
            },
          ];
    }),
};
