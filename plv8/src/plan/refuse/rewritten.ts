import type { Issue } from "../../types/issue.ts";
import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { isRechecked } from "../rechecked.ts";
import { refusal } from "./refusal.ts";

/**
 * `forward` reads the column that it is for, which stays as it is, while a check over it becomes another: a choice that loses a value. Until the plan is
 * completed the former release writes that value under the same name, and nothing tells its writes from the new one's.
 */
export function refuseRewritten(context: PlanContext, groups: readonly SyncGroup[]): readonly Issue[] {
  return context.evolve.flatMap((rule) => {
    const column = context.base.get(rule.column);
    if (column?.kind !== "column" || rule.forward === null || mentionedColumns(rule.forward, [column.name]).length === 0) return [];
    if (
      groups.some((group) => group.later.some((each) => each.column.address === rule.column)) ||
      context.sizeOf(tableAddress(column.schema, column.table)) === "empty"
    )
      return [];
    if (!isRechecked(context, column)) return [];
    return [
      refusal(
        "rewritten-values",
        rule.column,
        `forward of ${column.table}.${column.name} gives its rows other values under the same name: the former release would go on writing those that leave`,
        `Add an attribute of another name with forward: "${rule.forward}" and a back, complete, then rename it; or let no application write those values any more, update the rows, take forward away and plan again.`,
      ),
    ];
  });
}
