/** What a step needs from whoever executes it: the run on the governed database, or the proof on scratch. Both drive the same interpreter. */
import type { Run } from "../../plv8/src/types/plan.ts";
import type { Session } from "../db.ts";
import type { NamedBlocker } from "./blockers.ts";
import type { StepPolicy } from "./policy.ts";

/** One piece of work: a step's own run, or its undo's. */
export type Work = {
  readonly ordinal: number;
  readonly what: string;
  readonly object: string;
  readonly run: Run;
  /** The run's JSON text as it stands in the approved step; its SHA-256 is what the ledger compares. */
  readonly text: string;
  /** true: all its locks are held for milliseconds. */
  readonly brief: boolean;
  readonly blocks: "nothing" | "writes" | "everything";
  readonly probe: string | null;
  readonly verify: string | null;
  /** Tables that it changes or locks, as SQL names them: `shop.customers`. */
  readonly tables: readonly string[];
};

export type BatchProgress = {
  /** Key of the last row seen; null when nothing is left. */
  readonly cursor: readonly string[] | null;
  readonly high_water: readonly string[] | null;
  readonly scanned: number;
  readonly changed: number;
};

/** Where a backfill stands: null before its first batch. */
export type BatchStart = { readonly cursor: readonly string[] | null; readonly high_water: readonly string[] } | null;

/** Every moment at which a process may die; the crash matrix stops the worker at each. */
export type StepPoint = "before-claim" | "after-claim" | "before-record" | "before-commit" | "after-commit" | "after-batch";

export type StopRequest = "paused" | "aborted";

export type StepHost = {
  readonly session: Session;
  readonly owner: string;
  readonly policy: StepPolicy;
  /** Before each try, outside of a transaction: the session is as after login, its settings pinned, and holds the run lock. */
  readonly reset: () => Promise<void>;
  /** Before each transaction of the step: the ledger checks token and digest, and the session is the owner from here on. */
  readonly claim: (work: Work) => Promise<void>;
  /** After everything of the step, in its transaction where it has one. */
  readonly record: (work: Work, stall_ms: number) => Promise<void>;
  /** In the batch's transaction. */
  readonly progress: (work: Work, progress: BatchProgress) => Promise<void>;
  readonly batchStart: (work: Work) => BatchStart;
  /** Who blocks the executor's session now, in words; null when nobody does. */
  readonly blocker: () => Promise<NamedBlocker | null>;
  /** Ends the session from outside: for a step that outlasts its own limits, because code in it caught the cancellation. */
  readonly cut: () => Promise<void>;
  /** Tells people what the step waits for; null: nothing any more. */
  readonly waiting: (text: string | null) => Promise<void>;
  /** Asked between batches, tries and steps. */
  readonly stopRequest: () => Promise<StopRequest | null>;
  /** Inside the transaction, all locks held, before the record. */
  readonly beforeCommit: (work: Work) => Promise<void>;
  readonly at: (point: StepPoint, work: Work) => Promise<void>;
};

export type StepOutcome =
  | { readonly kind: "done"; readonly stall_ms: number }
  | { readonly kind: "stopped"; readonly why: StopRequest }
  | { readonly kind: "blocked"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };
