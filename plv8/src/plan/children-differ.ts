import type { CatalogObject, ColumnObject, TableObject } from "../types/catalog.ts";
import { equalData } from "../diff/property-names.ts";
import { heirsOf } from "../catalog/heirs-of.ts";
import { columnAddress, tableAddress, type PlanContext } from "./plan-context.ts";

/** What a child may say otherwise than its parent. Of `generated`: how it is computed. */
export type KeptProperty = "default" | "generated" | "storage" | "statistics";

/** Is there a child on both sides whose own column does not say, before and after, what its parent's says? A statement about the parent must leave it alone. */
export function childrenDiffer(context: PlanContext, column: ColumnObject, property: KeptProperty): boolean {
  const parent = tableAddress(column.schema, column.table);
  const [before, after] = [context.base.get(column.address), context.after.get(column.address)];
  return heirsOf(context.after, parent).some((child) => {
    const former = context.base.get(child.address);
    const address = columnAddress(child, column.name);
    const [was, is] = [context.base.get(address), context.after.get(address)];
    if (former?.kind !== "table" || !isChild(former, parent) || was?.kind !== "column" || is?.kind !== "column") return false;
    return !same(was, before, property) || !same(is, after, property) || childrenDiffer(context, is, property);
  });
}

function isChild(table: TableObject, parent: string): boolean {
  return table.partition_of?.parent === parent || table.inherits.includes(parent);
}

function same(own: ColumnObject, parents: CatalogObject | undefined, property: KeptProperty): boolean {
  return parents?.kind === "column" && equalData(own[property], parents[property]);
}
