import { allHeirsOf } from "./heirs-of.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import type { Address, CatalogObject, ConstraintObject } from "../types/catalog.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

/**
 * Constraints of heirs and partitions that have the name of one above them. They come first: a check that is not validated lets no valid one in below it, and
 * what a foreign key leaves on partitions takes the name if it is free.
 */
export function namedBelow(catalog: Objects, constraint: ConstraintObject): readonly Address[] {
  if (constraint.type !== "check" && constraint.type !== "foreign") return [];
  return allHeirsOf(catalog, `table:${qualifiedName(constraint.schema, constraint.table)}`).flatMap((heir) => {
    const found = catalog.get(`constraint:${qualifiedName(heir.schema, heir.name)}.${quoteIdent(constraint.name)}`);
    return found?.kind === "constraint" && found.type !== "foreign" ? [found.address] : [];
  });
}

/** Keys that a foreign key may refer to through a partition: those of the tables above it. */
export function keysAbove(catalog: Objects, keys: (table: Address) => readonly Address[], constraint: ConstraintObject): readonly Address[] {
  const found: Address[] = [];
  let table = constraint.type === "foreign" ? catalog.get(constraint.references?.table ?? "") : undefined;
  while (table?.kind === "table" && table.partition_of !== null) {
    found.push(...keys(table.partition_of.parent));
    table = catalog.get(table.partition_of.parent);
  }
  return found;
}
