import type { Address, CatalogObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { compareCodePoints } from "../../catalog/compare-code-points.ts";
import type { PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { refusal } from "./refusal.ts";

/** Objects outside the model that need what the plan takes away or makes another. */
export function refuseUnmanaged(context: PlanContext, groups: readonly SyncGroup[]): readonly Issue[] {
  const touched = new Map<Address, string>();
  const formerOf = new Map(context.tableRenames.map(({ from, to }) => [to.address, from.address]));
  const liveName = (address: Address): Address => {
    for (const [to, from] of formerOf) {
      const [later, former] = [to.slice("table:".length), from.slice("table:".length)];
      if (address === to) return from;
      const at = address.indexOf(":") + 1;
      if (address.slice(at).startsWith(`${later}.`)) return `${address.slice(0, at)}${former}${address.slice(at + later.length)}`;
    }
    return address;
  };
  for (const change of context.changes) if (change.kind === "drop") touched.set(liveName(change.before.address), "drops");
  for (const group of groups) for (const each of group.former) touched.set(liveName(each.column.address), group.exchange ? "gives another type to" : "drops");
  for (const change of context.changes)
    if (change.kind === "alter" && change.before.kind === "view" && change.properties.some((name) => name === "definition" || name === "columns"))
      touched.set(change.address, "makes again");
  for (const change of context.changes)
    if (change.kind === "alter" && change.before.kind === "column" && change.properties.includes("type"))
      touched.set(liveName(change.before.address), "changes the type of");
  const managed = new Set([...context.base.keys()].map(liveName));
  return [...context.live.values()]
    .filter((object) => !managed.has(object.address) && object.extension === null)
    .flatMap((object) => dependents(object, touched));
}

function dependents(object: CatalogObject, touched: ReadonlyMap<Address, string>): readonly Issue[] {
  const needed = needsOf(object)
    .filter((address) => touched.has(address))
    .sort(compareCodePoints)[0];
  if (needed === undefined) return [];
  const name = object.address.replace(":", " ");
  return [
    refusal(
      "unmanaged-dependent",
      object.address,
      `H043 ${name} is not part of the model and needs ${needed.replace(":", " ")}, which the plan ${touched.get(needed) ?? "changes"}`,
      `Take ${name} into the model, or drop it by hand and make it again after the plan is completed.`,
    ),
  ];
}
