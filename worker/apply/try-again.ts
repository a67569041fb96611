/** One step's tries: all locks released between them, the blocker named, a cap, and a look for pause or abort before each. */
import { errorText } from "../log.ts";
import { isConnectionLoss, sqlState } from "../db.ts";
import { isRetryable, pauseBefore } from "./policy.ts";
import type { StepHost, StepOutcome, Work } from "./step-host.ts";
import { askWhile, wait } from "./wait.ts";

/** SQLSTATE of error `run_fenced`. */
const FENCED = "ZA030";

export type Attempt = { readonly stall_ms: number };

/**
 * Runs `attempt` until it succeeds, fails for good, is stopped or the cap is reached.
 * `look_ms`: how long into a try the blocker is asked for.
 */
export const tryAgain = async (host: StepHost, work: Work, look_ms: number, attempt: () => Promise<Attempt>): Promise<StepOutcome> => {
  const started = performance.now();
  let longest = 0;
  let told = false;
  for (let tries = 1; ; tries += 1) {
    const stop = await host.stopRequest();
    if (stop !== null) return { kind: "stopped", why: stop };
    const began = performance.now();
    const { settled, answer: blocker } = await askWhile(attempt(), look_ms, async () => {
      const found = await host.blocker();
      if (found !== null && !told) {
        told = true;
        await host.waiting(found);
      }
      return found;
    });
    if (settled.status === "fulfilled") {
      if (told) await host.waiting(null);
      return { kind: "done", stall_ms: Math.max(longest, settled.value.stall_ms) };
    }
    const error: unknown = settled.reason;
    if (isConnectionLoss(error) || isFenced(error)) throw error;
    if (!isRetryable(sqlState(error))) return { kind: "failed", reason: failure(work, error) };
    if (work.blocks !== "nothing") longest = Math.max(longest, Math.min(performance.now() - began, host.policy.lock_budget_ms));
    const reason = blocker ?? (await host.blocker().catch(() => null));
    const text = reason ?? `${work.object} was not free within ${String(host.policy.lock_budget_ms)} ms, or the work did not fit into them (${errorText(error)})`;
    const waited = performance.now() - started;
    if (waited >= host.policy.lock_wait_cap_ms) {
      return { kind: "blocked", reason: `step ${String(work.ordinal)} (${work.what}) gave up after ${String(tries)} tries in ${String(Math.round(waited / 1000))} s: ${text}` };
    }
    told = true;
    await host.waiting(`${text} (try ${String(tries)})`);
    await wait(pauseBefore(tries, host.policy));
  }
};

/** Another worker took the run over: this one must stop without a word. */
export const isFenced = (error: unknown): boolean => sqlState(error) === FENCED;

const failure = (work: Work, error: unknown): string => `step ${String(work.ordinal)} (${work.what}): ${errorText(error)}`;
