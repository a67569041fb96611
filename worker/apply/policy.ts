/** The numbers a step obeys: how long it may hold others up, how it tries again, how big a batch is. */

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
