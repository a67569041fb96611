import { quoteIdent } from "../render/names.ts";
import type { Address, CatalogObject } from "../types/catalog.ts";
import { compareCodePoints } from "./compare-code-points.ts";

const known = new WeakMap<CatalogObject, readonly Address[]>();

/**
 * What an object needs: its recorded dependencies and those that its own fields say (its schema, its table, the table it refers to). Sorted; made once for each
 * object.
 */
export function needsOf(object: CatalogObject): readonly Address[] {
  const made = known.get(object);
  if (made !== undefined) return made;
  const needs = new Set(object.depends_on);
  for (const address of fieldNeeds(object)) needs.add(address);
  needs.delete(object.address);
  const sorted = [...needs].sort(compareCodePoints);
  known.set(object, sorted);
  return sorted;
}

/** A trigger and a column may be a view's: their recorded needs say whose. */
function fieldNeeds(object: CatalogObject): readonly Address[] {
  if (object.kind === "schema") return [];
  if (!("schema" in object) || object.schema === null) return [];
  const schema = `schema:${quoteIdent(object.schema)}`;
  if (object.kind === "table") return [schema, ...object.inherits, ...(object.partition_of === null ? [] : [object.partition_of.parent])];
  if (object.kind === "trigger" || (object.kind === "column" && object.depends_on.some((need) => /^(?:materialized_)?view:|^foreign_table:/u.test(need))))
    return [];
  if (!("table" in object)) return [schema];
  const table = `table:${quoteIdent(object.schema)}.${quoteIdent(object.table)}`;
  if ((object.kind === "index" || object.kind === "constraint") && object.attached_to !== undefined) return [table, object.attached_to];
  if (object.kind === "constraint" && object.part_of !== undefined) return [table, object.part_of];
  return object.kind === "constraint" && object.references !== null ? [table, object.references.table] : [table];
}
