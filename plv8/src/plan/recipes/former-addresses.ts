import type { Address, PolicyObject, TableObject } from "../../types/catalog.ts";
import { compareCodePoints } from "../../catalog/compare-code-points.ts";
import { allPartitions } from "../partitions.ts";
import { columnAddress, tableAddress, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";

/** The columns of the former shape, and what partitions have of them. */
export function formerAddresses(context: PlanContext, group: SyncGroup): ReadonlySet<Address> {
  return new Set(familyOf(context, group).flatMap((table) => group.former.map((each) => columnAddress(table, each.column.name))));
}

/** The columns of the later shape, in the same way. */
export function laterAddresses(context: PlanContext, group: SyncGroup): readonly Address[] {
  return familyOf(context, group).flatMap((table) => group.later.map((each) => columnAddress(table, each.column.name)));
}

/** The table and its partitions. */
export function familyOf(context: PlanContext, group: SyncGroup): readonly TableObject[] {
  return [group.table, ...allPartitions(context, group.table)];
}

/** Policies of other tables whose conditions read the former columns, as they stand on both sides. */
export function policiesElsewhere(context: PlanContext, group: SyncGroup): readonly PolicyObject[] {
  const [former, own] = [formerAddresses(context, group), group.table.address];
  return [...context.base.values()]
    .filter(
      (object): object is PolicyObject =>
        object.kind === "policy" &&
        tableAddress(object.schema, object.table) !== own &&
        context.after.get(object.address)?.kind === "policy" &&
        object.depends_on.some((need) => former.has(need)),
    )
    .sort((left, right) => compareCodePoints(left.address, right.address));
}
