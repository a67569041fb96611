import type { Address, CatalogObject } from "../../types/catalog.ts";
import type { PlanContext } from "../plan-context.ts";

/** The object for whose sake a dropped one stays away: itself, or what it needs and leaves too, where no statement known here makes that. */
export function neverBack(context: PlanContext, object: CatalogObject, seen = new Set<Address>()): CatalogObject | null {
  if (seen.has(object.address) || context.after.has(object.address)) return null;
  seen.add(object.address);
  if ("definition" in object && object.definition === null && object.extension === null) return object;
  for (const need of object.depends_on) {
    const needed = context.base.get(need);
    const lost = needed === undefined ? null : neverBack(context, needed, seen);
    if (lost !== null) return lost;
  }
  return null;
}
