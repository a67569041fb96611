import type { Catalog, CatalogObject } from "../types/catalog.ts";
import { compareCodePoints } from "./compare-code-points.ts";

/** The catalog with these objects as well, in its order; itself where there are none. */
export function withObjects(catalog: Catalog, more: readonly CatalogObject[]): Catalog {
  if (more.length === 0) return catalog;
  return { ...catalog, objects: [...catalog.objects, ...more].sort((left, right) => compareCodePoints(left.address, right.address)) };
}
