import type { Address, Catalog, CatalogObject } from "../types/catalog.ts";
import { rebaseCatalog } from "./diff.ts";
import { inheritedRenames } from "./inherited-renames.ts";
import { movedBefore } from "./moved-before.ts";
import { byAddress } from "../catalog/by-address.ts";
import { renameMap, type Rename } from "./rename-map.ts";

/** Each object before, by the address that it has once the renames have happened; as it is where they match nothing. */
export function underRenames(before: Catalog, after: Catalog, renames: readonly Rename[]): ReadonlyMap<Address, CatalogObject> {
  if (renames.length === 0) return byAddress(before);
  const moved = movedBefore(before, after, inheritedRenames(before, after, renames));
  const map = moved.ok ? renameMap(moved.value.catalog, after, moved.value.renames) : moved;
  if (!moved.ok || !map.ok) return byAddress(before);
  return new Map(rebaseCatalog(moved.value.catalog, map.value).map(({ rebased }, at) => [rebased.address, before.objects[at] ?? rebased]));
}
