import type { Address } from "../types/catalog.ts";
import type { Blocks, Hazard, Lock, LockMode, Phase, Run, Step, Undo } from "../types/plan.ts";
import { lockStrength } from "./lock-strength.ts";

/** A step before it has its place: what it gives, needs and takes away decides the order. */
export type Draft = Omit<Step, "ordinal"> & {
  /** Unique in the plan, readable. */
  readonly id: string;
  /** Ids of drafts that come first, when the plan has them. */
  readonly requires: readonly string[];
  readonly provides: readonly Address[];
  /** Addresses that must stand before the step, where the plan provides them. */
  readonly uses: readonly Address[];
  /** Addresses that are gone after the step. */
  readonly removes: readonly Address[];
};

type Common = Pick<Draft, "phase" | "kind" | "object" | "what"> &
  Partial<Pick<Draft, "requires" | "provides" | "uses" | "removes" | "hazards" | "probe" | "verify">>;

/**
 * A brief change in one transaction; the tables of `locks` are locked first (views before tables, as readers do), those of `also` are locked by the statements
 * (a table under its later name).
 */
export function transactionDraft(
  common: Common & { readonly locks: readonly Lock[]; readonly also?: readonly Lock[]; readonly statements: readonly string[]; readonly undo: Undo },
): Draft {
  return complete(common, {
    run: briefRun(common.locks, common.statements),
    locks: [...common.locks, ...(common.also ?? [])],
    brief: true,
    blocks: blocksOf([...common.locks, ...(common.also ?? [])]),
    undo: common.undo,
  });
}

/** A long scan that blocks neither reads nor writes. */
export function scanDraft(common: Common & { readonly locks: readonly Lock[]; readonly statement: string; readonly undo: Undo }): Draft {
  return complete(common, { run: { kind: "scan", statements: [common.statement] }, locks: common.locks, brief: false, blocks: "nothing", undo: common.undo });
}

/** A statement outside any transaction. */
export function concurrentDraft(
  common: Common & {
    readonly locks: readonly Lock[];
    readonly statement: string;
    readonly leftover: string | null;
    readonly repair: string | null;
    readonly undo: Undo;
  },
): Draft {
  const run: Run = { kind: "concurrent", statement: common.statement, leftover: common.leftover, repair: common.repair };
  return complete(common, { run, locks: common.locks, brief: false, blocks: "nothing", undo: common.undo });
}

/** A change of data in batches by key. */
export function batchesDraft(
  common: Common & { readonly locks: readonly Lock[]; readonly batches: Extract<Run, { kind: "batches" }>; readonly undo: Undo },
): Draft {
  return complete(common, { run: common.batches, locks: common.locks, brief: false, blocks: "nothing", undo: common.undo });
}

/** A read-only question about live data; rows that come back stand against the plan. */
export function checkDraft(common: Common & { readonly locks: readonly Lock[]; readonly query: string; readonly undo?: Undo }): Draft {
  return complete(common, {
    run: { kind: "check", query: common.query },
    locks: common.locks,
    brief: false,
    blocks: "nothing",
    undo: common.undo ?? nothingToUndo,
  });
}

/** A step that does nothing forward: it stands for work that a rollback does at this place. */
export function rollbackDraft(common: Common & { readonly undo: Undo }): Draft {
  return complete(common, {
    run: { kind: "transaction", lock_mode: null, lock_tables: [], statements: [] },
    locks: [],
    brief: true,
    blocks: "nothing",
    undo: common.undo,
  });
}

export const nothingToUndo: Undo = { kind: "run", run: { kind: "transaction", lock_mode: null, lock_tables: [], statements: [] } };

export function undoBy(locks: readonly Lock[], statements: readonly string[]): Undo {
  return { kind: "run", run: briefRun(locks, statements) };
}

function briefRun(locks: readonly Lock[], statements: readonly string[]): Run {
  const tables = locks.filter((lock) => lock.relation.startsWith("table:") && !weak.has(lock.mode));
  const mode = tables.map((lock) => lock.mode).sort((left, right) => lockStrength(right) - lockStrength(left))[0] ?? null;
  const views = tables.length === 0 ? [] : locks.filter((lock) => lock.relation.startsWith("view:"));
  return {
    kind: "transaction",
    lock_mode: mode,
    lock_tables: [...views, ...tables].map((lock) => lock.relation.slice(lock.relation.indexOf(":") + 1)),
    statements,
  };
}

function complete(common: Common, rest: Pick<Draft, "run" | "locks" | "brief" | "blocks" | "undo">): Draft {
  return {
    id: `${common.phase} ${common.kind} ${common.object}`,
    phase: common.phase,
    kind: common.kind,
    object: common.object,
    what: common.what,
    run: rest.run,
    locks: rest.locks,
    blocks: rest.blocks,
    brief: rest.brief,
    hazards: common.hazards ?? [],
    probe: common.probe ?? null,
    verify: common.verify ?? null,
    undo: rest.undo,
    requires: common.requires ?? [],
    provides: common.provides ?? [],
    uses: common.uses ?? [],
    removes: common.removes ?? [],
  };
}

const weak = new Set<LockMode>(["ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE"]);

function blocksOf(locks: readonly Lock[]): Blocks {
  const strongest = Math.max(0, ...locks.map((lock) => lockStrength(lock.mode)));
  return strongest === lockStrength("ACCESS EXCLUSIVE") ? "everything" : strongest >= lockStrength("SHARE") ? "writes" : "nothing";
}

/** Drafts in sequence: each requires the one before. */
export function inSequence(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, index) => {
    const former = drafts[index - 1];
    return former === undefined ? draft : { ...draft, requires: [...draft.requires, former.id] };
  });
}

export const phaseOrder: readonly Phase[] = ["check", "expand", "backfill", "validate", "switch", "contract"];

export function withHazards(draft: Draft, hazards: readonly Hazard[]): Draft {
  return { ...draft, hazards: [...draft.hazards, ...hazards] };
}
