import { parentsOfForeign } from "../render/read-foreign-table.ts";
import type { Address, CatalogObject, ColumnObject, DefinedObject, TableObject } from "../types/catalog.ts";
import { columnsOf } from "./plan-context.ts";

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
  if (table.kind !== "table") return parentsOfForeign(table).flatMap((parent) => [`table:${parent}`, `foreign_table:${parent}`]);
  return table.partition_of === null ? table.inherits : [table.partition_of.parent];
}

/** The same of what is foreign or inherits from something that is. */
export function foreignParentColumns(catalog: Objects, objects: readonly CatalogObject[]): readonly (ColumnObject | DefinedObject)[] {
  return objects.flatMap((object) =>
    object.kind === "foreign_table" || (object.kind === "table" && object.inherits.some((parent) => parent.startsWith("foreign_table:")))
      ? parentColumns(catalog, object)
      : [],
  );
}
