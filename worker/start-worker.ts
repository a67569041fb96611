/** The worker's life: connect, take up the jobs of dead workers, work jobs, watch and seal on a timer, stop cleanly. */
import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { Logger as JobLogger, run } from "graphile-worker";
import type { Runner, WorkerEvents } from "graphile-worker";
import { loadCompiler } from "./compiler.ts";
import type { Compiler } from "./compiler.ts";
import type { WorkerConfig } from "./config.ts";
import type { WorkerContext, WorkerHooks } from "./context.ts";
import { NO_HOOKS } from "./context.ts";
import { openPool, oneRow } from "./db.ts";
import type { Database } from "./db.ts";
import { startLiveness } from "./liveness.ts";
import { createLogger, errorText } from "./log.ts";
import type { Logger } from "./log.ts";
import { startRounds } from "./rounds.ts";
import { closeScratchServers } from "./scratch/with-scratch.ts";
import { wait } from "./apply/wait.ts";
import { taskList } from "./tasks/task-list.ts";

export type RunningWorker = {
  /** Name in the job queue. */
  readonly id: string;
  /** Lets running jobs end (a run stops at its next step boundary), then closes everything. */
  readonly stop: () => Promise<void>;
  /** Settles when the worker has ended, however it did. */
  readonly ended: Promise<void>;
};

export type WorkerOptions = { readonly logger?: Logger; readonly hooks?: WorkerHooks; readonly compiler?: Compiler };

const HEARTBEAT_MS = 2_000;
const POLL_MS = 1_000;
const SCHEMA = "arch_jobs";
/** A run stops at its next batch; a statement that lasts longer is left to end with its session, and is done again by the next worker. */
const STOP_DEADLINE_MS = 30_000;

export const startWorker = async (config: WorkerConfig, options: WorkerOptions = {}): Promise<RunningWorker> => {
  const logger = options.logger ?? createLogger();
  const compiler = options.compiler ?? (await loadCompiler());
  const db = openPool(config.database_url, "data-architect worker", config.concurrency + 6);
  const ending = new AbortController();
  let id = "";
  try {
    await checkPrimary(db);
    await checkRelease(db, compiler, logger);
    const context: WorkerContext = { config, db, compiler, logger, hooks: options.hooks ?? NO_HOOKS, worker: () => id, stopping: ending.signal };
    const events: WorkerEvents = new EventEmitter() as WorkerEvents;
    events.on("pool:create", ({ workerPool }) => {
      id = workerPool.id;
    });
    const runner = await startRunner(context, events);
    if (id === "") id = `worker-${randomBytes(6).toString("hex")}`;
    const major = await serverMajor(db);
    const liveness = await startLiveness(config.database_url, id, logger, HEARTBEAT_MS, async () => {
      await db.query("select arch_worker.worker_heartbeat($1, $2, $3, $4)", [id, process.version, compiler.sha256, major]);
      return (
        await db.query<{ id: string }>("select id from arch_worker.silent_workers(make_interval(secs => $1)) as id", [config.silent_worker_ms / 1000])
      ).rows.map((row) => row.id);
    });
    const rounds = startRounds(context);
    logger.info("worker started", { worker: id, postgres: major, bundle: compiler.sha256.slice(0, 12), concurrency: config.concurrency });
    let stopping: Promise<void> | null = null;
    const stop = (): Promise<void> => {
      ending.abort();
      return (stopping ??= shutDown(runner, rounds.stop, liveness.stop, db, logger));
    };
    return { id, stop, ended: runner.promise.then(stop, stop) };
  } catch (error) {
    await db.end().catch(() => undefined);
    throw error;
  }
};

const startRunner = (context: WorkerContext, events: WorkerEvents): Promise<Runner> =>
  run({
    pgPool: context.db,
    schema: SCHEMA,
    concurrency: context.config.concurrency,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    events,
    taskList: taskList(context),
    parsedCronItems: [],
    logger: new JobLogger(() => (level, message) => {
      if (message.startsWith("Failed task")) return;
      if (level === "error") context.logger.error(errorText(message));
      else if (level === "warning") context.logger.warn(errorText(message));
    }),
  });

const shutDown = async (runner: Runner, stopRounds: () => Promise<void>, stopLiveness: () => Promise<void>, db: Database, logger: Logger): Promise<void> => {
  await stopRounds();
  const stopped = new AbortController();
  await Promise.race([
    runner
      .stop()
      .catch(() => undefined)
      .finally(() => {
        stopped.abort();
      }),
    wait(STOP_DEADLINE_MS, stopped.signal),
  ]);
  await stopLiveness();
  await closeScratchServers();
  await db.end().catch(() => undefined);
  logger.info("worker stopped");
};

const serverMajor = async (db: Database): Promise<number> =>
  (await oneRow<{ major: number }>(db, "select pg_catalog.current_setting('server_version_num')::int / 10000 as major")).major;

/** The worker compiles with the bytes the database was installed with, or not at all. */
const checkPrimary = async (db: Database): Promise<void> => {
  const { recovering } = await oneRow<{ recovering: boolean }>(db, "select pg_catalog.pg_is_in_recovery() as recovering");
  if (recovering)
    throw Object.assign(new Error("the server is in recovery: a standby, where nothing can be written; let DATABASE_URL lead to the primary"), {
      code: "25006",
    });
};

const checkRelease = async (db: Database, compiler: Compiler, logger: Logger): Promise<void> => {
  const { rows } = await db.query<{ bundle_sha256: string | null }>("select bundle_sha256 from arch_worker.release()");
  const installed = rows[0]?.bundle_sha256;
  if (installed === undefined || installed === null) {
    logger.warn("the database names no compiler bundle; run data-architect upgrade");
    return;
  }
  if (installed !== compiler.sha256) {
    throw new Error(
      `this worker's compiler (${compiler.sha256.slice(0, 12)}) is not the one the database was installed with (${installed.slice(0, 12)}); run data-architect upgrade with this version, or start the worker of the installed one`,
    );
  }
};
