import type { Address, CatalogObject } from "../types/catalog.ts";
import { apartFromParent, partitionedAbove } from "../render/read-foreign-table.ts";

/** The table that it is a partition of, a foreign one too, and its bound as ATTACH says it; null where it is none. */
export function placeOf(object: CatalogObject): { readonly parent: Address; readonly bound: string } | null {
  if (object.kind === "table") return object.partition_of;
  if (object.kind !== "foreign_table") return null;
  const parent = partitionedAbove(object);
  const name = object.address.slice("foreign_table:".length);
  const bound = (apartFromParent(object)?.attach ?? "").split(` ATTACH PARTITION ${name} `, 2)[1];
  return parent === null || bound === undefined ? null : { parent, bound };
}

/** Is a foreign table a partition of another table, or by another bound, than before? */
export function movesForeign(before: CatalogObject, after: CatalogObject): boolean {
  if (before.kind !== "foreign_table" || after.kind !== "foreign_table") return false;
  const [left, joined] = [placeOf(before), placeOf(after)];
  return left?.parent !== joined?.parent || left?.bound !== joined?.bound;
}
