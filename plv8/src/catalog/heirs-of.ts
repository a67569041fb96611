import type { Address, TableObject } from "../types/catalog.ts";
import { grouped } from "./grouped.ts";

/** Partitions and children of a table, not theirs. */
export const heirsOf = grouped<TableObject>((table, add) => {
  if (table.kind === "table") for (const parent of parentsIn(table)) add(parent, table);
});

/** The table that it is a partition of, else those that it inherits from. */
export function parentsIn(table: TableObject): readonly Address[] {
  return table.partition_of === null ? table.inherits : [table.partition_of.parent];
}
