import { joinParents, leaveParents } from "../../render/alter/table.ts";
import type { Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { plainDraft } from "./plain-drafts.ts";

/** Partitions and children leave the parents that they have no longer. */
export function leavingParents(context: PlanContext): readonly Draft[] {
  return parents(context, leaveParents, joinParents);
}

/** They join those that they had not before. */
export function joiningParents(context: PlanContext): readonly Draft[] {
  return parents(context, joinParents, leaveParents);
}

function parents(context: PlanContext, forward: typeof leaveParents, back: typeof leaveParents): readonly Draft[] {
  return context.changes.flatMap((change): readonly Draft[] => {
    if (change.kind !== "alter" || change.before.kind !== "table" || change.after.kind !== "table") return [];
    const statements = forward(change.before, change.after);
    return statements.length === 0 ? [] : [plainDraft({ phase: "switch", kind: "alter_table", object: change.after, what: statements.join("; ").replace(/^alter table /u, ""), statements, back: back(change.after, change.before) })];
  });
}
