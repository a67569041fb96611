import type { Address, CatalogObject, TableObject } from "../types/catalog.ts";
import { grouped } from "./grouped.ts";

/** Partitions and children of a table, not theirs. */
export const heirsOf = grouped<TableObject>((table, add) => {
  if (table.kind === "table") for (const parent of parentsIn(table)) add(parent, table);
});

/** Partitions and children of a table, and theirs, each before its own; by two ways up, twice. */
export function allHeirsOf(catalog: ReadonlyMap<Address, CatalogObject>, table: Address): readonly TableObject[] {
  return heirsOf(catalog, table).flatMap((heir) => [heir, ...allHeirsOf(catalog, heir.address)]);
}

/** The table that it is a partition of, else those that it inherits from. */
export function parentsIn(table: TableObject): readonly Address[] {
  return table.partition_of === null ? table.inherits : [table.partition_of.parent];
}
