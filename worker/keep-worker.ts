/**
 * A worker that outlives its database: when the server goes away, restarts or ends all sessions, the worker starts again as soon as it is back, and
 * takes up what it and others left. Only what asking again can't cure ends it.
 */
import { isConnectionLoss, isReadOnly } from "../sql/connection-loss.ts";
import { errorText } from "./log.ts";
import type { Logger } from "./log.ts";
import { startWorker } from "./start-worker.ts";
import type { RunningWorker, WorkerOptions } from "./start-worker.ts";
import type { WorkerConfig } from "./config.ts";
import { wait } from "./apply/wait.ts";

const AGAIN_MS = 1_000;

export type KeptWorker = {
  /** Lets running jobs end, then ends for good. */
  readonly stop: () => Promise<void>;
  /** Settles when it has ended because it was stopped; rejects when it can't go on. */
  readonly ended: Promise<void>;
};

/** Resolves once the worker has started for the first time; throws when it can't. */
export const keepWorker = async (config: WorkerConfig, options: WorkerOptions & { readonly logger: Logger }): Promise<KeptWorker> => {
  const { logger } = options;
  const asked = new AbortController();
  let current: RunningWorker = await startWorker(config, options);
  // The job queue has calls of its own that nobody awaits: a lost connection in one of them must not end the process.
  const lost = (error: unknown): void => {
    if (!isAway(error)) throw error;
    void current.stop();
  };
  process.on("unhandledRejection", lost);
  const live = async (): Promise<void> => {
    for (;;) {
      await current.ended;
      if (asked.signal.aborted) return;
      logger.warn("the worker lost its database and starts again when it is back");
      const next = await startAgain(config, options, asked.signal);
      if (next === null) return;
      current = next;
    }
  };
  return {
    stop: async () => {
      asked.abort();
      await current.stop();
    },
    ended: live().finally(() => {
      process.off("unhandledRejection", lost);
    }),
  };
};

/** The database is not there, or the address leads to a standby, as it may for a while after a failover. */
const isAway = (error: unknown): boolean => isConnectionLoss(error) || isReadOnly(error);

const startAgain = async (config: WorkerConfig, options: WorkerOptions & { readonly logger: Logger }, asked: AbortSignal): Promise<RunningWorker | null> => {
  for (;;) {
    await wait(AGAIN_MS, asked);
    if (asked.aborted) return null;
    try {
      return await startWorker(config, options);
    } catch (error) {
      if (!isAway(error)) throw error;
      options.logger.warn("the database is not back yet", { error: errorText(error) });
    }
  }
};
