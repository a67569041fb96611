import type { DefinedObject } from "../types/catalog.ts";
import { grouped } from "../catalog/grouped.ts";
import { parentsOfForeign, partitionedAbove } from "../render/read-foreign-table.ts";

/** Foreign tables that are partitions or children of a table, not of these. */
export const foreignHeirsOf = grouped<DefinedObject>((object, add) => {
  if (object.kind !== "foreign_table") return;
  for (const parent of [partitionedAbove(object) ?? [], parentsOfForeign(object).map((each) => `table:${each}`)].flat()) add(parent, object);
});
