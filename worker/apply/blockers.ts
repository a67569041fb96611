/** Who holds a session up, in the words an operator needs at night. Nobody is ever cancelled from here. */
import type { Database } from "../db.ts";

type Blocker = {
  readonly pid: number;
  readonly login: string | null;
  readonly application: string | null;
  readonly state: string | null;
  readonly seconds: number | null;
  readonly backend_type: string | null;
};

/** `held`: who holds what, for how long. `remedy`: what an operator can do now. */
export type NamedBlocker = { readonly held: string; readonly remedy: string };

/** Names the sessions that block `pid` now; null when none does. */
export const namedBlocker = async (on: Database, pid: number, object: string): Promise<NamedBlocker | null> => {
  const { rows } = await on.query<Blocker>(
    `select b.pid, a.usename::text as login, nullif(a.application_name, '') as application, a.state, a.backend_type,
            extract(epoch from clock_timestamp() - coalesce(a.xact_start, a.query_start))::float8 as seconds
       from (select distinct unnest(pg_catalog.pg_blocking_pids($1)) as pid) as b
       left join pg_catalog.pg_stat_activity as a on a.pid = b.pid
      order by seconds desc nulls last, b.pid
      limit 5`,
    [pid],
  );
  const [first, ...others] = rows;
  if (first === undefined) return null;
  const more = others.length === 0 ? "" : ` and ${String(others.length)} more`;
  return { held: `${object} is held by ${describe(first)}${more}`, remedy: remedy(first) };
};

const describe = (blocker: Blocker): string => {
  if (blocker.pid === 0) return "a prepared transaction";
  if (blocker.backend_type === "autovacuum worker") return `autovacuum (pid ${String(blocker.pid)})`;
  const who = `pid ${String(blocker.pid)} (${blocker.login ?? "unknown login"}${blocker.application === null ? "" : `, ${blocker.application}`})`;
  const age = blocker.seconds === null ? "" : `, in its transaction for ${ageText(blocker.seconds)}`;
  const state = blocker.state === null || blocker.state === "active" ? "" : `, ${blocker.state}`;
  return `${who}${age}${state}`;
};

const remedy = (blocker: Blocker): string => {
  if (blocker.pid === 0) return "see select * from pg_prepared_xacts, then commit prepared or rollback prepared";
  if (blocker.backend_type === "autovacuum worker") return "it yields or ends by itself; an anti-wraparound vacuum has to be waited for";
  return `end that transaction, or select pg_terminate_backend(${String(blocker.pid)})`;
};

const ageText = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 120) return `${String(whole)} s`;
  if (whole < 7200) return `${String(Math.round(whole / 60))} min`;
  return `${String(Math.round(whole / 3600))} h`;
};
