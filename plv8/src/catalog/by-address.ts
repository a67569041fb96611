import type { Address, Catalog, CatalogObject } from "../types/catalog.ts";

const made = new WeakMap<Catalog["objects"], ReadonlyMap<Address, CatalogObject>>();

/** A catalog's objects by their addresses; made once for each list of objects. */
export function byAddress(catalog: Catalog): ReadonlyMap<Address, CatalogObject> {
  let map = made.get(catalog.objects);
  if (map === undefined) made.set(catalog.objects, (map = new Map(catalog.objects.map((object) => [object.address, object]))));
  return map;
}
