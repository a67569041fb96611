import type { CatalogObject } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import { without } from "./not-null/families.ts";
import { childrenOf, type PlanContext } from "./plan-context.ts";
import type { SyncGroup } from "./sync-group.ts";
import { touchesColumns } from "./touches.ts";

/**
 * Changes as the recipes need them: a renamed column that stands twice carries nothing along by itself, so triggers and policies over the former
 * one are made again over the new one, also where their text differs in nothing but the name.
 */
export function reboundChanges(context: PlanContext, groups: readonly SyncGroup[]): readonly Change[] {
  const bound = new Map<CatalogObject, Extract<Change, { readonly kind: "alter" }>>();
  for (const group of groups.filter((each) => !each.exchange)) {
    const names = group.former.map((each) => each.column.name);
    for (const before of childrenOf(context.base, group.table)) {
      if ((before.kind !== "trigger" && before.kind !== "policy") || !touchesColumns(before, names)) continue;
      const renamed = context.changes.find((change) => change.kind === "rename" && change.before.address === before.address);
      const after = renamed?.kind === "rename" ? renamed.after : context.after.get(before.address);
      if (after?.kind === before.kind)
        bound.set(before, {
          kind: "alter",
          address: after.address,
          before,
          after,
          properties: before.kind === "trigger" ? ["definition"] : ["using", "check"],
        });
    }
  }
  const handled = new Set([...bound.keys()].map((object) => object.address));
  const told = new Set(groups.flatMap((group) => (group.exchange ? toldByExchange(context, group) : [])));
  const kept = context.changes
    .filter((change) => !((change.kind === "rename" || change.kind === "alter") && handled.has(change.before.address)))
    .flatMap((change) => (change.kind === "alter" && told.has(change.address) ? without(change, ["using", "check"]) : [change]));
  const extra = [...bound.values()].map((change) => {
    const former = context.changes.find((each) => (each.kind === "alter" || each.kind === "rename") && each.before.address === change.before.address);
    return former?.kind === "alter" || former?.kind === "rename"
      ? { ...change, properties: [...new Set([...change.properties, ...former.properties])].filter((name) => name !== "comment") }
      : change;
  });
  return [...kept, ...extra];
}

/** Policies of the table over columns that take another type: the exchange says them anew, on the way back too. */
function toldByExchange(context: PlanContext, { table, former, later }: SyncGroup): readonly string[] {
  const names = [...former, ...later].map(({ column }) => column.name);
  return childrenOf(context.base, table).flatMap((before) => {
    const after = context.after.get(before.address);
    return before.kind === "policy" && after?.kind === "policy" && touchesColumns(before, names) && touchesColumns(after, names) ? [before.address] : [];
  });
}
