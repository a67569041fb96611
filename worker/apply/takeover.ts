/**
 * Before a run's first statement: its former session is ended for good, and the run lock of the project is ours. Both happen in the session that will run the
 * DDL.
 */
import type { Session } from "../db.ts";
import { oneRow } from "../db.ts";
import { wait } from "./wait.ts";

const LOOK_AGAIN_MS = 100;

export type Identity = { readonly pid: number; readonly backend_start: string };

export const identityOf = async (session: Session): Promise<Identity> =>
  oneRow<Identity>(session, "select pid, backend_start::text from pg_catalog.pg_stat_activity where pid = pg_catalog.pg_backend_pid()");

/** Terminates the former backend, if it is still the same one, and waits until it is gone. */
export const endFormer = async (session: Session, former: Identity, deadline_ms: number): Promise<void> => {
  const until = performance.now() + deadline_ms;
  for (;;) {
    const { rows } = await session.query<{ asked: boolean }>(
      `select pg_catalog.pg_terminate_backend(pid) as asked
         from pg_catalog.pg_stat_activity
        where pid = $1 and backend_start = $2::timestamptz and pid <> pg_catalog.pg_backend_pid()`,
      [former.pid, former.backend_start],
    );
    if (rows.length === 0) return;
    if (performance.now() > until)
      throw new Error(`the run's former session (pid ${String(former.pid)}) does not end; see pg_stat_activity, then resume the run`);
    await wait(LOOK_AGAIN_MS);
  }
};

/** One run per project at a time. Tried, never waited for: a waiting session would stand in the way of its own concurrent builds. */
export const takeRunLock = async (session: Session, project: string, deadline_ms: number, waiting: (text: string | null) => Promise<void>): Promise<void> => {
  const until = performance.now() + deadline_ms;
  let told = false;
  for (;;) {
    const { taken } = await oneRow<{ taken: boolean }>(
      session,
      "select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended('data-architect run ' || $1, 0)) as taken",
      [project],
    );
    if (taken) {
      if (told) await waiting(null);
      return;
    }
    const holder = await lockHolder(session, project);
    if (performance.now() > until) throw new Error(`the run lock of project ${project} is held by ${holder}; end that session, then resume the run`);
    if (!told) await waiting(`the run lock of project ${project} is held by ${holder}`);
    told = true;
    await wait(LOOK_AGAIN_MS);
  }
};

const lockHolder = async (session: Session, project: string): Promise<string> => {
  const { rows } = await session.query<{ pid: number; login: string | null; application: string | null }>(
    `select l.pid, a.usename::text as login, a.application_name as application
       from pg_catalog.pg_locks as l
       left join pg_catalog.pg_stat_activity as a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and l.objsubid = 1
        and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
        and (l.classid::bigint << 32 | l.objid::bigint) = pg_catalog.hashtextextended('data-architect run ' || $1, 0)`,
    [project],
  );
  const first = rows[0];
  return first === undefined ? "another session" : `pid ${String(first.pid)} (${first.login ?? "unknown login"}, ${first.application ?? ""})`;
};
