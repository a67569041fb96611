import { byAddress } from "../../../plv8/src/catalog/by-address.ts";
import { partsOf, type IndexPart } from "../../../plv8/src/render/index-parts.ts";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";

/** Partitions' parts of indexes and keys that are found otherwise than they are wanted: fingerprints leave out what is said of them. */
export function partsApart(found: Catalog, wanted: Catalog): readonly string[] {
  const wished = partsIn(wanted);
  return [...partsIn(found)].flatMap(([key, part]) => {
    const other = wished.get(key);
    if (other === undefined) return [];
    const [is, was] = [part, other].map((each) => said(each, part.named || other.named));
    return is === was ? [] : [`${key}:\n  found  ${is ?? ""}\n  wanted ${was ?? ""}`];
  });
}

function partsIn(catalog: Catalog): ReadonlyMap<string, IndexPart> {
  const tables = byAddress(catalog);
  const parts = catalog.objects.flatMap((table) => (table.kind === "table" ? partsOf(table, tables, tables) : []));
  return new Map(parts.map((part) => [`part of ${part.whole} on ${part.table.address}`, part]));
}

/** A name that Postgres found may be any. */
function said({ name, comment, options, tablespace, statistics }: IndexPart, named: boolean): string {
  return JSON.stringify([named ? name : null, comment, options, tablespace, statistics]);
}
