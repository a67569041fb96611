import type { Address, ConstraintObject, IndexObject } from "../types/catalog.ts";
import { childrenOf, type PlanContext } from "./plan-context.ts";
import type { SyncGroup } from "./sync-group.ts";
import { touchesColumns } from "./touches.ts";

/**
 * The groups, each with the keys, checks and indexes that are over its columns and over others of the table which change the other way (their name, or their
 * type under one name). They are made once, with the exchange.
 */
export function withSharedParts(context: PlanContext, groups: readonly SyncGroup[]): readonly SyncGroup[] {
  return groups.map((group) => {
    const others = groups.filter((each) => each.exchange !== group.exchange && each.table.address === group.table.address);
    const over = (catalog: PlanContext["base"], names: (each: SyncGroup) => readonly string[]): readonly Address[] =>
      childrenOf(catalog, group.table).flatMap((child) =>
        (child.kind === "constraint" || child.kind === "index") &&
        touchesColumns(child, names(group)) &&
        others.some((each) => touchesColumns(child, names(each)))
          ? [child.address]
          : [],
      );
    return others.length === 0
      ? group
      : {
          ...group,
          shared: new Set([
            ...over(context.base, (each) => each.former.map((former) => former.column.name)),
            ...over(context.after, (each) => each.later.map((later) => later.column.name)),
          ]),
        };
  });
}

/** Is a key, check or index one that the group makes, or takes away? `names`: the group's columns on that side. */
export function isMadeWith(group: SyncGroup, part: ConstraintObject | IndexObject, names: readonly string[]): boolean {
  if (group.carried.has(part.address)) return false;
  return group.shared.has(part.address) ? group.exchange : touchesColumns(part, names);
}
