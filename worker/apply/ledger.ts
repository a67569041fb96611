/** The run ledger as the worker calls it: the worker's own login prepares and ends, the executor's session claims and records. */
import { createHash, randomBytes } from "node:crypto";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Database, Session } from "../db.ts";
import { oneRow } from "../db.ts";
import type { BatchProgress, Work } from "./step-host.ts";

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** A secret the executor's session learns only after the step's own SQL is through. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export type StartedRun = { readonly token: string; readonly former_pid: number | null; readonly former_start: string | null };

export const startRun = async (db: Database, run: string, worker: string, pid: number, backend_start: string): Promise<StartedRun> =>
  oneRow<StartedRun>(db, "select token::text, former_pid, former_start::text from arch_worker.start_run($1, $2, $3, $4)", [run, worker, pid, backend_start]);

export const runInput = async (db: Database, run: string): Promise<unknown> =>
  (await oneRow<{ input: unknown }>(db, "select arch_worker.run_input($1) as input", [run])).input;

/** The run's state, and a sign of life; raises when another worker has taken over. */
export const heartbeat = async (db: Database, run: string, token: string): Promise<string> =>
  (await oneRow<{ state: string }>(db, "select arch_worker.heartbeat($1, $2) as state", [run, token])).state;

export const prepareStep = async (db: Database, run: string, token: string, ordinal: number, secret: string): Promise<void> => {
  await db.query("select arch_worker.prepare_step($1, $2, $3, $4)", [run, token, ordinal, sha256(secret)]);
};

export const runWaiting = async (db: Database, run: string, token: string, text: string | null): Promise<void> => {
  await db.query("select arch_worker.run_waiting($1, $2, $3)", [run, token, text]);
};

/** The machine's share of whatever stall the step showed. */
export const stepNoise = async (db: Database, run: string, token: string, ordinal: number, noise_ms: number): Promise<void> => {
  await db.query("select arch_worker.step_noise($1, $2, $3, $4)", [run, token, ordinal, noise_ms]);
};

/** The stop that people asked for has happened. */
export const stopRun = async (db: Database, run: string, token: string): Promise<void> => {
  await db.query("select arch_worker.stop_run($1, $2)", [run, token]);
};

/** The step and with it the run stop here; `state` says whether an operator can resume. */
export const failStep = async (db: Database, run: string, token: string, ordinal: number, reason: string, state: "failed" | "paused"): Promise<void> => {
  await db.query("select arch_worker.fail_step($1, $2, $3, $4, $5)", [run, token, ordinal, reason, state]);
};

/** A rule of ours refuses the whole run. */
export const failRun = async (db: Database, run: string, reason: string): Promise<void> => {
  await db.query("select arch_worker.fail_run($1, $2)", [run, reason]);
};

export const staleRun = async (db: Database, run: string, token: string, reason: string, changes: unknown): Promise<void> => {
  await db.query("select arch_worker.stale_run($1, $2, $3, $4)", [run, token, reason, JSON.stringify(changes)]);
};

export const finishRun = async (db: Database, run: string, token: string, live: Catalog, fingerprint: string): Promise<void> => {
  await db.query("select arch_worker.finish_run($1, $2, $3::jsonb, $4)", [run, token, JSON.stringify(live), fingerprint]);
};

/**
 * Token and text are checked, and the session is the owner afterwards. The executor is lent the role, becomes it and gives it back in one statement:
 * code of the owner that runs later finds nothing it could become, its own role included, and nor does any other session (decision 0005).
 */
export const claim = async (session: Session, run: string, token: string, work: Work): Promise<void> => {
  await session.query(
    "select arch_run.claim($1, $2, $3, $4), pg_catalog.set_config('role', arch_run.lend_owner($1)::pg_catalog.text, false), arch_run.take_owner_back()",
    [run, token, work.ordinal, sha256(work.text)],
  );
};

export const record = async (session: Session, run: string, token: string, ordinal: number, secret: string, stall_ms: number): Promise<void> => {
  await session.query("select arch_run.record($1, $2, $3, $4, $5)", [run, token, ordinal, secret, stall_ms]);
};

export const progress = async (session: Session, run: string, token: string, ordinal: number, secret: string, done: BatchProgress): Promise<void> => {
  await session.query("select arch_run.progress($1, $2, $3, $4, $5, $6, $7, $8)", [
    run,
    token,
    ordinal,
    secret,
    done.cursor,
    done.high_water,
    done.scanned,
    done.changed,
  ]);
};
