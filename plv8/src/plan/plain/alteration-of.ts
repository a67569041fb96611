import type { CatalogObject } from "../../types/catalog.ts";
import { because, type Alteration } from "../../render/alter/alteration.ts";
import { alterInPlace } from "../../render/alter/alter-in-place.ts";
import { retypesAttributes } from "../../render/alter/composite.ts";
import { columnsOfType } from "./rebuild-type.ts";
import type { PlanContext } from "../plan-context.ts";
import { sceneOf } from "../scene.ts";

/** The statements for a change, or why it has none, as things stand in this plan. */
export function alterationOf(context: PlanContext, change: { readonly before: CatalogObject; readonly after: CatalogObject; readonly properties: readonly string[] }): Alteration {
  const { before, after, properties } = change;
  if (before.kind === "composite" && after.kind === "composite" && retypesAttributes(before, after) && columnsOfType(context, after).length > 0) return because("Postgres can't change the type of an attribute while columns are of the type");
  return alterInPlace(before, after, properties, sceneOf(context));
}
