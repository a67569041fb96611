/** One step's tries: all locks released between them, the blocker named, a cap, and a look for pause or abort before each. */
import { errorText } from "../log.ts";
import { isConnectionLoss, sqlState } from "../../sql/connection-loss.ts";
import type { NamedBlocker } from "./blockers.ts";
import { isRetryable, overdueAfter, pauseBefore } from "./policy.ts";
import type { StepHost, StepOutcome, Work } from "./step-host.ts";
import { askWhile, wait } from "./wait.ts";

/** SQLSTATE of error `fenced`. */
const FENCED = "ZA014";

/** SQLSTATE of a plain `raise exception`. */
const RAISED = "P0001";

/** `budget`: a try ends by its timeouts; `unlimited`: it waits as long as it takes. */
export type Patience = "budget" | "unlimited";

const UNLIMITED_LOOK_MS = 1_000;

export type Attempt = { readonly stall_ms: number };

/**
 * Runs `attempt` until it succeeds, fails for good, is stopped or the cap is reached.
 * The blocker is asked for well before a hurried try is over, and once a second of one that has no limit.
 */
export const tryAgain = async (host: StepHost, work: Work, patience: Patience, attempt: () => Promise<Attempt>): Promise<StepOutcome> => {
  const look_ms = patience === "unlimited" ? UNLIMITED_LOOK_MS : host.policy.lock_budget_ms * 0.6;
  const started = performance.now();
  let longest = 0;
  let told = false;
  for (let tries = 1; ; tries += 1) {
    const stop = await host.stopRequest();
    if (stop !== null) return { kind: "stopped", why: stop };
    const began = performance.now();
    const watch = { cut: false };
    const { settled, answer: blocker } = await askWhile(
      host.reset().then(() => watched(host, work, watch, attempt)),
      look_ms,
      async () => {
        const found = await host.blocker();
        if (found !== null && !told) {
          told = true;
          await host.waiting(waitingText(found, patience === "unlimited" ? null : tries + 1));
        }
        return found;
      },
    );
    if (settled.status === "fulfilled") {
      if (told) await host.waiting(null);
      return { kind: "done", stall_ms: Math.max(longest, settled.value.stall_ms) };
    }
    const error: unknown = settled.reason;
    if (watch.cut) return { kind: "failed", reason: outlasted(work) };
    if (isConnectionLoss(error) || isFenced(error)) throw error;
    if (!isRetryable(sqlState(error))) return { kind: "failed", reason: failure(work, error) };
    if (work.blocks !== "nothing") longest = Math.max(longest, Math.min(performance.now() - began, host.policy.lock_budget_ms));
    const holder = blocker ?? (await host.blocker().catch(() => null)) ?? nobody(work, host, error);
    const waited = performance.now() - started;
    if (waited >= host.policy.lock_wait_cap_ms) {
      const tried = `${String(tries)} tries in ${String(Math.round(waited / 1000))} s`;
      return {
        kind: "blocked",
        reason: `step ${String(work.ordinal)} (${work.what}) stopped after ${tried}: ${holder.held}; ${holder.remedy}, then resume the run`,
      };
    }
    told = true;
    await host.waiting(waitingText(holder, tries + 1));
    await wait(pauseBefore(tries, host.policy));
  }
};

/** Ends the session when the try is overdue: cancelling has been tried by then, by the server itself. */
const watched = async (host: StepHost, work: Work, watch: { cut: boolean }, attempt: () => Promise<Attempt>): Promise<Attempt> => {
  const limit_ms = overdueAfter(work.run.kind, work.blocks, host.policy);
  if (limit_ms === null) return attempt();
  const timer = setTimeout(() => {
    watch.cut = true;
    void host.cut().catch(() => undefined);
  }, limit_ms);
  return attempt().finally(() => {
    clearTimeout(timer);
  });
};

const outlasted = (work: Work): string =>
  `step ${String(work.ordinal)} (${work.what}): it outlasted its own time limit and was ended with its session; nothing of it was kept. A trigger or function of ${work.object} catches query_canceled: find it, take it off, then resume the run`;

/** `next`: number of the try that follows; null when the step goes on waiting instead. */
const waitingText = (holder: NamedBlocker, next: number | null): string =>
  `${holder.held}; ${next === null ? "the step waits for it" : `try ${String(next)} follows by itself`}; to let it pass now: ${holder.remedy}`;

/** No session is in the way now: the time itself was. */
const nobody = (work: Work, host: StepHost, error: unknown): NamedBlocker => ({
  held: `${work.object} was not free, or the work not done, within ${String(host.policy.lock_budget_ms)} ms (${errorText(error)})`,
  remedy: "wait for a quieter moment",
});

/** Another worker took the run over: this one must stop without a word. */
export const isFenced = (error: unknown): boolean => sqlState(error) === FENCED;

const failure = (work: Work, error: unknown): string => `step ${String(work.ordinal)} (${work.what}): ${errorText(error)}${raisedBy(error)}`;

/** Where somebody's function forbids the step: nothing of it is kept, and it may be tried again. */
const raisedBy = (error: unknown): string => {
  const where = (error as { where?: unknown } | null)?.where;
  const [line] = typeof where === "string" ? where.split("\n") : [];
  return sqlState(error) !== RAISED || line === undefined || line === ""
    ? ""
    : `. It was raised by ${line}: a trigger or an event trigger calls that. Nothing of the step was kept; let the function pass data-architect's executor, or disable the trigger meanwhile, then resume the run`;
};
