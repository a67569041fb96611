import type { Address, CatalogObject } from "../../types/catalog.ts";
import { needsOf } from "../../catalog/needs-of.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

const known = new WeakMap<Objects, ReadonlyMap<Address, readonly CatalogObject[]>>();

/** Who needs an address; members of extensions need nobody of ours. */
export function reverseNeeds(catalog: Objects): ReadonlyMap<Address, readonly CatalogObject[]> {
  const made = known.get(catalog);
  if (made !== undefined) return made;
  const found = new Map<Address, CatalogObject[]>();
  for (const object of catalog.values()) {
    if (object.extension !== null) continue;
    for (const need of needsOf(object)) {
      const others = found.get(need);
      if (others === undefined) found.set(need, [object]);
      else others.push(object);
    }
  }
  known.set(catalog, found);
  return found;
}
