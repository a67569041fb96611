/** What every job is given. */
import type { Compiler } from "./compiler.ts";
import type { WorkerConfig } from "./config.ts";
import type { Database } from "./db.ts";
import type { Logger } from "./log.ts";

/** Named moments at which a test may stop the process; nothing in production listens. */
export type WorkerHooks = {
  /** `run:before-start`, `3:before-commit`, `run:before-finish`… */
  readonly at: (point: string) => Promise<void>;
};

export const NO_HOOKS: WorkerHooks = { at: () => Promise.resolve() };

export type WorkerContext = {
  readonly config: WorkerConfig;
  readonly db: Database;
  readonly compiler: Compiler;
  readonly logger: Logger;
  readonly hooks: WorkerHooks;
  /** This process' name in the job queue. */
  readonly worker: () => string;
  /** Aborted when the process is asked to end: runs stop at their next step or batch and leave the rest to another worker. */
  readonly stopping: AbortSignal;
};

/** The process ends; the job is given back and goes on elsewhere. */
export class WorkerStopping extends Error {
  constructor() {
    super("the worker is stopping; the job goes on in the next one");
    this.name = "WorkerStopping";
  }
}
