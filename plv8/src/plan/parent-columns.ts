import { parentsIn } from "../catalog/heirs-of.ts";
import { parentsOfForeign, partitionedAbove } from "../render/read-foreign-table.ts";
import type { Address, CatalogObject, ColumnObject, DefinedObject, TableObject } from "../types/catalog.ts";
import { equalData } from "../diff/property-names.ts";
import { columnsOf, type PlanContext } from "./plan-context.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

/** What a partition or child has without a word: columns, or the foreign table that gives them. */
export function parentColumns(catalog: Objects, table: TableObject | DefinedObject): readonly (ColumnObject | DefinedObject)[] {
  return parentsOf(table).flatMap((address): readonly (ColumnObject | DefinedObject)[] => {
    const parent = catalog.get(address);
    if (parent?.kind === "table") return columnsOf(catalog, parent);
    return parent?.kind === "foreign_table" ? [parent, ...columnsOf(catalog, { schema: parent.schema ?? "", name: parent.name })] : [];
  });
}

function parentsOf(table: TableObject | DefinedObject): readonly Address[] {
  if (table.kind !== "table")
    return [partitionedAbove(table) ?? [], parentsOfForeign(table).map((parent) => [`table:${parent}`, `foreign_table:${parent}`])].flat(2);
  return parentsIn(table);
}

/** The same of what is foreign or inherits from something that is. */
export function foreignParentColumns(catalog: Objects, objects: readonly CatalogObject[]): readonly (ColumnObject | DefinedObject)[] {
  return objects.flatMap((object) =>
    object.kind === "foreign_table" || (object.kind === "table" && object.inherits.some((parent) => parent.startsWith("foreign_table:")))
      ? parentColumns(catalog, object)
      : [],
  );
}

/** What new children have without a word: columns of parents that are made before, or that stand and stay as they are. */
export function columnsAbove(context: PlanContext, objects: readonly CatalogObject[]): readonly ColumnObject[] {
  const parents = new Set(objects.flatMap((object) => (object.kind === "table" && object.partition_of === null ? object.inherits : [])));
  for (const object of objects) parents.delete(object.address);
  return [...parents].flatMap((address) => {
    const [before, after] = [context.base.get(address), context.after.get(address)];
    if (after?.kind !== "table") return [];
    const columns = columnsOf(context.after, after);
    if (before === undefined) return columns;
    if (before.kind !== "table" || columnsOf(context.base, before).length !== columns.length) return [];
    return columns.every((column) => equalData(context.base.get(column.address), column)) ? columns : [];
  });
}
