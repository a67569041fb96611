import type { TableObject } from "../types/catalog.ts";
import { grouped } from "./grouped.ts";

/** Partitions and children of a table, not theirs. */
export const heirsOf = grouped<TableObject>((table, add) => {
  if (table.kind === "table") for (const parent of table.partition_of === null ? table.inherits : [table.partition_of.parent]) add(parent, table);
});
