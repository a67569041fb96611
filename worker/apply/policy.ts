/** The numbers a step obeys: how long it may hold others up, how it tries again, how big a batch is. */
import type { Run } from "../../plv8/src/types/plan.ts";

export type StepPolicy = {
  /** Longest time a brief step may make others wait, its own queueing for locks included. */
  readonly lock_budget_ms: number;
  /** How long a step keeps trying before it gives up with the blocker's name. */
  readonly lock_wait_cap_ms: number;
  /** Pause before try n (1-based), before jitter. */
  readonly first_pause_ms: number;
  readonly longest_pause_ms: number;
  readonly batch_target_ms: number;
  readonly batch_min_rows: number;
  readonly batch_max_rows: number;
  /** Pause after a batch, as a share of the batch's own time. */
  readonly batch_rest: number;
};

/**
 * When a try is ended from outside. Its statements have limits of their own; a plpgsql block that catches the cancellation outlives them, with all its
 * locks (decision 0002). Generous: a machine that stood still for a moment is no attack. Null: may last, and holds nobody up.
 */
export const overdueAfter = (kind: Run["kind"], blocks: "nothing" | "writes" | "everything", policy: StepPolicy): number | null => {
  if (kind === "scan" || kind === "concurrent" || kind === "check") return null;
  return kind === "transaction" && blocks !== "nothing" ? policy.lock_budget_ms * 10 + 5_000 : LONGEST_STATEMENT_MS + 15_000;
};

/** No statement of a transaction or a batch may last longer. */
export const LONGEST_STATEMENT_MS = 60_000;

export const DEFAULT_POLICY: StepPolicy = {
  lock_budget_ms: 150,
  lock_wait_cap_ms: 600_000,
  first_pause_ms: 100,
  longest_pause_ms: 5_000,
  batch_target_ms: 50,
  batch_min_rows: 100,
  batch_max_rows: 10_000,
  batch_rest: 0.25,
};

/** Pause before the next try: doubles up to the longest, half of it random, so that tries of several sessions don't meet. */
export const pauseBefore = (attempt: number, policy: StepPolicy, random: () => number = Math.random): number => {
  const full = Math.min(policy.longest_pause_ms, policy.first_pause_ms * 2 ** Math.min(attempt, 16));
  return Math.round(full / 2 + (full / 2) * random());
};

/** Rows for the next batch, from how long the last one took: towards the target, at most doubled or halved. */
export const nextBatchRows = (rows: number, took_ms: number, policy: StepPolicy): number => {
  const wanted = took_ms <= 0 ? rows * 2 : Math.round((rows * policy.batch_target_ms) / took_ms);
  const near = Math.min(rows * 2, Math.max(Math.floor(rows / 2), wanted));
  return Math.min(policy.batch_max_rows, Math.max(policy.batch_min_rows, near));
};

/** SQLSTATEs after which the same step may succeed a moment later: lock not available, statement cancelled by its budget, deadlock, serialization. */
export const isRetryable = (state: string | null): boolean => state === "55P03" || state === "57014" || state === "40P01" || state === "40001";
