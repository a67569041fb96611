import type { Address, CatalogObject, TableObject } from "../types/catalog.ts";

/** Tables above a partition, the nearest first. */
export function ancestorsOf(catalog: ReadonlyMap<Address, CatalogObject>, table: TableObject): readonly TableObject[] {
  const parent = catalog.get(table.partition_of?.parent ?? "");
  return parent?.kind === "table" ? [parent, ...ancestorsOf(catalog, parent)] : [];
}
