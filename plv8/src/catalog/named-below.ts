import { heirsOf } from "./heirs-of.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import type { Address, CatalogObject, ConstraintObject } from "../types/catalog.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

/**
 * Constraints of heirs and partitions that have the name of one above them. They come first: a check that is not validated lets no valid one in below it, and
 * what a foreign key leaves on partitions takes the name if it is free.
 */
export function namedBelow(catalog: Objects, constraint: ConstraintObject): readonly Address[] {
  if (constraint.type !== "check" && constraint.type !== "foreign") return [];
  const below = (table: Address): readonly Address[] =>
    heirsOf(catalog, table).flatMap((heir) => [`constraint:${qualifiedName(heir.schema, heir.name)}.${quoteIdent(constraint.name)}`, ...below(heir.address)]);
  return below(`table:${qualifiedName(constraint.schema, constraint.table)}`).filter((address) => {
    const found = catalog.get(address);
    return found?.kind === "constraint" && found.type !== "foreign";
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
