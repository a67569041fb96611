/** Taking everything of ours out again. The only place that says `cascade`: these schemas hold nothing but ours. */
import type { Client } from "pg";
import { QUEUE_SCHEMA } from "./queue.ts";
import { SCHEMAS } from "./reload.ts";
import { ROLES, dropUnusedRoles, retried } from "./roles.ts";

/** What a governed table still needs: transitions of ours in the customer's schemas. Empty: uninstalling is safe. */
export async function leftovers(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ object: string }>(
    `select 'sync trigger ' || t.tgname || ' on ' || c.oid::pg_catalog.regclass as object
       from pg_catalog.pg_trigger as t join pg_catalog.pg_class as c on c.oid = t.tgrelid
      where not t.tgisinternal and t.tgname like 'zz\\_arch\\_%'
     union all
     select 'archive schema ' || pg_catalog.quote_ident(n.nspname) || ' (' || (select count(*) from pg_catalog.pg_class as c where c.relnamespace = n.oid and c.relkind in ('r', 'p')) || ' table(s))'
       from pg_catalog.pg_namespace as n
      where exists (select 1 from arch.projects as p cross join lateral unnest(p.schemas) as s (name) where n.nspname = s.name || '_archive')
     union all
     select 'run ' || r.id || ' of ' || r.plan || ' (' || r.state || ')' from arch.runs as r where r.state in ('queued', 'running', 'paused')
      order by 1`,
  );
  return rows.map((row) => row.object);
}

export type Removed = { readonly roles_dropped: readonly string[]; readonly roles_kept: readonly string[] };

/** Drops event triggers, schemas, queue and the roles that no other database uses. Customers' tables are not touched. */
export async function removeAll(client: Client, database: string, roles: readonly string[] = ROLES): Promise<Removed> {
  await client.query("begin");
  try {
    await client.query("set local lock_timeout = '30s'");
    const { rows } = await client.query<{ name: string }>(
      `select e.evtname::text as name
         from pg_catalog.pg_event_trigger as e join pg_catalog.pg_proc as p on p.oid = e.evtfoid
        where p.pronamespace = any (select oid from pg_catalog.pg_namespace where nspname = any ($1))`,
      [SCHEMAS],
    );
    for (const { name } of rows) await client.query(`drop event trigger ${client.escapeIdentifier(name)}`);
    for (const schema of [...SCHEMAS, QUEUE_SCHEMA]) await client.query(`drop schema if exists ${schema} cascade`);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
  return dropRoles(client, database, roles);
}

async function dropRoles(client: Client, database: string, roles: readonly string[]): Promise<Removed> {
  const { rows } = await client.query<{ name: string }>("select rolname::text as name from pg_catalog.pg_roles where rolname = any ($1)", [roles]);
  const present = roles.filter((role) => rows.some((row) => row.name === role));
  if (present.length > 0)
    await retried(client, `revoke all on database ${client.escapeIdentifier(database)} from ${present.join(", ")}`).catch(() => undefined);
  if (!(await usedElsewhere(client))) {
    const kept = await client.query<{ found: boolean }>("select pg_catalog.to_regrole('arch_executor') is not null as found");
    if (kept.rows[0]?.found === true && roles.includes("arch_executor")) {
      await retried(client, "revoke set on parameter deadlock_timeout from arch_executor").catch(() => undefined);
    }
    const { dropped, kept: stayed } = await dropUnusedRoles(client, present);
    return { roles_dropped: dropped, roles_kept: stayed };
  }
  return { roles_dropped: [], roles_kept: present };
}

/** Another database of the cluster holds objects of arch_owner: the roles are in use there. */
async function usedElsewhere(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ used: boolean }>(
    `select exists (
       select 1 from pg_catalog.pg_shdepend as d
        where d.refclassid = 'pg_catalog.pg_authid'::regclass
          and d.refobjid in (pg_catalog.to_regrole('arch_owner'), pg_catalog.to_regrole('arch_worker'))
          and (d.dbid <> 0 and d.dbid <> (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
               or d.classid = 'pg_catalog.pg_database'::regclass)) as used`,
  );
  return rows[0]?.used === true;
}
