/** A column that a child or partition has of its parents, as it says it once more. */
import { bornNotNull } from "../catalog/not-null-name.ts";
import type { ColumnObject, TableObject } from "../types/catalog.ts";
import { requiresOfHeirs } from "./render-table.ts";

/** Has a child the NOT NULL for its own as well? Of one whose parent is foreign nobody asks, but it is read. */
export function requiresItself(table: TableObject, column: ColumnObject): boolean {
  return column.not_null_as?.own === true || (column.required_itself === true && table.partition_of === null);
}

/** As a child says it once more: what all its parents generate alike is generated here, and a NOT NULL that is theirs alone is left to them. */
export function merged(column: ColumnObject, parents: readonly ColumnObject[], required: boolean): ColumnObject {
  return {
    ...(required ? withParentsName(column, parents) : column),
    ...(parents.every((parent) => parent.generated?.expression === column.generated?.expression) ? { generated: null } : {}),
    ...(column.not_null_as?.name == null && !required && parents.some(requiresOfHeirs) ? { not_null: false } : {}),
  };
}

/** Said by a child, it is called as its parent's only by that name. */
export function withParentsName(column: ColumnObject, parents: readonly ColumnObject[]): ColumnObject {
  const said = column.not_null_as ?? { name: null, no_inherit: false, comment: null };
  const above = parents.find(requiresOfHeirs);
  if (said.name !== null || above === undefined) return column;
  return { ...column, not_null_as: { ...said, name: above.not_null_as?.name ?? bornNotNull(above.table, above.name) } };
}
