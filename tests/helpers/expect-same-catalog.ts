import { expect } from "vitest";
import { fingerprint } from "../../plv8/src/catalog/fingerprint.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";

/** Fails with the objects that differ, both sides, when two catalogs have different fingerprints. */
export function expectSameCatalog(found: Catalog, wanted: Catalog): void {
  const left = fingerprint(found);
  const right = fingerprint(wanted);
  const addresses = [...new Set([...Object.keys(left.objects), ...Object.keys(right.objects)])].filter((address) => left.objects[address] !== right.objects[address]).sort();
  const pick = (catalog: Catalog) => catalog.objects.filter((object) => addresses.includes(object.address)).map((object) => ({ ...object, depends_on: [], position: 0 }));
  expect(pick(found)).toEqual(pick(wanted));
  expect(left.fingerprint).toBe(right.fingerprint);
}
