/**
 * Which workers live: each keeps one session open under its own name. The server drops that session when the process dies, however it dies,
 * so a job locked by a name without a session belongs to the dead and is given back within seconds. A frozen process keeps its session: it is known by
 * its silence, and given back too; the run's token fences it off should it wake up.
 */
import type { Session } from "./db.ts";
import { openSession } from "./db.ts";
import type { Logger } from "./log.ts";
import { errorText } from "./log.ts";

const PREFIX = "data-architect worker ";

/** Job locks younger than this are left alone: their worker may still be opening its session. */
const GRACE = "1 second";

export type Liveness = {
  /** Gives the jobs of workers without a session back; their names. */
  readonly unlockDead: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
};

/** `beat`: gives this worker's sign of life and names the silent ones. */
export const startLiveness = async (
  url: string,
  worker: string,
  logger: Logger,
  every_ms: number,
  beat: () => Promise<readonly string[]>,
): Promise<Liveness> => {
  let session = await openSession(url, PREFIX + worker);
  let stopped = false;
  let busy: Promise<void> = Promise.resolve();
  const unlockDead = (): Promise<readonly string[]> => unlock(session, []);
  const tick = async (): Promise<void> => {
    try {
      const silent = await beat();
      const dead = await unlock(session, silent);
      if (dead.length > 0) logger.warn("gave back the jobs of dead workers", { workers: dead.join(" ") });
    } catch (error) {
      logger.warn("heartbeat failed, opening a new session", { error: errorText(error) });
      await session.end().catch(() => undefined);
      session = await openSession(url, PREFIX + worker).catch(() => session);
    }
  };
  const timer = setInterval(() => {
    busy = busy.then(() => (stopped ? undefined : tick()));
  }, every_ms);
  await tick();
  return {
    unlockDead,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await busy;
      await session.end().catch(() => undefined);
    },
  };
};

const unlock = async (session: Session, silent: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await session.query<{ worker: string }>(
    `with locked as (
       select locked_by as worker, locked_at from arch_jobs._private_jobs where locked_by is not null
       union all
       select locked_by, locked_at from arch_jobs._private_job_queues where locked_by is not null
     )
     select worker
       from locked
      group by worker
     having max(locked_at) < now() - $2::interval
        and (worker = any ($3) or not exists (
              select 1 from pg_catalog.pg_stat_activity as a
               where a.datname = pg_catalog.current_database() and a.application_name = left($1 || worker, 63)))
      order by worker`,
    [PREFIX, GRACE, silent],
  );
  const dead = rows.map((row) => row.worker);
  if (dead.length > 0) await session.query("select arch_jobs.force_unlock_workers($1)", [dead]);
  return dead;
};
