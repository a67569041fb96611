import type { TableObject, TriggerObject } from "../../types/catalog.ts";
import { hazard } from "../../hazards/hazard.ts";
import { createTrigger, dropTrigger, enableTrigger, updateColumns, withUpdateColumns } from "../../render/alter-trigger.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { columnsOf, type PlanContext } from "../plan-context.ts";
import { exclusive, queue, type Holder } from "./not-null.ts";

/**
 * Another definition of a trigger. Where it is about other columns than before, it is about both until the plan is completed: the former release
 * writes the former columns, and what our own trigger assigns does not fire `update of` triggers, so a history would miss those changes.
 */
export function replaceTriggerDrafts(
  context: PlanContext,
  table: TableObject,
  before: TriggerObject,
  after: TriggerObject,
  definition: boolean,
): readonly Draft[] {
  if (!definition) return [triggerStateDraft(table, before, after)];
  const both = aboutBoth(context, table, before, after);
  const swap = (from: TriggerObject, to: TriggerObject): readonly string[] => [dropTrigger(from), ...createTrigger(to)];
  if (both === null) return [replaceDraft(table, "switch", "replace_trigger", before, after, swap(before, after), swap(after, before))];
  return [
    replaceDraft(table, "switch", "replace_trigger", before, both, swap(before, both), swap(both, before)),
    replaceDraft(table, "contract", "settle_trigger", both, after, swap(both, after), swap(after, both)),
  ];
}

/** The later trigger, about the former one's columns too as far as they still stand under their names; null when that adds nothing. */
function aboutBoth(context: PlanContext, table: TableObject, before: TriggerObject, after: TriggerObject): TriggerObject | null {
  const [former, later] = [updateColumns(before.definition), updateColumns(after.definition)];
  if (later.length === 0) return null;
  const staying = new Set(columnsOf(context.after, table).map((column) => column.name));
  const leaving = columnsOf(context.base, table)
    .map((column) => column.name)
    .filter((name) => !staying.has(name) && former.includes(name) && !later.includes(name));
  return leaving.length === 0 ? null : { ...after, definition: withUpdateColumns(after.definition, [...later, ...leaving]) };
}

/** It fires at other times, or not at all. */
export function triggerStateDraft(table: Holder, before: TriggerObject, after: TriggerObject): Draft {
  const state = (to: TriggerObject): readonly string[] => [enableTrigger({ ...after, enabled: to.enabled })];
  return replaceDraft(table, "switch", "replace_trigger", before, after, state(after), state(before));
}

function replaceDraft(
  table: Holder,
  phase: "switch" | "contract",
  kind: string,
  _before: TriggerObject,
  after: TriggerObject,
  forward: readonly string[],
  back: readonly string[],
): Draft {
  return transactionDraft({
    phase,
    kind,
    object: after.address,
    what: `replace trigger ${after.name} of ${table.name}${kind === "settle_trigger" ? ": without the columns that leave" : ""}`,
    uses: after.depends_on,
    locks: exclusive(table),
    statements: forward,
    undo: undoBy(exclusive(table), back),
    hazards: [queue(table), hazard("behaviour_changes", `writes to ${table.name} fire the new ${after.name}`)],
  });
}
