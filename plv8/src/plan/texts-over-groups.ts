import { compareCodePoints } from "../catalog/compare-code-points.ts";
import type { Change } from "../types/change.ts";
import type { PlanContext } from "./plan-context.ts";
import type { SyncGroup } from "./sync-group.ts";

/**
 * The changes, with those of views, rules and bodies that read a renamed column and differ in nothing but its name: a column that stands twice for a
 * while carries none of them along.
 */
export function withTextsOver(context: PlanContext, groups: readonly SyncGroup[]): readonly Change[] {
  const former = new Set(groups.filter((group) => !group.exchange).flatMap((group) => group.former.map((each) => each.column.address)));
  if (former.size === 0) return context.changes;
  const told = new Set(context.changes.flatMap((change) => (change.kind === "create" ? [] : [change.before.address])));
  const more = [...context.base.values()].flatMap((before): readonly Change[] => {
    const after = context.after.get(before.address);
    if ("table" in before || told.has(before.address) || after === undefined || !before.depends_on.some((need) => former.has(need))) return [];
    return textOf(before) === textOf(after) ? [] : [{ kind: "alter", address: before.address, before, after, properties: ["definition"] }];
  });
  return [...context.changes, ...more].sort((left, right) => compareCodePoints(left.address, right.address) || compareCodePoints(left.kind, right.kind));
}

function textOf(object: object): unknown {
  return "definition" in object ? object.definition : null;
}
