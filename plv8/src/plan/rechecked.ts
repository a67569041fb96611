import type { ColumnObject } from "../types/catalog.ts";
import type { PlanContext } from "./plan-context.ts";

/** Does a check over the column come or become another? */
export function isRechecked(context: PlanContext, column: ColumnObject): boolean {
  return context.changes.some(
    (change) =>
      change.kind !== "drop" &&
      change.after.kind === "constraint" &&
      change.after.type === "check" &&
      change.after.schema === column.schema &&
      change.after.table === column.table &&
      change.after.columns.includes(column.name),
  );
}
