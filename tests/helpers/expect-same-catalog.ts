import { expect } from "vitest";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { differingObjects } from "./differing-objects.ts";

/** Fails with the objects that differ, both sides, when two catalogs have different fingerprints. */
export function expectSameCatalog(found: Catalog, wanted: Catalog): void {
  const differing = differingObjects(found, wanted);
  const alone = (object: CatalogObject | null) => (object === null ? null : { ...object, depends_on: [], position: 0 });
  expect(differing.map((each) => alone(each.found))).toEqual(differing.map((each) => alone(each.wanted)));
  expect(differing).toEqual([]);
}
