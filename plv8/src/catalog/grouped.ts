import type { Address, CatalogObject } from "../types/catalog.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

/**
 * What a catalog has under a key, in the catalog's order: looked up in lists that are made once for each catalog, by the first who asks.
 *
 * @example const indexesOf = grouped<IndexObject>((object, add) => { if (object.kind === "index") add(object.table, object); });
 */
export function grouped<Part>(
  give: (object: CatalogObject, add: (key: string, part: Part) => void, catalog: Objects) => void,
): (catalog: Objects, key: string) => readonly Part[] {
  const known = new WeakMap<Objects, ReadonlyMap<string, readonly Part[]>>();
  return (catalog, key) => {
    let found = known.get(catalog);
    if (found === undefined) {
      const made = new Map<string, Part[]>();
      const add = (under: string, part: Part): void => {
        const parts = made.get(under);
        if (parts === undefined) made.set(under, [part]);
        else parts.push(part);
      };
      for (const object of catalog.values()) give(object, add, catalog);
      known.set(catalog, (found = made));
    }
    return found.get(key) ?? [];
  };
}
