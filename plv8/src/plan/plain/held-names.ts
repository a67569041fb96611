import type { Address, CatalogObject } from "../../types/catalog.ts";
import { namesHeld, namesTaken } from "../../catalog/names-held.ts";
import { qualifiedName } from "../../render/names.ts";
import { answeringAlike } from "../answers-alike.ts";
import { tableAddressOf } from "../dependency-order.ts";
import { childrenOf } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";

/**
 * Dropped objects whose own names, or whose indexes', counters' or row types' names, something takes that comes, and functions whose calls another answers that
 * comes: they can't wait until the end. With what belongs to them.
 */
export function inTheWayOfComing(context: PlainContext, late: ReadonlySet<Address>): readonly Address[] {
  if (late.size === 0) return [];
  const alike = [...late].filter((address) => {
    const object = context.base.get(address);
    return object?.kind === "function" && answeringAlike(context.changes, object).length > 0;
  });
  const coming = new Set(
    context.changes.flatMap((change) => (change.kind === "create" || (change.kind === "rename" && !("table" in change.after)) ? namesTaken(change.after) : [])),
  );
  if (coming.size === 0) return alike;
  const wholes = [...late].map((address) => context.base.get(late.has(wholeOf(context, address)) ? wholeOf(context, address) : address));
  const holding = new Set(
    wholes.flatMap((object) => {
      if (object === undefined) return [];
      const parts = object.kind === "table" ? [...childrenOf(context.base, object), ...countersOf(context, object.address)] : [];
      return [object, ...parts].some((each) => namesHeld(each).some((name) => coming.has(name))) ? [object.address] : [];
    }),
  );
  return [...alike, ...[...late].filter((address) => holding.has(address) || holding.has(wholeOf(context, address)))];
}

/** The table that leaves with all its parts; what is no part of one: itself. */
function wholeOf(context: PlainContext, address: Address): Address {
  const object = context.base.get(address);
  if (object?.kind === "sequence" && object.owned_by !== null) return tableAddressOf(object.owned_by);
  return object !== undefined && "table" in object ? `table:${qualifiedName(object.schema, object.table)}` : address;
}

function countersOf(context: PlainContext, table: Address): readonly CatalogObject[] {
  return [...context.base.values()].filter((object) => object.kind === "sequence" && object.owned_by !== null && tableAddressOf(object.owned_by) === table);
}
