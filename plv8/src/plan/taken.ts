import type { CatalogObject } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import { tableAddressOf } from "./dependency-order.ts";
import { childrenOf, tableAddress, type PlanContext } from "./plan-context.ts";
import { comesWithItsView, isPartOfOther } from "./recipes/defined-objects.ts";
import type { SyncGroup } from "./sync-group.ts";
import { touchesColumns } from "./touches.ts";

/** Keys of changes that the groups' recipes see to: their columns, and keys, checks and indexes over them. */
export function takenByGroups(context: PlanContext, groups: readonly SyncGroup[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const group of groups) {
    const former = group.former.map((each) => each.column.name);
    const later = group.later.map((each) => each.column.name);
    const gone = new Set<CatalogObject>([...group.former.map((each) => each.column), ...keysOver(context.base, group, former)]);
    const made = new Set<string>([...group.later.map((each) => each.column.address), ...keysOver(context.after, group, later).map((object) => object.address)]);
    for (const { key, after } of group.referrers)
      for (const address of [key.address, after?.address ?? key.address])
        for (const kind of ["create", "drop", "alter", "rename"]) taken.add(`${kind} ${address}`);
    const goneAddresses = new Set([...gone].map((object) => object.address));
    for (const change of context.changes) {
      if (change.kind === "drop" ? goneAddresses.has(change.address) : made.has(change.address)) taken.add(`${change.kind} ${change.address}`);
    }
  }
  return taken;
}

function keysOver(catalog: PlanContext["after"], group: SyncGroup, columns: readonly string[]): readonly CatalogObject[] {
  return childrenOf(catalog, group.table).filter((child) => (child.kind === "constraint" || child.kind === "index") && touchesColumns(child, columns));
}

/** Parts of new tables come with them, parts of leaving tables and columns go with them, views have a recipe of their own. */
export function standsAlone(context: PlanContext, change: Change): boolean {
  const object = change.kind === "drop" ? change.before : change.after;
  if (object.kind === "view") return change.kind !== "create" && change.kind !== "alter";
  if (change.kind === "drop" && object.kind === "sequence" && object.owned_by !== null && !context.after.has(tableAddressOf(object.owned_by))) return false;
  if (object.kind === "privileges") return change.kind !== "drop" || object.member_of === null || context.after.has(object.member_of);
  if (!("table" in object)) return change.kind !== "create";
  if (comesWithItsView(context, object)) return false;
  if (isPartOfOther(context, object)) return change.kind !== "create" || object.kind === "column" || object.kind === "index";
  const table = tableAddress(object.schema, object.table);
  if (change.kind === "create") return context.base.has(table);
  if (change.kind !== "drop") return true;
  if (!context.after.has(table)) return false;
  return !(object.kind === "constraint" || object.kind === "index") || !goesWithColumn(context, object);
}

/** Its column's own drop takes it along. */
function goesWithColumn(context: PlanContext, object: Extract<CatalogObject, { readonly kind: "constraint" | "index" }>): boolean {
  const leaving = context.changes.flatMap((change) =>
    change.kind === "drop" && change.before.kind === "column" && change.before.schema === object.schema && change.before.table === object.table
      ? [change.before.name]
      : [],
  );
  return touchesColumns(object, leaving);
}
