/** What happens without anybody asking: sealing audit events, scanning for drift, linting, each as a job so that only one worker does it, and plans that expire. */
import type { WorkerContext } from "./context.ts";
import { errorText } from "./log.ts";

export type Rounds = { readonly stop: () => Promise<void> };

export const startRounds = (context: WorkerContext): Rounds => {
  const timers = [
    every(context, context.config.seal_every_ms, "enqueue a seal", "select arch_worker.enqueue_seal()"),
    every(context, context.config.scan_every_ms, "enqueue a scan", "select arch_worker.enqueue_scans()"),
    every(context, context.config.scan_every_ms, "enqueue the linter", "select arch_worker.enqueue_lints()"),
    every(context, context.config.scan_every_ms, "look for expired plans", "select arch_worker.expire_plans()"),
  ];
  return {
    stop: async () => {
      await Promise.all(timers.map((stop) => stop()));
    },
  };
};

const every = (context: WorkerContext, ms: number, what: string, query: string): (() => Promise<void>) => {
  let pending: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    pending = context.db.query(query).catch((error: unknown) => {
      context.logger.warn(`could not ${what}`, { error: errorText(error) });
    });
  }, ms);
  return async () => {
    clearInterval(timer);
    await pending;
  };
};
