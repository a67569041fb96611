import type { Address, Catalog, CatalogObject, TableObject } from "../types/catalog.ts";
import { quoteIdent } from "../render/names.ts";
import { byAddress } from "../catalog/by-address.ts";
import type { Rename } from "./rename-map.ts";
import { parentsIn } from "../catalog/heirs-of.ts";

/** The renames, and those of the same columns in partitions and children: who renames a parent's column renames theirs. */
export function inheritedRenames(before: Catalog, after: Catalog, renames: readonly Rename[]): readonly Rename[] {
  if (!renames.some((rename) => rename.from.startsWith("column:"))) return renames;
  const [former, later] = [byAddress(before), byAddress(after)];
  const moved = new Map(renames.map((rename) => [rename.from, rename.to]));
  const children = childrenByParent(before.objects);
  const found = [...renames];
  for (const { from, to } of found) {
    const [column, target] = [former.get(from), later.get(to)];
    if (column?.kind !== "column" || target?.kind !== "column") continue;
    for (const child of children.get(from.slice("column:".length, -quoteIdent(column.name).length - 1)) ?? []) {
      const childFrom = `column:${nameOf(child.address)}.${quoteIdent(column.name)}`;
      const childTo = `column:${nameOf(moved.get(child.address) ?? child.address)}.${quoteIdent(target.name)}`;
      if (moved.has(childFrom) || !former.has(childFrom) || !later.has(childTo) || former.has(childTo)) continue;
      moved.set(childFrom, childTo);
      found.push({ from: childFrom, to: childTo });
    }
  }
  return found;
}

function childrenByParent(objects: readonly CatalogObject[]): ReadonlyMap<string, readonly TableObject[]> {
  const children = new Map<string, TableObject[]>();
  for (const table of objects) {
    if (table.kind !== "table") continue;
    for (const parent of parentsIn(table)) children.set(nameOf(parent), [...(children.get(nameOf(parent)) ?? []), table]);
  }
  return children;
}

function nameOf(address: Address): string {
  return address.slice(address.indexOf(":") + 1);
}
