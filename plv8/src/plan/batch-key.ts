import type { Address, CatalogObject, ColumnObject, TableObject } from "../types/catalog.ts";
import type { BatchKey } from "../render/batch-sql.ts";
import { childrenOf, columnsOf } from "./plan-context.ts";

/** The key by which a table is read in pages: the primary key, else a unique key or index without nulls; null when there is none. */
export function batchKey(catalog: ReadonlyMap<Address, CatalogObject>, table: TableObject): BatchKey | null {
  const columns = new Map(columnsOf(catalog, table).map((column) => [column.name, column]));
  const keys = childrenOf(catalog, table).flatMap((child) =>
    child.kind === "constraint" && (child.type === "primary" || child.type === "unique") && child.valid
      ? [{ rank: child.type === "primary" ? 0 : 1, columns: child.columns }]
      : child.kind === "index" && child.unique && child.valid && child.predicate === null
        ? [{ rank: 2, columns: child.keys }]
        : [],
  );
  for (const key of [...keys].sort((left, right) => left.rank - right.rank)) {
    const parts = key.columns.map((name) => columns.get(name)).filter((column): column is ColumnObject => column !== undefined);
    if (parts.length === key.columns.length && parts.length > 0 && parts.every((column) => column.not_null))
      return parts.map((column) => ({ name: column.name, type: column.type }));
  }
  return null;
}
