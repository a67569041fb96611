import type { Issue } from "../../types/issue.ts";
import type { PlanContext } from "../plan-context.ts";
import { madeAgainViews } from "../recipes/views.ts";
import type { SyncGroup } from "../sync-group.ts";
import { refusal } from "./refusal.ts";

/** A materialized view that reads a view which is dropped and made again stands in its way. */
export function refuseViews(context: PlanContext, groups: readonly SyncGroup[]): readonly Issue[] {
  const made = madeAgainViews(context, groups);
  return [...context.base.values()].flatMap((object) => {
    const view = object.kind === "materialized_view" ? object.depends_on.find((need) => made.has(need)) : undefined;
    return view === undefined
      ? []
      : [
          refusal(
            "materialized-view",
            object.address,
            `${object.address.replace(":", " ")} reads ${view.replace(":", " ")}, which is dropped and made again, there or on a rollback: it would be filled again while everybody waits`,
            `Drop ${object.name} in a plan of its own, change the view, then make it again; or make the new view under another name.`,
          ),
        ];
  });
}
