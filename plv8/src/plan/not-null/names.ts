import type { Address, Catalog, CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import { bornNotNull, notNullName, requiredAbove, said } from "../../catalog/not-null-name.ts";
import { withTakenNotNulls } from "../../catalog/taken-not-nulls.ts";
import { qualifiedName } from "../../render/names.ts";

export type NamedNotNulls = {
  readonly base: Catalog;
  readonly wished: Catalog;
  /**
   * Partitions whose NOT NULL is not called as their parent's, where one of the two takes another name: Postgres renames neither while they belong together.
   */
  readonly apart: ReadonlySet<Address>;
};

type Pair = { readonly at: number; readonly before: ColumnObject; readonly after: ColumnObject; readonly from: string; readonly to: string | null };

/**
 * A NOT NULL (18) keeps its name when its table or column takes another, or when its table leaves the parent whose name it has: there both catalogs say the name,
 * so that it is a difference. `rebased` is `before` under its later names, object by object.
 */
export function withNotNullNames(before: Catalog, rebased: Catalog, after: Catalog, major: number): NamedNotNulls {
  if (major < 18) return { base: rebased, wished: after, apart: new Set() };
  const [base, wished] = [withTakenNotNulls(rebased), withTakenNotNulls(after)];
  const [former, stands, later] = [before, base, wished].map(tablesAndColumns) as [Known, Known, Known];
  const pairs = new Map<Address, Pair>();
  const moved = new Set<string>();
  const leaving = new Map<number, ColumnObject>();
  for (const [at, column] of base.objects.entries()) {
    const original = before.objects[at];
    if (column.kind !== "column" || original?.kind !== "column" || !column.not_null) continue;
    const after = columnAt(later, column.address);
    if (isShared(former, later, original, after)) continue;
    const from = notNullName(former, original);
    const to = after?.not_null === true ? notNullName(later, after) : null;
    if (after?.not_null === true) pairs.set(column.address, { at, before: column, after, from, to });
    const away =
      after?.not_null === true
        ? from !== to || column.not_null_as !== undefined
        : from !== bornNotNull(column.table, column.name) && !isHeirsAlone(former, original);
    if (away && after?.not_null !== true) leaving.set(at, said(column, from));
    if (away) for (const name of [from, to]) moved.add(`${column.schema}\n${name ?? ""}`);
  }
  if (moved.size === 0 && pairs.size === 0 && !partsMove(stands, later)) return { base, wished, apart: new Set() };
  const inTheWay = (names: Known, others: Known, column: ColumnObject): string | null => {
    if (!column.not_null || pairs.has(column.address) || column.not_null_as?.name != null) return null;
    const [name, table, other] = [notNullName(names, column), tableOf(names, column), tableOf(others, column)];
    // A partition that leaves its parent for a while says its parent's name itself.
    if (requiredAbove(names, column) !== null)
      return other !== undefined && (table?.partition_of?.parent !== other.partition_of?.parent || apart.has(tableAddress(column))) ? name : null;
    return moved.has(`${column.schema}\n${name}`) ? name : null;
  };
  const objects = base.objects.map((object, at) => leaving.get(at) ?? object);
  const wishes = new Map<Address, ColumnObject>();
  const apart = new Set<Address>();
  for (const { at, before: column, after, from, to } of pairs.values()) {
    const [parent, formerParent] =
      tableOf(later, after)?.partition_of == null ? [] : [requiredAbove(later, after)?.address, requiredAbove(stands, column)?.address];
    if (parent !== undefined && parent === formerParent) {
      const above = pairs.get(parent);
      const goesAlong = above === undefined ? from === to : (above.from === from && above.to === to) || (above.from === above.to && from === to);
      if (!goesAlong) apart.add(tableAddress(after));
    }
    // It keeps its name, which the catalog says of one side only: a partition's that was its parent's.
    const onlySaid = from === to && to !== null && column.not_null_as?.name !== after.not_null_as?.name;
    if ((from === to && !onlySaid) || to === null) continue;
    objects[at] = said(column, from);
    wishes.set(after.address, said(after, to));
  }
  // What comes, or comes back, would be given another name where one that moves has its own by then, or where its table is no partition yet.
  for (const [at, column] of objects.entries()) {
    const name = column.kind === "column" ? inTheWay(stands, later, column) : null;
    if (column.kind === "column" && name !== null) objects[at] = said(column, name);
  }
  for (const column of wished.objects) {
    const name = column.kind === "column" ? inTheWay(later, stands, column) : null;
    if (column.kind === "column" && name !== null) wishes.set(column.address, said(column, name));
  }
  return {
    base: { ...base, objects },
    wished: wishes.size === 0 ? wished : { ...wished, objects: wished.objects.map((object) => wishes.get(object.address) ?? object) },
    apart,
  };
}

/** Does a table become, or cease to be, the partition of another? */
function partsMove(stands: Known, later: Known): boolean {
  return [...later.values()].some((table) => {
    const former = table.kind === "table" ? stands.get(table.address) : undefined;
    return table.kind === "table" && former?.kind === "table" && former.partition_of?.parent !== table.partition_of?.parent;
  });
}

/** Nothing about it or its table is another, and its name is nobody's choice. */
function isShared(former: Known, later: Known, before: ColumnObject, after: ColumnObject | undefined): boolean {
  return after === before && before.not_null_as === undefined && tableOf(later, before) === tableOf(former, before);
}

type Known = ReadonlyMap<Address, CatalogObject>;

function tablesAndColumns(catalog: Catalog): Known {
  return new Map(catalog.objects.flatMap((object) => (object.kind === "table" || object.kind === "column" ? [[object.address, object] as const] : [])));
}

function columnAt(known: Known, address: Address): ColumnObject | undefined {
  const found = known.get(address);
  return found?.kind === "column" ? found : undefined;
}

function tableOf(known: Known, column: ColumnObject): TableObject | undefined {
  const found = known.get(tableAddress(column));
  return found?.kind === "table" ? found : undefined;
}

function tableAddress(column: ColumnObject): Address {
  return `table:${qualifiedName(column.schema, column.table)}`;
}

/** It is a parent's that comes and goes with the parent's, under its name. */
function isHeirsAlone(known: Known, column: ColumnObject): boolean {
  return column.not_null_as === undefined && tableOf(known, column)?.partition_of === null && requiredAbove(known, column) !== null;
}
