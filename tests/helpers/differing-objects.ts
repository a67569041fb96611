import { fingerprint } from "../../plv8/src/catalog/fingerprint.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";

/** An object that two catalogs do not have alike; null: not there. */
export type DifferingObject = { readonly address: string; readonly found: CatalogObject | null; readonly wanted: CatalogObject | null };

/** What makes the fingerprints of two catalogs differ, by address. */
export function differingObjects(found: Catalog, wanted: Catalog): readonly DifferingObject[] {
  const [left, right] = [fingerprint(found), fingerprint(wanted)];
  if (left.fingerprint === right.fingerprint) return [];
  const addresses = [...new Set([...Object.keys(left.objects), ...Object.keys(right.objects)])]
    .filter((address) => left.objects[address] !== right.objects[address])
    .sort();
  const at = ({ objects }: Catalog, address: string): CatalogObject | null => objects.find((object) => object.address === address) ?? null;
  return addresses.map((address) => ({ address, found: at(found, address), wanted: at(wanted, address) }));
}

/** Each with both its sides, on lines of their own. */
export function differenceText(differing: readonly DifferingObject[]): string {
  const text = (object: CatalogObject | null): string =>
    object === null ? "nothing" : JSON.stringify({ ...object, depends_on: undefined, position: undefined });
  return differing.map(({ address, found, wanted }) => `${address}\n  found  ${text(found)}\n  wanted ${text(wanted)}`).join("\n");
}
