import type { Address, Catalog, CatalogObject } from "../types/catalog.ts";
import { saidOfName } from "./not-null-name.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compareCodePoints } from "./compare-code-points.ts";
import { mayDiffer, normalTexts } from "./normal-text.ts";
import { sha256 } from "./sha256.ts";

export type Fingerprint = {
  /** SHA-256, lower-case hex, over the canon version and the objects' fingerprints in order of address. */
  readonly fingerprint: string;
  /** Fingerprint by address; an address that the catalog does not have is left out here and counts as absent in `fingerprint`. */
  readonly objects: Readonly<Record<Address, string>>;
};

/**
 * The fingerprint of a catalog, or of the named objects in it. Left out: `depends_on` (derived), `position` (added columns append), the types of views' columns
 * (derived), what a foreign table has from its parents alone, whether an extension can move and what extensions own (their version counts). Of two texts that
 * Postgres writes for one expression, either counts as the same.
 *
 * @example fingerprint(catalog, ["table:shop.orders"]).fingerprint
 */
export function fingerprint(catalog: Catalog, addresses?: readonly Address[]): Fingerprint {
  const objects = new Map<Address, string>();
  const wanted = addresses === undefined ? null : new Set(addresses);
  for (const object of catalog.objects) {
    if (wanted === null ? object.extension === null : wanted.has(object.address)) objects.set(object.address, objectFingerprint(object));
  }
  const order = [...(wanted ?? objects.keys())].sort(compareCodePoints);
  const lines = order.map((address) => canonicalJson([address, objects.get(address) ?? null]));
  return {
    fingerprint: sha256([`canon ${String(catalog.canon)}`, ...lines].join("\n")),
    objects: Object.fromEntries([...objects].sort(([left], [right]) => compareCodePoints(left, right))),
  };
}

function objectFingerprint(object: CatalogObject): string {
  if (object.extension !== null) return sha256(canonicalJson({ address: object.address, extension: object.extension }));
  const { depends_on: _derived, ...rest } = object;
  const said =
    object.kind === "column"
      ? {
          ...rest,
          position: undefined,
          local: undefined,
          counter_owner: undefined,
          required_itself: undefined,
          not_null_as: saidOfName(object.not_null_as),
          identity: object.identity === null ? null : { ...object.identity, sequence: undefined, named: undefined },
        }
      : object.kind === "view"
        ? { ...rest, types: undefined }
        : object.kind === "table"
          ? { ...rest, copies: undefined, validated: undefined }
          : object.kind === "extension"
            ? { ...rest, relocatable: undefined }
            : object.kind === "foreign_table"
              ? { ...rest, inherited: undefined, validated: undefined }
              : rest;
  const text = canonicalJson(said);
  return sha256(mayDiffer(text) ? canonicalJson(normalTexts(said)) : text);
}
