/**
 * The backfill: keyset batches of about 50 ms, each a transaction with its cursor in the ledger, up to the last row that existed at the start.
 * A killed worker goes on from the last committed batch; row security is off, so that a policy can't hide rows (it raises instead).
 */
import type { Run } from "../../plv8/src/types/plan.ts";
import { oneRow } from "../db.ts";
import { sqlState } from "../../sql/connection-loss.ts";
import { LONGEST_STATEMENT_MS, isRetryable, nextBatchRows } from "../apply/policy.ts";
import { inTransaction, leaveOwner, setTimeouts } from "../apply/session.ts";
import type { StepHost, StepOutcome, Work } from "../apply/step-host.ts";
import { verified } from "../apply/transaction-step.ts";
import { tryAgain } from "../apply/try-again.ts";
import { wait } from "../apply/wait.ts";

type BatchesRun = Extract<Run, { kind: "batches" }>;
type Key = readonly string[];
type BatchRow = { readonly cursor: Key | null; readonly scanned: number; readonly changed: number };

const FIRST_ROWS = 500;
/** A batch that lasts this long is cancelled, so that its row locks go, and tried again with half the rows and twice the time. */
const LONGEST_BATCH_MS = 500;

export const batchesStep = async (host: StepHost, work: Work, run: BatchesRun): Promise<StepOutcome> => {
  const resumed = host.batchStart(work);
  let cursor: Key | null = resumed?.cursor ?? null;
  let high_water: Key | null = resumed?.high_water ?? null;
  if (resumed === null) {
    const stopped = await knowTables(host, work);
    if (stopped !== null) return stopped;
    const found = await retried(host, work, () => highWater(host, work, run));
    if (found.kind !== "done") return found;
    high_water = found.value;
  }
  let rows = Math.min(FIRST_ROWS, host.policy.batch_max_rows);
  let going = high_water !== null;
  while (going) {
    const next = { rows, longest_ms: LONGEST_BATCH_MS };
    const outcome = await retried(host, work, async () => {
      const now = { ...next };
      next.rows = Math.max(host.policy.batch_min_rows, Math.floor(now.rows / 2));
      next.longest_ms = Math.min(LONGEST_STATEMENT_MS, now.longest_ms * 2);
      return { ...(await oneBatch(host, work, run, cursor, high_water, now.rows, now.longest_ms)), limit: now.rows };
    });
    if (outcome.kind !== "done") return outcome;
    const batch = outcome.value;
    await host.at("after-batch", work);
    cursor = batch.row.cursor ?? cursor;
    going = batch.row.cursor !== null;
    rows = nextBatchRows(batch.limit, batch.took_ms, host.policy);
    if (going) await wait(batch.took_ms * host.policy.batch_rest);
  }
  return finish(host, work);
};

/**
 * Statistics first: of columns added a moment ago the planner knows nothing, and guesses that almost no row is empty; a first batch of 500 rows then
 * took 900 ms and held their locks as long (measured, decision 0004). Without them it goes on all the same.
 */
const knowTables = async (host: StepHost, work: Work): Promise<Exclude<StepOutcome, { kind: "done" }> | null> => {
  for (const table of work.tables) {
    const stop = await host.stopRequest();
    if (stop !== null) return { kind: "stopped", why: stop };
    await host.reset();
    await host.claim(work);
    await inTransaction(host.session, "", async () => {
      await setTimeouts(host.session, host.policy.lock_budget_ms, LONGEST_STATEMENT_MS, true);
      await host.session.query(`analyze ${table}`);
      await leaveOwner(host.session, host.owner);
    }).catch((error: unknown) => {
      if (!isRetryable(sqlState(error))) throw error;
    });
  }
  return null;
};

const highWater = async (host: StepHost, work: Work, run: BatchesRun): Promise<Key | null> => {
  await host.at("before-claim", work);
  await host.claim(work);
  await host.at("after-claim", work);
  return inTransaction(host.session, "", async () => {
    await unfiltered(host, LONGEST_STATEMENT_MS);
    const { rows } = await host.session.query<Record<string, unknown>>(run.high_water);
    const key = rows[0] === undefined ? null : (Object.values(rows[0])[0] as Key | null);
    await leaveOwner(host.session, host.owner);
    if (key !== null) await host.progress(work, { cursor: null, high_water: key, scanned: 0, changed: 0 });
    return key;
  });
};

const oneBatch = async (
  host: StepHost,
  work: Work,
  run: BatchesRun,
  cursor: Key | null,
  high_water: Key | null,
  limit: number,
  longest_ms: number,
): Promise<{ row: BatchRow; took_ms: number }> => {
  const began = performance.now();
  await host.claim(work);
  const row = await inTransaction(host.session, "", async () => {
    await unfiltered(host, longest_ms);
    const found = await oneRow<{ cursor: Key | null; scanned: number | string; changed: number | string }>(host.session, run.batch, [
      cursor,
      high_water,
      limit,
    ]);
    await leaveOwner(host.session, host.owner);
    await host.beforeCommit(work);
    const batch: BatchRow = { cursor: found.cursor, scanned: Number(found.scanned), changed: Number(found.changed) };
    await host.progress(work, { cursor: batch.cursor ?? cursor, high_water, scanned: batch.scanned, changed: batch.changed });
    return batch;
  });
  return { row, took_ms: performance.now() - began };
};

/** The last word: what the step should have done is asked over all rows, then recorded. */
const finish = async (host: StepHost, work: Work): Promise<StepOutcome> =>
  tryAgain(host, work, "budget", async () => {
    await host.claim(work);
    await inTransaction(host.session, "", async () => {
      await unfiltered(host, 0);
      if (work.verify !== null) await verified(host.session, work.verify, work);
      await leaveOwner(host.session, host.owner);
      await host.at("before-record", work);
      await host.record(work, 0);
      await host.at("before-commit", work);
    });
    await host.at("after-commit", work);
    return { stall_ms: 0 };
  });

/** No policy hides rows, and the statement has its limits, until the transaction ends. */
const unfiltered = async (host: StepHost, longest_ms: number): Promise<void> => {
  await setTimeouts(host.session, host.policy.lock_budget_ms, longest_ms, true);
  await host.session.query("set local row_security = off");
};

type Retried<T> = { readonly kind: "done"; readonly value: T } | Exclude<StepOutcome, { kind: "done" }>;

const retried = async <T>(host: StepHost, work: Work, attempt: () => Promise<T>): Promise<Retried<T>> => {
  const kept: { value?: T } = {};
  const outcome = await tryAgain(host, work, "budget", async () => {
    kept.value = await attempt();
    return { stall_ms: 0 };
  });
  return outcome.kind === "done" ? { kind: "done", value: kept.value as T } : outcome;
};
