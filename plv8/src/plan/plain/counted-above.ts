import type { ColumnObject } from "../../types/catalog.ts";
import { qualifiedName, quoteLiteral } from "../../render/names.ts";
import { columnAddress, tableAddress } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";

/** The parent's identity column that a new column of a table with rows is to be a part of: the table joins it, and its rows are counted there. */
export function countedAbove(context: PlainContext, column: ColumnObject): ColumnObject | null {
  if (!column.not_null || column.identity !== null || column.default !== null || column.generated !== null) return null;
  const table = context.after.get(tableAddress(column.schema, column.table));
  const parent = table?.kind === "table" && context.base.has(table.address) ? context.after.get(table.partition_of?.parent ?? "") : undefined;
  const above = parent?.kind === "table" ? context.after.get(columnAddress(parent, column.name)) : undefined;
  return above?.kind === "column" && above.identity !== null ? above : null;
}

/** The next number of it. */
export function nextOf(column: ColumnObject): string {
  const name = quoteLiteral(qualifiedName(column.schema, column.table));
  return `pg_catalog.nextval(pg_catalog.pg_get_serial_sequence(${name}, ${quoteLiteral(column.name)}))`;
}
