import type { Address, CatalogObject, ColumnObject } from "../../types/catalog.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { tableAddressOf } from "../dependency-order.ts";

/** Columns that come, or leave, with a default which calls something that needs their table: they get it when that is there, and give it up before. */
export function lateDefaults(created: ReadonlyMap<Address, CatalogObject>, after: ReadonlyMap<Address, CatalogObject>): ReadonlySet<Address> {
  const late = new Set<Address>();
  const columns = new Map<Address, ColumnObject[]>();
  for (const column of after.values()) {
    const table = column.kind === "column" ? tableAddressOf(column.address) : "";
    if (column.kind === "column" && created.has(table)) columns.set(table, [...(columns.get(table) ?? []), column]);
  }
  // A table needs what its columns call, but for those that call it late.
  const needs = (address: Address): readonly Address[] => {
    const object = created.get(address);
    const parts = (columns.get(address) ?? []).filter((column) => !late.has(column.address));
    return [...(object === undefined ? [] : [object]), ...parts].flatMap(needsOf);
  };
  for (const column of after.values()) {
    if (column.kind !== "column" || column.default === null || column.generated !== null) continue;
    const table = tableAddressOf(column.address);
    if (!created.has(table) && !created.has(column.address)) continue;
    const called = column.depends_on.filter((need) => need.startsWith("function:") && created.has(need));
    if (called.some((need) => reaches(need, new Set([table, column.address]), needs))) late.add(column.address);
  }
  return late;
}

function reaches(start: Address, goals: ReadonlySet<Address>, needs: (address: Address) => readonly Address[]): boolean {
  const seen = new Set<Address>([start]);
  const queue = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const need of needs(next)) {
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
      ? { ...object, default: null, depends_on: object.depends_on.filter((need) => !isOfDefault(object, need)) }
      : object;
  return new Map([...catalog].map(([address, object]) => [address, bare(object)]));
}

/** A function that it calls, and tables of whose rows it gives some: not those whose rows the column holds. */
function isOfDefault(column: ColumnObject, need: Address): boolean {
  if (need.startsWith("function:")) return true;
  const table = need.startsWith("table:") ? need.slice("table:".length) : null;
  return table !== null && need !== tableAddressOf(column.address) && column.type !== table && column.type !== `${table}[]`;
}
