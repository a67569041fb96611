import type { Address, Catalog } from "../types/catalog.ts";
import type { Result } from "../types/issue.ts";
import { movedCatalog } from "./moved-catalog.ts";
import { isMove, movesOf, type Moves } from "./moves.ts";
import type { Rename } from "./rename-map.ts";

export type MovedBefore = {
  readonly moves: Moves;
  /** The former catalog under the moves alone, object by object. */
  readonly catalog: Catalog;
  /** Renames of tables and columns, by their names under the moves; those that have happened with their schema are left out. */
  readonly renames: readonly Rename[];
};

/** What stands before, once all renames but those of tables and columns have happened. `more`: moves that nobody asked for. */
export function movedBefore(
  before: Catalog,
  after: Catalog,
  renames: readonly Rename[],
  more: (moves: Moves) => Moves = (moves) => moves,
): Result<MovedBefore> {
  const rest = renames.filter((rename) => !isMove(rename));
  const found = movesOf(before, after, renames);
  if (!found.ok) return found;
  const moves = more(found.value);
  const catalog = movedCatalog(before, moves, after);
  if (catalog === before) return { ok: true, value: { moves, catalog, renames: rest }, warnings: [] };
  const now = new Map<Address, Address>(before.objects.map((object, at) => [object.address, catalog.objects[at]?.address ?? object.address]));
  const translated = rest.map(({ from, to }) => ({ from: now.get(from) ?? from, to })).filter(({ from, to }) => from !== to);
  return { ok: true, value: { moves, catalog, renames: translated }, warnings: [] };
}
