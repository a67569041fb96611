import type { Address, MaterializedViewObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { isOfView } from "../../render/alter/column.ts";
import type { PlanContext } from "../plan-context.ts";
import { boundViews } from "../recipes/exchange-columns.ts";
import { formerAddresses, laterAddresses } from "../recipes/former-addresses.ts";
import { goesAside, leavingReaders } from "../recipes/readers.ts";
import type { SyncGroup } from "../sync-group.ts";
import { refusal } from "./refusal.ts";

/** What reads columns whose names are exchanged, and can't be made again in a moment. */
export function refuseReaders(context: PlanContext, group: SyncGroup): readonly Issue[] {
  const made = [...boundViews(context, group), ...leavingReaders(context, group)].map((object) => object.address);
  return [...refuseOver(context, group, made), ...refuseFilled(context, group, made), ...refuseFilledLate(context, group)];
}

function refuseFilled(context: PlanContext, group: SyncGroup, made: readonly Address[]): readonly Issue[] {
  const read = new Set([...formerAddresses(context, group), ...made]);
  return [...context.base.values()].flatMap((view) =>
    view.kind !== "materialized_view" || !view.depends_on.some((need) => read.has(need))
      ? []
      : [
          refusal(
            "materialized-view",
            view.address,
            `${view.schema}.${view.name} reads ${group.former.map((each) => `${group.table.name}.${each.column.name}`).join(", ")}, which becomes another column: it would be filled again while everybody waits`,
            `Drop ${view.name} in a plan of its own, change the column, then make it again.`,
          ),
        ],
  );
}

/** What needs a view that is made again over the new column, and is no view itself, stands in its way; so does what would be bound to the former one in the archive. */
function refuseOver(context: PlanContext, group: SyncGroup, views: readonly Address[]): readonly Issue[] {
  const [made, names] = [new Set(views), group.former.map((each) => `${group.table.name}.${each.column.name}`).join(", ")];
  const former = formerAddresses(context, group);
  return [...context.base.values()].flatMap((object) => {
    if (made.has(object.address) || object.kind === "materialized_view" || object.kind === "trigger" || (object.kind === "column" && isOfView(object)))
      return [];
    if ((object.kind === "policy" || object.kind === "rule") && goesAside(context, object) && object.depends_on.some((need) => former.has(need)))
      return [
        refusal(
          "made-again",
          object.address,
          `${object.address.replace(":", " ")} goes to the archive with its table and reads ${names}, which becomes another column`,
          `Drop ${object.name} in a version of its own, then change the column.`,
        ),
      ];
    const view = object.depends_on.find((need) => made.has(need));
    return view === undefined
      ? []
      : [
          refusal(
            "made-again",
            object.address,
            `${object.address.replace(":", " ")} needs ${view.replace(":", " ")}, which is made again because ${names} becomes another column`,
            `Drop ${object.name} in a version of its own, change the column, then make it again.`,
          ),
        ];
  });
}

/** A new materialized view over the new column, or over views of it, could be filled only when names are exchanged. */
function refuseFilledLate(context: PlanContext, group: SyncGroup): readonly Issue[] {
  const names = group.later.map((each) => `${group.table.name}.${each.column.name}`).join(", ");
  return filledOver(context.after, laterAddresses(context, group))
    .filter((view) => !context.base.has(view.address))
    .map((view) =>
      refusal(
        "materialized-view",
        view.address,
        `${view.schema}.${view.name} reads ${names}, which becomes another column: it could be filled only when that has its name`,
        `Change the column first, then make ${view.name} in a version of its own.`,
      ),
    );
}

/** Materialized views over columns, or over views of them. */
function filledOver(catalog: PlanContext["after"], columns: readonly Address[]): readonly MaterializedViewObject[] {
  const read = new Set(columns);
  for (let before = -1; before < read.size;) {
    before = read.size;
    for (const object of catalog.values())
      if ((object.kind === "view" || object.kind === "function") && object.depends_on.some((need) => read.has(need))) read.add(object.address);
  }
  return [...catalog.values()].flatMap((object) => (object.kind === "materialized_view" && object.depends_on.some((need) => read.has(need)) ? [object] : []));
}
