import type { Catalog } from "../types/catalog.ts";
import { movedTexts, overloadsOf, withOverloads } from "./move-fields.ts";
import { movedNames, movedReference } from "./move-names.ts";
import type { Moves } from "./moves.ts";
import { namesOf } from "./names-under-moves.ts";

/**
 * Every object before, in its order, as it looks once the moves have happened and nothing else: Postgres carries columns, expressions and bodies that it has
 * read along; a body in quotes stays as it is.
 */
export function movedCatalog(before: Catalog, moves: Moves, after: Catalog | null = null): Catalog {
  if (moves.objects.size === 0 && moves.values.size === 0 && moves.attributes.size === 0) return before;
  const names = namesOf(before, moves);
  const moved = before.objects.map((object) => movedNames(object, names));
  const addresses = new Map(before.objects.map((object, at) => [object.address, moved[at]?.address ?? object.address]));
  const later = new Map((after?.objects ?? []).map((object) => [object.address, object]));
  return {
    ...before,
    objects: before.objects.map((object, at) => {
      const done = movedTexts(object, moved[at] ?? object, names, (address) => addresses.get(address) ?? movedReference(address, names));
      return withOverloads(done, later.get(done.address), overloadsOf(object, names));
    }),
  };
}
