import type { Address, Catalog } from "./catalog.ts";
import type { Change } from "./change.ts";
import type { Design } from "./design.ts";

export type Phase = "check" | "expand" | "backfill" | "validate" | "switch" | "contract";

/** What concurrent sessions can't do while the step holds its locks. */
export type Blocks = "nothing" | "writes" | "everything";

export type LockMode =
  "ACCESS SHARE" | "ROW SHARE" | "ROW EXCLUSIVE" | "SHARE UPDATE EXCLUSIVE" | "SHARE" | "SHARE ROW EXCLUSIVE" | "EXCLUSIVE" | "ACCESS EXCLUSIVE";

export type Lock = { readonly relation: Address; readonly mode: LockMode };

/**
 * How a step is executed. Every text is complete SQL in which all names are qualified and quoted; the run executes these bytes and no others.
 * - `transaction`: statements in one transaction; `lock_tables` (qualified names, in fixed order) are taken first in one LOCK TABLE of mode `lock_mode`; brief.
 * - `scan`: one statement in its own transaction that may last long under a lock which blocks neither reads nor writes (VALIDATE CONSTRAINT, ANALYZE).
 * - `concurrent`: one statement outside any transaction (CREATE/DROP INDEX CONCURRENTLY); `repair` is run first when `leftover` (select boolean) is true.
 * - `batches`: `high_water` returns one row (key text[]), null on an empty table; `batch` takes $1 text[] cursor (null at first), $2 text[] high-water mark,
 *   $3 integer limit, and returns one row (cursor text[] of the last row seen or null when done, scanned integer, changed integer). Each batch is one
 * transaction.
 * - `check`: a read-only query that returns at most 10 rows (what text), each an obstacle; no rows means the check passes.
 */
export type Run =
  | { readonly kind: "transaction"; readonly lock_mode: LockMode | null; readonly lock_tables: readonly string[]; readonly statements: readonly string[] }
  | { readonly kind: "scan"; readonly statements: readonly string[] }
  | { readonly kind: "concurrent"; readonly statement: string; readonly leftover: string | null; readonly repair: string | null }
  | { readonly kind: "batches"; readonly high_water: string; readonly batch: string }
  | { readonly kind: "check"; readonly query: string };

export type Undo =
  { readonly kind: "run"; readonly run: Run } | { readonly kind: "inert"; readonly residue: string } | { readonly kind: "cannot"; readonly reason: string };

/** A named danger of a step, from the closed list in hazards/. */
export type Hazard = { readonly id: string; readonly message: string };

export type Step = {
  readonly ordinal: number;
  readonly phase: Phase;
  /** snake_case verb phrase: `create_table`, `add_column`, `sync_trigger`, `backfill`, `drop_column`… */
  readonly kind: string;
  readonly object: Address;
  /** What a DBA reads: `add customers.full_name`. */
  readonly what: string;
  readonly run: Run;
  /** Strongest locks per relation that the step takes; compared with the locks seen in the proof. */
  readonly locks: readonly Lock[];
  readonly blocks: Blocks;
  /** true: held for milliseconds, under the run's budget of 150 ms; false: lasts with the size of the data. */
  readonly brief: boolean;
  readonly hazards: readonly Hazard[];
  /** `select boolean`: the step's effect is there already; null where re-running is harmless or the run ledger's own transaction decides. */
  readonly probe: string | null;
  /** `select boolean`, asked after the step: true when it did what it should. */
  readonly verify: string | null;
  readonly undo: Undo;
};

/** empty: no rows; small: cheap to scan under a brief lock; large: everything else. */
export type SizeClass = "empty" | "small" | "large";

/** Input of the compiler's op `plan`. `applied` is null before the first version. */
export type PlanInput = {
  readonly project: string;
  readonly applied: Design | null;
  readonly declared: Design;
  /** Live catalog of the project's schemas and of what depends on them. */
  readonly live: Catalog;
  /** Size class by table address; missing = large. */
  readonly sizes: Readonly<Record<Address, SizeClass>>;
  readonly model_digest: string;
  /** `plain`: the fewest statements, each under the lock that it takes, for a database that nobody uses meanwhile: no second shapes, no batches, no archive. */
  readonly options?: {
    readonly plain?: boolean;
    /** true: refused where something stands of a kind that is not modelled; false: that is left out with a warning. Not said: what differs is refused. */
    readonly strict?: boolean;
  };
};

export type PlanOutput = {
  /**
   * Everything that changes the steps' meaning besides the steps, as canonical JSON text: compiler, canon, model digest, pinned settings (TimeZone,
   * search_path, role).
   */
  readonly header: string;
  /** One canonical JSON text per step, in order; steps_digest = sha256(header + "\n" + steps.join("\n")), lower-case hex. */
  readonly steps: readonly string[];
  readonly steps_digest: string;
  readonly changes: readonly Change[];
  /** Addresses of the base: what the plan touches, what they depend on, what depends on them; sorted. */
  readonly base_addresses: readonly Address[];
  readonly base_fingerprint: string;
  /** `6 add, 3 change, 1 rename, 1 drop`. */
  readonly summary: { readonly add: number; readonly change: number; readonly rename: number; readonly drop: number };
};
