import type { Address, Catalog, CatalogObject } from "../types/catalog.ts";
import type { Moves } from "../diff/moves.ts";
import { named } from "../render/rename-object.ts";
import { transitionName } from "./transition-name.ts";

/** What leaves and has a name that another takes is known by a name of its own. */
export function roomForMoves(before: Catalog, moves: Moves): { readonly moves: Moves; readonly inTheWay: ReadonlySet<Address> } {
  const taken = new Set([...moves.objects.values()].map((object) => object.address));
  const leaving = before.objects.filter((object) => taken.has(object.address) && !moves.objects.has(object.address));
  const aside = leaving.map((object): readonly [Address, CatalogObject] => [object.address, named(object, null, transitionName("old", object.name))]);
  return {
    moves: aside.length === 0 ? moves : { ...moves, objects: new Map([...moves.objects, ...aside]) },
    inTheWay: new Set(leaving.map((object) => object.address)),
  };
}
