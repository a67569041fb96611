/** One install, upgrade or uninstall at a time per database. Tried, never waited for, so that nobody stands in a lock queue. */
import type { Client } from "pg";

const KEY = "select pg_catalog.hashtextextended('data-architect install', 0)";
const LOOK_AGAIN_MS = 150;

/** Runs `work` holding the lock; throws when another one holds it longer than the deadline. */
export async function withInstallLock<T>(client: Client, deadline_ms: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + deadline_ms;
  while (!(await tryLock(client))) {
    if (performance.now() > until)
      throw new Error(`another install, upgrade or uninstall of this database is under way (${await holder(client)}); wait for it, or end that session`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS * (0.5 + Math.random())));
  }
  try {
    return await work();
  } finally {
    await client.query(`select pg_catalog.pg_advisory_unlock((${KEY}))`).catch(() => undefined);
  }
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`select pg_catalog.pg_try_advisory_lock((${KEY})) as taken`);
  return rows[0]?.taken === true;
}

async function holder(client: Client): Promise<string> {
  const { rows } = await client.query<{ pid: number }>(
    `select l.pid from pg_catalog.pg_locks as l
      where l.locktype = 'advisory' and l.granted
        and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
        and (l.classid::bigint << 32 | l.objid::bigint) = (${KEY})`,
  );
  return rows[0] === undefined ? "its session is gone by now" : `pid ${String(rows[0].pid)}`;
}
