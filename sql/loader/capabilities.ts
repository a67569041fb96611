/** What this server and this installer allow; what is missing is named with its cost and how to get it. */
import type { Client } from "pg";
import { EXECUTOR_SETTINGS } from "./roles.ts";
import type { Installer } from "./roles.ts";

export type Capability = {
  readonly name: "superuser" | "createrole" | "event_triggers" | "plv8" | "deadlock_timeout" | "executor_log" | "monitor";
  readonly available: boolean;
  readonly detail: string;
  /** What is lost without it; null where it is there. */
  readonly cost: string | null;
  readonly remedy: string | null;
};

/** Inside the install's transaction; whatever is probed by doing leaves nothing but rights and the extension. */
export async function probeCapabilities(client: Client, installer: Installer): Promise<readonly Capability[]> {
  const plv8 = await attempt(client, "create extension if not exists plv8");
  const events = await attempt(client, PROBE_EVENT_TRIGGER, true);
  const { deadlock, executor_log, monitor } = await held(client);
  return [
    yes(
      "superuser",
      installer.superuser,
      `installed by ${installer.name}`,
      "event triggers, deadlock_timeout and pg_monitor depend on what the host grants",
      "install as a superuser, or as the host's own admin role",
    ),
    yes(
      "createrole",
      installer.superuser || installer.createrole,
      "roles can be made",
      "roles must be made by somebody else beforehand",
      `alter role ${installer.name} createrole`,
    ),
    yes(
      "event_triggers",
      events === null,
      "hand-made DDL is seen at once",
      `${events ?? ""}: hand-made DDL is found by the scan every minute, without its author where the log does not tell`,
      "upgrade as a superuser or the host's admin role: data-architect upgrade",
    ),
    yes(
      "plv8",
      plv8 === null,
      "requests are compiled in their own transaction",
      `${plv8 ?? ""}: requests wait for the worker, about a second`,
      "install the extension plv8 on the server, then: data-architect upgrade",
    ),
    yes(
      "deadlock_timeout",
      deadlock,
      "a run makes autovacuum yield in time",
      "a run may wait for autovacuum, which it names as blocker",
      "as a superuser: grant set on parameter deadlock_timeout to arch_executor",
    ),
    yes(
      "executor_log",
      executor_log,
      "one-time secrets of runs stay out of the server's log",
      "where the server logs every statement, spent one-time secrets of runs stand in its log",
      `as a superuser: ${EXECUTOR_SETTINGS.map(([setting, value]) => `alter role arch_executor set ${setting} = '${value}'`).join("; ")}`,
    ),
    yes(
      "monitor",
      monitor,
      "blockers are named with login and application",
      "blockers of other logins are named by pid only",
      "as a superuser: grant pg_monitor to arch_worker",
    ),
  ];
}

export async function recordCapabilities(client: Client, capabilities: readonly Capability[]): Promise<void> {
  await client.query(
    `insert into arch.capabilities (name, available, detail, cost, remedy)
     select c.name, c.available, c.detail, c.cost, c.remedy
       from pg_catalog.jsonb_to_recordset($1::jsonb) as c (name text, available boolean, detail text, cost text, remedy text)
     on conflict (name) do update set available = excluded.available, detail = excluded.detail, cost = excluded.cost, remedy = excluded.remedy`,
    [JSON.stringify(capabilities)],
  );
}

function yes(name: Capability["name"], available: boolean, detail: string, cost: string, remedy: string): Capability {
  return available ? { name, available, detail, cost: null, remedy: null } : { name, available, detail: "not here", cost, remedy };
}

const PROBE_EVENT_TRIGGER = `
create function arch_private.tg_probe() returns event_trigger language plpgsql as 'begin end';
create event trigger arch_probe on ddl_command_end execute function arch_private.tg_probe();
`;

/** Rights that were granted with the roles, where the installer could. */
async function held(client: Client): Promise<{ readonly deadlock: boolean; readonly executor_log: boolean; readonly monitor: boolean }> {
  const { rows } = await client.query<{ deadlock: boolean; executor_log: boolean; monitor: boolean }>(
    `select pg_catalog.has_parameter_privilege('arch_executor', 'deadlock_timeout', 'set') as deadlock,
            coalesce((select r.rolconfig @> $1 from pg_catalog.pg_roles as r where r.rolname = 'arch_executor'), false) as executor_log,
            pg_catalog.pg_has_role('arch_worker', 'pg_monitor', 'usage') as monitor`,
    [EXECUTOR_SETTINGS.map(([setting, value]) => `${setting}=${value}`)],
  );
  return rows[0] ?? { deadlock: false, executor_log: false, monitor: false };
}

/** The reason of failure, or null. What succeeded stays, unless `undo`. */
async function attempt(client: Client, text: string, undo = false): Promise<string | null> {
  await client.query("savepoint probe");
  try {
    await client.query(text);
    await client.query(undo ? "rollback to savepoint probe; release savepoint probe" : "release savepoint probe");
    return null;
  } catch (error) {
    await client.query("rollback to savepoint probe; release savepoint probe");
    return (error as Error).message;
  }
}
