import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const rowSecurityMissing: StaticRule = {
  name: "row_security_missing",
  title: "Table left out of row security",
  level: "warn",
  category: "security",
  reads: "static",
  what: "Roles that row security holds back elsewhere in the schema may read or write a table without it, and the table has the columns that the others' policies compare.",
  why: "A table that somebody forgot shows every tenant's rows to every tenant.",
  remedy: "Switch row security on and give it the policies of its sisters.",
  bad: "create table a (id int primary key, tenant_id int not null); create index on a (tenant_id); alter table a enable row level security; create policy own on a to pg_monitor using (tenant_id = 1); grant select on a to pg_monitor; create table b (id int primary key, tenant_id int not null); grant select on b to pg_monitor",
  good: "create table a (id int primary key, tenant_id int not null); create index on a (tenant_id); alter table a enable row level security; create policy own on a to pg_monitor using (tenant_id = 1); grant select on a to pg_monitor; create table b (code text primary key); grant select on b to pg_monitor",
  fine: "Everybody may see all of it.",
  find: (schema) => {
    const scoped = new Map<string, Set<string>>();
    for (const table of schema.tables) {
      if (!table.row_security) continue;
      const columns = schema.columnsOf(table.address).map((column) => column.name);
      const compared = schema
        .policiesOf(table.address)
        .flatMap((policy) => mentionedColumns(policy.using ?? "", columns))
        .filter((name) => /(^|_)(tenant|account|organi[sz]ation|org|company|workspace|customer|user|owner)(_id)?$/u.test(name));
      for (const grant of table.grants)
        scoped.set(`${table.schema} ${grant.grantee}`, new Set([...(scoped.get(`${table.schema} ${grant.grantee}`) ?? []), ...compared]));
    }
    return schema.tables.flatMap((table): readonly Found[] => {
      if (table.row_security || schema.policiesOf(table.address).length > 0) return [];
      const columns = schema.columnsOf(table.address).map((column) => column.name);
      const grantee = table.grants.find(
        (grant) =>
          grant.grantee !== table.owner &&
          grant.privileges.length > 0 &&
          columns.some((name) => scoped.get(`${table.schema} ${grant.grantee}`)?.has(name) === true),
      );
      if (grantee === undefined) return [];
      return [
        {
          address: table.address,
          message: `${grantee.grantee} sees every row of ${named(table)}, but only its own of other tables of ${table.schema}`,
          evidence: {
            grantee: grantee.grantee,
            privileges: grantee.privileges,
            columns: columns.filter((name) => scoped.get(`${table.schema} ${grantee.grantee}`)?.has(name) === true),
          },
          confidence: "likely",
          fix: [`alter table ${named(table)} enable row level security`],
        },
      ];
    });
  },
};
