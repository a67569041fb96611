import type { Address, CatalogObject, TableObject } from "../types/catalog.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

const known = new WeakMap<Objects, ReadonlyMap<Address, readonly TableObject[]>>();

/** Partitions and children of a table, not theirs; found once for each catalog. */
export function heirsOf(catalog: Objects, parent: Address): readonly TableObject[] {
  let found = known.get(catalog);
  if (found === undefined) {
    const made = new Map<Address, TableObject[]>();
    for (const table of catalog.values()) {
      if (table.kind !== "table") continue;
      for (const address of table.partition_of === null ? table.inherits : [table.partition_of.parent]) {
        const heirs = made.get(address);
        if (heirs === undefined) made.set(address, [table]);
        else heirs.push(table);
      }
    }
    known.set(catalog, (found = made));
  }
  return found.get(parent) ?? [];
}
