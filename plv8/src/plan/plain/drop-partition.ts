import type { CatalogObject } from "../../types/catalog.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { qualifiedName } from "../../render/names.ts";
import type { PlainContext } from "./plain-context.ts";

/** A partition of a table that stays and that foreign keys refer to: Postgres drops it only when it has left its parent. */
export function detachBeforeDrop(context: Pick<PlainContext, "former" | "after">, object: CatalogObject): readonly string[] {
  if (object.kind !== "table" || object.partition_of === null) return [];
  const { parent } = object.partition_of;
  const catalogs = [context.former, context.after];
  if (!catalogs.every((catalog) => catalog.has(parent))) return [];
  const above = new Set(catalogs.flatMap((catalog) => ancestorsOf(catalog, object).map((table) => table.address)));
  const referred = catalogs.some((catalog) =>
    [...catalog.values()].some((key) => key.kind === "constraint" && key.references !== null && above.has(key.references.table)),
  );
  return referred ? [`alter table ${parent.slice("table:".length)} detach partition ${qualifiedName(object.schema, object.name)}`] : [];
}
