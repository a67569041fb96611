/** What a proof says, as `arch.proofs` stores it. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Lock } from "../../plv8/src/types/plan.ts";
import type { Sample } from "./sample-rows.ts";

export type LockNote = { readonly ordinal: number; readonly seen: readonly Lock[]; readonly unannounced: readonly Lock[] };

export type SampleNote = Sample & {
  /** The check that found the rows in its way, as it would find such rows on live data; null: all steps went through. */
  readonly stopped: string | null;
};

export type Proof = {
  readonly ok: boolean;
  readonly forward_steps: number;
  readonly back_steps: number;
  readonly seconds: number;
  readonly server_version: string;
  /** What undo leaves behind by nature, each with its reason. */
  readonly residue: readonly string[];
  readonly locks: readonly LockNote[];
  /** Readable: `after the steps, index shop.x differs (definition)`. */
  readonly differences: readonly string[];
  /** What scratch lacks; anything here makes the plan unproven, named. */
  readonly missing: readonly string[];
  /** The same steps over a few made-up rows per table: how far they came. Null where the proof ended before. */
  readonly sample: SampleNote | null;
  readonly error: string | null;
  /** The statement or step that the error came from. */
  readonly statement: string | null;
  readonly read_back: Catalog | null;
  readonly read_back_base: Catalog | null;
};
