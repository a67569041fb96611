import { qualifiedName } from "../render/names.ts";
import type { Address, CatalogObject, ColumnObject } from "../types/catalog.ts";
import { grouped } from "./grouped.ts";
import { needsOf } from "./needs-of.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

/**
 * Generated columns that call a function which needs their own table, as one over its rows: `create table` wants the function, and that the table. Nothing but an
 * ADD COLUMN behind both makes such a one, at the end of its table.
 */
export function computedInCircle(objects: readonly CatalogObject[]): readonly ColumnObject[] {
  const calling = objects.filter(
    (object): object is ColumnObject => object.kind === "column" && object.generated !== null && object.depends_on.some(isFunction),
  );
  if (calling.length === 0) return [];
  const catalog = new Map(objects.map((object) => [object.address, object]));
  return calling.filter((column) => {
    const seen = new Set(column.depends_on.filter(isFunction));
    return [...seen].some((need) => reaches(catalog, need, tableOf(column), seen));
  });
}

function reaches(catalog: Objects, from: Address, table: Address, seen: Set<Address>): boolean {
  const object = catalog.get(from);
  const parts = object?.kind === "table" ? columnsOf(catalog, from) : [];
  return [...(object === undefined ? [] : [object]), ...parts].some((each) =>
    needsNow(each).some((need) => {
      const found = catalog.get(need);
      const next = found?.kind === "column" ? tableOf(found) : need;
      if (next === table) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(catalog, next, table, seen);
    }),
  );
}

/** A default is told when what it calls is there. */
function needsNow(object: CatalogObject): readonly Address[] {
  return object.kind === "column" && object.default !== null ? needsOf(object).filter((need) => !isFunction(need)) : needsOf(object);
}

const columnsOf = grouped<ColumnObject>((object, add) => {
  if (object.kind === "column") add(tableOf(object), object);
});

function tableOf({ schema, table }: ColumnObject): Address {
  return `table:${qualifiedName(schema, table)}`;
}

function isFunction(need: Address): boolean {
  return need.startsWith("function:");
}
