import type { Address, CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import { columnAddress } from "../plan-context.ts";
import { apartBelow, partitionFamily, stepsApart, type ApartBelow, type Scene } from "./apart-below.ts";
import { notNullsOf, type Family, type Member } from "./family.ts";

/** A table that needs a value of a column, and what says so of its partitions where they say it otherwise. */
export type RequiredPlace = { readonly table: TableObject; readonly column: ColumnObject; readonly below: ApartBelow | null };

/** Where a column of a table is required: there, or in the topmost partitions that need a value where it may be empty above. */
export function requiredPlaces(
  context: Scene,
  catalog: ReadonlyMap<Address, CatalogObject>,
  table: TableObject,
  column: ColumnObject,
): readonly RequiredPlace[] {
  return column.not_null ? [{ table, column, below: apartBelow(context, catalog, column) }] : requiredBelow(context, catalog, column);
}

/** Partitions that need a value of a column which may be empty above, the topmost of them. */
export function requiredBelow(context: Scene, catalog: ReadonlyMap<Address, CatalogObject>, column: ColumnObject): readonly RequiredPlace[] {
  if (column.not_null) return [];
  const family = partitionFamily(context, catalog, column);
  const states = notNullsOf(catalog, family);
  const requires = (address: Address): boolean => (states.get(address) ?? null) !== null;
  const tops = family.members.filter(({ table, parents }) => requires(table.address) && !parents.some(requires));
  return tops.flatMap((top) => {
    const own = catalog.get(columnAddress(top.table, family.column));
    return own?.kind === "column" ? [{ table: top.table, column: own, below: stepsApart(context, catalog, from(family, top)) }] : [];
  });
}

function from(family: Family, top: Member): Family {
  const found = new Set([top.table.address]);
  const below = family.members.filter((member) => {
    const isBelow = member.parents.some((parent) => found.has(parent));
    if (isBelow) found.add(member.table.address);
    return isBelow;
  });
  return { ...family, members: [{ ...top, parents: [] }, ...below] };
}
