import type { Catalog, CatalogObject } from "../types/catalog.ts";
import { byAddress } from "./by-address.ts";
import { bornNotNull, requiredAbove, said } from "./not-null-name.ts";

/**
 * The same catalog, with the name said of each NOT NULL (18) that nobody named and whose name another table's has, as tables made `like` others have it: made after
 * that one, it would be given a number behind.
 */
export function withTakenNotNulls(catalog: Catalog): Catalog {
  const taken = new Set(
    catalog.objects.flatMap((object) => (object.kind === "column" && object.not_null_as?.name != null ? [key(object.schema, object.not_null_as.name)] : [])),
  );
  if (taken.size === 0) return catalog;
  const known = byAddress(catalog);
  const named = (object: CatalogObject): CatalogObject => {
    if (object.kind !== "column" || !object.not_null || object.not_null_as?.name != null) return object;
    const name = bornNotNull(object.table, object.name);
    return taken.has(key(object.schema, name)) && requiredAbove(known, object) === null ? said(object, name) : object;
  };
  return { ...catalog, objects: catalog.objects.map(named) };
}

function key(schema: string, name: string): string {
  return `${schema}\n${name}`;
}
