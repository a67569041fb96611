import type { Address, CatalogObject } from "../../types/catalog.ts";
import type { PlainContext } from "./plain-context.ts";
import { dependencyOrder } from "../dependency-order.ts";
import { apartBelow } from "../not-null/apart-below.ts";
import { setColumnDefault } from "../../render/alter-column.ts";
import { isItsFunction } from "../../render/base-type.ts";
import { qualifiedName } from "../../render/names.ts";
import { addWhole, createWhole, dropWhole, wholeAgain } from "./whole.ts";
import { isReplaceable, type MadeAgain } from "./made-again.ts";
import { neededBy } from "../../catalog/needed-by.ts";

/** The way back to an object that has no ALTER for it: dropped and made again as it was, with everything that stands on it at that moment of a rollback. */
export function remake(context: PlainContext, moved: MadeAgain, gone: CatalogObject, comes: CatalogObject): readonly string[] {
  const others = standing(context, moved, comes.address);
  const defaults = others.flatMap((object) => (object.kind === "column" && object.generated === null && object.default !== null ? [object] : []));
  const whole = dependencyOrder(
    others.filter((object) => isReplaceable(object) || (object.kind === "column" && object.generated !== null)),
    [...context.base.values()],
  );
  const table = (column: { readonly schema: string; readonly table: string }): string => qualifiedName(column.schema, column.table);
  return [
    ...defaults.map((column) => setColumnDefault(table(column), column.name, null)),
    ...[...whole]
      .filter((object) => !goesAlong(object, gone))
      .reverse()
      .flatMap(dropWhole),
    ...dropWhole(gone),
    ...(comes.kind === "column"
      ? addWhole(context.base, context.base, comes, apartBelow(context, context.base, comes)?.set)
      : wholeAgain(context.base, context.base, comes)),
    ...whole.flatMap((object) => (isPart(object, comes) ? [] : createWhole(context.base, context.base, object))),
    ...defaults.map((column) => setColumnDefault(table(column), column.name, column.default)),
  ];
}

/** A type and the functions that read and write its values fall together. */
function goesAlong(object: CatalogObject, gone: CatalogObject): boolean {
  return object.kind === "function" && gone.kind === "base_type" && isItsFunction(gone, object);
}

function isPart(object: CatalogObject, of: CatalogObject): boolean {
  return "table" in object && of.address.slice(of.address.indexOf(":") + 1) === qualifiedName(object.schema, object.table);
}

/** What needs it before the plan and neither left with the plan before nor was made again: it stands in its former shape. */
function standing(context: PlainContext, moved: MadeAgain, start: Address): readonly CatalogObject[] {
  const left = new Set(context.changes.flatMap((change) => (change.kind === "drop" && !moved.late.has(change.address) ? [change.address] : [])));
  const found = new Map<Address, CatalogObject>();
  const queue: Address[] = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const object of neededBy(context.base, next)) {
      if (object.extension !== null || found.has(object.address) || moved.again.has(object.address) || left.has(object.address) || object.address === start)
        continue;
      found.set(object.address, object);
      if (isReplaceable(object)) queue.push(object.address);
    }
  }
  return [...found.values()];
}
