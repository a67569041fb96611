/** The job queue: graphile-worker's own schema under our name `arch_jobs`, owned by arch_owner, worked by arch_worker. */
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import type { Client } from "pg";
import { connectionTo } from "../connection.ts";
import { retried } from "./roles.ts";

export const QUEUE_SCHEMA = "arch_jobs";

/** Installs or upgrades the queue. It commits by itself; whoever calls it for the first time drops it again on failure. */
export async function installQueue(client: Client, url: string, database: string): Promise<void> {
  const db = client.escapeIdentifier(database);
  await retried(client, `grant create on database ${db} to arch_owner`);
  const pool = new pg.Pool({
    ...connectionTo(url),
    max: 1,
    application_name: "data-architect install",
    options: "-c role=arch_owner -c search_path=pg_catalog",
  });
  pool.on("error", () => undefined);
  pool.on("connect", (session) => session.on("error", () => undefined));
  try {
    await runMigrations({ pgPool: pool, schema: QUEUE_SCHEMA, logger: new Logger(() => () => undefined) });
  } finally {
    await pool.end();
    await retried(client, `revoke create on database ${db} from arch_owner`);
  }
}

/** Rights of the worker's login. graphile-worker turns row security on and makes no policies: one for all commands per table. */
export const QUEUE_RIGHTS = `
do $$
declare
  v_table name;
begin
  execute 'grant usage on schema arch_jobs to arch_worker';
  execute 'grant select, insert, update, delete on all tables in schema arch_jobs to arch_worker';
  execute 'grant usage, select on all sequences in schema arch_jobs to arch_worker';
  execute 'grant execute on all functions in schema arch_jobs to arch_worker';
  for v_table in
    select c.relname
    from pg_catalog.pg_class as c
    where c.relnamespace = 'arch_jobs'::pg_catalog.regnamespace and c.relkind = 'r' and c.relrowsecurity
  loop
    execute pg_catalog.format('drop policy if exists arch_worker_all on arch_jobs.%I', v_table);
    execute pg_catalog.format('create policy arch_worker_all on arch_jobs.%I for all to arch_worker using (true) with check (true)', v_table);
  end loop;
end
$$;
`;
