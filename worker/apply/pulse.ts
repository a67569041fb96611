/** A run's sign of life, and in return what people want of it: go on, pause, abort. */
import type { WorkerContext } from "../context.ts";
import { WorkerStopping } from "../context.ts";
import { heartbeat } from "./ledger.ts";
import type { StopRequest } from "./step-host.ts";

export type Pulse = {
  /** Asks the database now. */
  readonly ask: () => Promise<StopRequest | null>;
  /** Asks unless the last answer is fresh: cheap enough for every batch. */
  readonly stopRequest: () => Promise<StopRequest | null>;
  readonly stop: () => Promise<void>;
};

const FRESH_MS = 250;

export const startPulse = (context: WorkerContext, run: string, token: string, every_ms: number): Pulse => {
  let asked_at = Number.NEGATIVE_INFINITY;
  let answer: StopRequest | null = null;
  let pending: Promise<unknown> = Promise.resolve();
  const ask = async (): Promise<StopRequest | null> => {
    if (context.stopping.aborted) throw new WorkerStopping();
    const state = await heartbeat(context.db, run, token);
    asked_at = performance.now();
    answer = state === "running" ? null : state === "paused" ? "paused" : "aborted";
    return answer;
  };
  const timer = setInterval(() => {
    pending = ask().catch(() => undefined);
  }, every_ms);
  return {
    ask,
    stopRequest: async () => (!context.stopping.aborted && performance.now() - asked_at < FRESH_MS ? answer : ask()),
    stop: async () => {
      clearInterval(timer);
      await pending;
    },
  };
};
