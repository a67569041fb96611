import type { Design } from "../types/design.ts";
import type { ColumnObject } from "../types/catalog.ts";
import { qualifiedName } from "../render/names.ts";
import { parseExpression } from "./expression/parse.ts";
import { namesIn } from "./expression/tree.ts";
import { own } from "./own.ts";
import type { Thing } from "./resolved.ts";
import type { EvolveEntry } from "./schema-document.ts";

/** The last version's table of a thing, found by identity. */
export type FormerTable = {
  readonly address: string;
  readonly columns: readonly ColumnObject[];
  /** Column by model id (`name`, `customer`). */
  readonly byId: ReadonlyMap<string, ColumnObject>;
};

/** Finds a thing's table in the last version; null when the thing is new. What SQL or a baseline brought has no ids of a model: its table is known by its name. */
export function findFormer(thing: Thing, former: Design): FormerTable | null {
  const tables = indexFormer(former);
  return tables.get(thing.id) ?? tables.get(`table:${qualifiedName(former.settings.schema, thing.table)}`) ?? null;
}

const indexes = new WeakMap<Design, ReadonlyMap<string, FormerTable>>();

/** Tables of the last version by thing id; built once per design. */
function indexFormer(former: Design): ReadonlyMap<string, FormerTable> {
  const known = indexes.get(former);
  if (known !== undefined) return known;
  const columns = new Map<string, ColumnObject>();
  const perTable = new Map<string, ColumnObject[]>();
  for (const object of former.catalog.objects) {
    if (object.kind !== "column") continue;
    columns.set(object.address, object);
    const key = `${object.schema}\u0000${object.table}`;
    perTable.set(key, [...(perTable.get(key) ?? []), object]);
  }
  const tables = new Map<string, { address: string; columns: readonly ColumnObject[]; byId: Map<string, ColumnObject> }>();
  for (const object of former.catalog.objects) {
    if (object.kind !== "table") continue;
    const id = former.ids.find((entry) => entry.address === object.address)?.id;
    if (id !== undefined) tables.set(id, { address: object.address, columns: perTable.get(`${object.schema}\u0000${object.name}`) ?? [], byId: new Map() });
  }
  for (const [id, table] of tables) if (id.startsWith("table:")) for (const column of table.columns) addByName(table.byId, column);
  for (const entry of former.ids) {
    const dot = entry.id.indexOf(".");
    const column = columns.get(entry.address);
    if (dot > 0 && column !== undefined) tables.get(entry.id.slice(0, dot))?.byId.set(entry.id.slice(dot + 1), column);
  }
  indexes.set(former, tables);
  return tables;
}

/** By the ids that a model would give it: an attribute's, a key's by its role, an owner's, the row's own. */
function addByName(byId: Map<string, ColumnObject>, column: ColumnObject): void {
  const { name } = column;
  byId.set(name, column);
  byId.set(name === "id" ? "$id" : `$owner_${name}`, column);
  if (name.endsWith("_id") && !byId.has(name.slice(0, -3))) byId.set(name.slice(0, -3), column);
}

/** Names by which expressions may speak of the last version's columns: `full_name`, `customer_id` or `customer`. */
export function formerNames(table: FormerTable): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const column of table.columns) if (column.name.endsWith("_id")) names.set(column.name.slice(0, -3), column.name);
  for (const column of table.columns) names.set(column.name, column.name);
  return names;
}

/**
 * True for an `evolve` entry that has nothing left to do: its column is there already, and what `forward` reads is gone, or `fill` has no column to fill that
 * is new or becomes required. Documents live on; the entry of a past version is no mistake.
 */
export function isCarriedOut(thing: Thing, member: string, entry: EvolveEntry, table: FormerTable): boolean {
  const attribute = own(thing.attributes, member);
  const id = attribute === undefined ? (thing.keys.find((key) => key.role === member)?.id ?? (member === "id" ? "$id" : undefined)) : (attribute.id ?? member);
  const stands = id === undefined ? undefined : table.byId.get(id);
  if (stands === undefined) return false;
  const required = attribute?.required ?? thing.keys.find((key) => key.role === member)?.required ?? false;
  if (entry.forward === undefined) return entry.fill !== undefined && (stands.not_null || !required);
  const parsed = parseExpression(entry.forward);
  const known = formerNames(table);
  return parsed.ok && namesIn(parsed.tree).some((name) => !known.has(name));
}
