import type { Address, Catalog, CatalogObject } from "../types/catalog.ts";
import { rebaseCatalog, type Rebased } from "./diff.ts";
import { inheritedRenames } from "./inherited-renames.ts";
import { movedBefore } from "./moved-before.ts";
import { byAddress } from "../catalog/by-address.ts";
import { renameMap, type Rename } from "./rename-map.ts";

/** Each object before, by the address that it has once the renames have happened; as it is where they match nothing. */
export function underRenames(before: Catalog, after: Catalog, renames: readonly Rename[]): ReadonlyMap<Address, CatalogObject> {
  return renames.length === 0 ? byAddress(before) : new Map(rebasedUnder(before, after, renames).map(({ original, rebased }) => [rebased.address, original]));
}

/** The same with how each looks then. */
export function rebasedUnder(before: Catalog, after: Catalog, renames: readonly Rename[]): readonly Rebased[] {
  const same = before.objects.map((object) => ({ original: object, rebased: object }));
  if (renames.length === 0) return same;
  const moved = movedBefore(before, after, inheritedRenames(before, after, renames));
  const map = moved.ok ? renameMap(moved.value.catalog, after, moved.value.renames) : moved;
  if (!moved.ok || !map.ok) return same;
  return rebaseCatalog(moved.value.catalog, map.value).map(({ rebased }, at) => ({ original: before.objects[at] ?? rebased, rebased }));
}
