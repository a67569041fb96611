/**
 * The machine's share of a stall: how late a probe that needs no lock is answered, by the clock, while a step runs (open loop, one connection).
 * What it waits, nobody waits because of us.
 */
import type { Database } from "../db.ts";
import { wait } from "./wait.ts";

export type Noise = {
  /** Longest lateness in milliseconds since the last call. */
  readonly take: () => number;
  readonly stop: () => Promise<void>;
};

const EVERY_MS = 50;

export const startNoise = async (db: Database): Promise<Noise> => {
  const session = await db.connect();
  const ended = new AbortController();
  let due = performance.now() + EVERY_MS;
  let longest = 0;
  const late = (): number => Math.max(0, performance.now() - due);
  const probe = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await wait(due - performance.now(), ended.signal);
      if (ended.signal.aborted) return;
      await session.query("select 1");
      longest = Math.max(longest, late());
      due = Math.max(due + EVERY_MS, performance.now());
    }
  };
  // Without its connection it has nothing more to say; the run itself notices a lost database.
  let lost = false;
  const probing = probe().catch(() => {
    lost = true;
  });
  return {
    take: () => {
      const seen = lost || ended.signal.aborted ? longest : Math.max(longest, late());
      longest = 0;
      return seen;
    },
    stop: async () => {
      ended.abort();
      await probing;
      session.release(lost);
    },
  };
};
