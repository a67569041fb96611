import type { Address, CatalogObject } from "../../types/catalog.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { tableAddressOf } from "../dependency-order.ts";

/** Columns that come, or leave, with a default which calls something that needs their table: they get it when that is there, and give it up before. */
export function lateDefaults(created: ReadonlyMap<Address, CatalogObject>, after: ReadonlyMap<Address, CatalogObject>): ReadonlySet<Address> {
  const late = new Set<Address>();
  for (const column of after.values()) {
    if (column.kind !== "column" || column.default === null || column.generated !== null) continue;
    const table = tableAddressOf(column.address);
    if (!created.has(table) && !created.has(column.address)) continue;
    const called = column.depends_on.filter((need) => need.startsWith("function:") && created.has(need));
    if (called.some((need) => reaches(need, new Set([table, column.address]), created))) late.add(column.address);
  }
  return late;
}

function reaches(start: Address, goals: ReadonlySet<Address>, created: ReadonlyMap<Address, CatalogObject>): boolean {
  const seen = new Set<Address>([start]);
  const queue = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const object = created.get(next);
    for (const need of object === undefined ? [] : needsOf(object)) {
      if (goals.has(need) || (need.startsWith("column:") && goals.has(tableAddressOf(need)))) return true;
      if (seen.has(need)) continue;
      seen.add(need);
      queue.push(need);
    }
  }
  return false;
}

/** The catalog as if these columns had none. */
export function withoutDefaults(catalog: ReadonlyMap<Address, CatalogObject>, late: ReadonlySet<Address>): ReadonlyMap<Address, CatalogObject> {
  if (late.size === 0) return catalog;
  const bare = (object: CatalogObject): CatalogObject =>
    object.kind === "column" && late.has(object.address)
      ? { ...object, default: null, depends_on: object.depends_on.filter((need) => !need.startsWith("function:")) }
      : object;
  return new Map([...catalog].map(([address, object]) => [address, bare(object)]));
}
