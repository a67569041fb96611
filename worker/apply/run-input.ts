/** What a run is given: the approved steps with their ledger rows, the base it was planned for, and the policy. Border of the worker: checked by zod. */
import { z } from "zod";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Step } from "../../plv8/src/types/plan.ts";
import { DEFAULT_POLICY } from "./policy.ts";
import type { StepPolicy } from "./policy.ts";
import type { BatchStart, Work } from "./step-host.ts";

const Key = z.array(z.string());

const RunInputRow = z.object({
  run: z.uuid(),
  plan: z.string(),
  project: z.string(),
  direction: z.enum(["forward", "complete", "rollback"]),
  state: z.string(),
  owner: z.string(),
  schemas: z.array(z.string()),
  environment: z.string().nullish(),
  base_addresses: z.array(z.string()),
  base_fingerprint: z.string(),
  base_catalog: z.custom<Catalog>((value) => typeof value === "object" && value !== null),
  /** Read back after the plan's last whole run; null before one, and after one that ended half-way. */
  standing: z.custom<Catalog>((value) => typeof value === "object" && value !== null).nullish(),
  policy: z.object({ lock_budget_ms: z.number(), batch_target_ms: z.number(), batch_max_rows: z.number() }).partial().nullish(),
  steps: z.array(
    z.object({
      ordinal: z.number().int(),
      body: z.string(),
      state: z.string().nullish(),
      cursor: Key.nullish(),
      high_water: Key.nullish(),
    }),
  ),
});

export type RunInput = z.infer<typeof RunInputRow>;

export const readRunInput = (value: unknown): RunInput => RunInputRow.parse(value);

/** Steps still to be done or undone, as planned. */
export const openSteps = (input: RunInput): readonly Step[] =>
  input.steps.filter((step) => step.state !== "done" && step.state !== "undone" && step.state !== "skipped").map((step) => JSON.parse(step.body) as Step);

/** The same in the order of the run: as planned, or their undos in reverse. */
export const workOf = (input: RunInput): readonly Work[] => {
  const steps = [...openSteps(input)];
  return input.direction === "rollback" ? steps.reverse().flatMap((step) => undoWork(step) ?? []) : steps.map(workOfStep);
};

/** The step itself. */
export const workOfStep = (step: Step): Work => ({
  ordinal: step.ordinal,
  what: step.what,
  object: step.object,
  run: step.run,
  text: JSON.stringify(step.run),
  brief: step.brief,
  blocks: step.blocks,
  probe: step.probe,
  verify: step.verify,
  tables: tablesOf(step),
});

/** An address names a table as SQL does. */
const tablesOf = (step: Step): readonly string[] =>
  step.locks.flatMap((lock) => (lock.relation.startsWith("table:") ? [lock.relation.slice("table:".length)] : []));

/** The way back. Null: nothing to do (`inert`); a step that `cannot` be undone has been refused before a run began. */
export const undoWork = (step: Step): Work | null => {
  if (step.undo.kind === "inert") return null;
  if (step.undo.kind === "cannot") throw new Error(`step ${String(step.ordinal)} (${step.what}) has no way back: ${step.undo.reason}`);
  const { run } = step.undo;
  return {
    ordinal: step.ordinal,
    what: `undo: ${step.what}`,
    object: step.object,
    run,
    text: JSON.stringify(run),
    brief: step.brief,
    blocks: run.kind === "transaction" && run.lock_tables.length > 0 ? "everything" : step.blocks,
    probe: undoneProbe(step),
    verify: null,
    tables: tablesOf(step),
  };
};

/** A concurrent build that failed may have left an invalid index, or nothing: then its undo has its effect already. */
const undoneProbe = (step: Step): string | null => {
  if (step.run.kind !== "concurrent" || step.probe === null) return null;
  const leftover = step.run.leftover === null ? "" : ` and not coalesce((${step.run.leftover}), false)`;
  return `select not coalesce((${step.probe}), false)${leftover}`;
};

export const batchStartOf = (input: RunInput, ordinal: number): BatchStart => {
  const step = input.steps.find((candidate) => candidate.ordinal === ordinal);
  if (step?.high_water === null || step?.high_water === undefined) return null;
  return { cursor: step.cursor ?? null, high_water: step.high_water };
};

export const policyOf = (input: RunInput, lock_wait_cap_ms: number): StepPolicy => ({
  ...DEFAULT_POLICY,
  lock_wait_cap_ms,
  ...definedOnly(input.policy ?? {}),
});

const definedOnly = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined && item !== null)) as { [K in keyof T]: Exclude<T[K], undefined> };
