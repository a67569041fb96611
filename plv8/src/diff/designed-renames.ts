import type { Address, Catalog } from "../types/catalog.ts";
import type { Design } from "../types/design.ts";
import { partsOf } from "./moves.ts";
import type { Rename } from "./rename-map.ts";

/** Equal ids at different addresses are renames. What has no id of its own is known by its address. */
export function designedRenames(applied: Design, declared: Design): readonly Rename[] {
  if (declared.ids.length === 0) return [];
  const [known, standing] = [addressesIn(applied.catalog), addressesIn(declared.catalog)];
  const told = new Set(applied.ids.map((entry) => entry.id));
  const former = new Map(applied.ids.map(({ id, address }) => [id, address]));
  return declared.ids.flatMap(({ id, address: to }) => {
    const from = former.get(id) ?? (told.has(id) || !isNamedByAddress(id) ? undefined : id);
    return from === undefined || from === to || !known.has(from) || !standing.has(to) ? [] : [{ from, to }];
  });
}

/** Of tables and columns every one has an id. */
function isNamedByAddress(id: string): boolean {
  return /^[a-z_]+:/u.test(id) && !/^(?:table|column):/u.test(id);
}

function addressesIn(catalog: Catalog): ReadonlySet<Address> {
  return new Set(catalog.objects.flatMap((object) => [object.address, ...partsOf(object).map((part) => part.address)]));
}
