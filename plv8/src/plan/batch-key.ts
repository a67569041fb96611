import type { Address, CatalogObject, ColumnObject, TableObject } from "../types/catalog.ts";
import type { BatchKey } from "../render/batch-sql.ts";
import { childrenOf, columnsOf } from "./plan-context.ts";

/** The key by which a table is read in pages: the primary key, else a unique key without nulls; null when there is none. */
export function batchKey(catalog: ReadonlyMap<Address, CatalogObject>, table: TableObject): BatchKey | null {
  const columns = new Map(columnsOf(catalog, table).map((column) => [column.name, column]));
  const keys = childrenOf(catalog, table).flatMap((child) => (child.kind === "constraint" && (child.type === "primary" || child.type === "unique") && child.valid ? [child] : []));
  const usable = [...keys].sort((left, right) => Number(right.type === "primary") - Number(left.type === "primary"));
  for (const key of usable) {
    const parts = key.columns.map((name) => columns.get(name)).filter((column): column is ColumnObject => column !== undefined);
    if (parts.length === key.columns.length && parts.every((column) => column.not_null)) return parts.map((column) => ({ name: column.name, type: column.type }));
  }
  return null;
}
