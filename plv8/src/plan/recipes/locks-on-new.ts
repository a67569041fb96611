import type { CatalogObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { tableAddress } from "../plan-context.ts";

/**
 * Locks on tables that earlier steps of the same plan made: nobody uses them yet, but the locks are taken and so they are said. Of a table in parts
 * every part.
 */
export function locksOnNew(objects: readonly CatalogObject[], earlier: readonly CatalogObject[]): readonly Lock[] {
  const touched = new Set(
    objects.flatMap((object) => [
      ...("table" in object ? [tableAddress(object.schema, object.table)] : []),
      ...(object.kind === "table" && object.partition_of !== null ? [object.partition_of.parent] : []),
      ...(object.kind === "constraint" && object.references !== null ? [object.references.table] : []),
    ]),
  );
  return earlier.flatMap((object): readonly Lock[] =>
    object.kind === "table" && (touched.has(object.address) || (object.partition_of !== null && touched.has(object.partition_of.parent)))
      ? [{ relation: object.address, mode: "ACCESS EXCLUSIVE" }]
      : [],
  );
}
