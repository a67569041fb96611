import type { Address, CatalogObject, ColumnObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import { byteLength } from "./byte-length.ts";
import { parentsIn } from "./heirs-of.ts";

/** Bytes of a name without what stands between and behind: `TABLE_COLUMN_not_null` has 63. */
const room = 53;

/** What Postgres 18 calls a NOT NULL that nobody named; where both names are too long, each gives from its end. */
export function bornNotNull(table: string, column: string): string {
  const own = byteLength(column);
  const first = Math.min(byteLength(table), Math.max(room - own, 27));
  return `${clipped(table, first)}_${clipped(column, Math.min(own, room - first))}_not_null`;
}

function clipped(name: string, bytes: number): string {
  const letters = [...name];
  while (byteLength(letters.join("")) > bytes) letters.pop();
  return letters.join("");
}

/** What people say of a NOT NULL: a number behind its name is Postgres', because another had the name. Nothing where that is all. */
export function saidByPeople(said: ColumnObject["not_null_as"]): ColumnObject["not_null_as"] {
  if (said?.name === undefined || said.name === null || !/_not_null\d+$/u.test(said.name)) return said;
  return said.no_inherit || said.comment !== null || said.own === true ? { ...said, name: null } : undefined;
}

/** The same without whose it is; nothing where that is all. */
export function saidOfName(said: ColumnObject["not_null_as"]): ColumnObject["not_null_as"] {
  const { own: _own, ...rest } = saidByPeople(said) ?? { name: null, no_inherit: false, comment: null };
  return rest.name === null && rest.comment === null && !rest.no_inherit ? undefined : rest;
}

/** The same column, whose NOT NULL is called so. */
export function said(column: ColumnObject, name: string): ColumnObject {
  return { ...column, not_null_as: { ...(column.not_null_as ?? { no_inherit: false, comment: null }), name } };
}

type Objects = { readonly get: (address: Address) => CatalogObject | undefined };

/** The parent's column that a partition's or heir's has its NOT NULL from. */
export function requiredAbove(objects: Objects, column: ColumnObject): ColumnObject | null {
  const table = objects.get(`table:${qualifiedName(column.schema, column.table)}`);
  const parents = table?.kind === "table" ? parentsIn(table) : [];
  for (const parent of parents) {
    const found = objects.get(`column:${parent.slice("table:".length)}.${quoteIdent(column.name)}`);
    if (found?.kind === "column" && found.not_null && found.not_null_as?.no_inherit !== true) return found;
  }
  return null;
}

/** What the NOT NULL of a column is called. */
export function notNullName(objects: Objects, column: ColumnObject): string {
  if (column.not_null_as?.name != null) return column.not_null_as.name;
  const above = requiredAbove(objects, column);
  return above === null ? bornNotNull(column.table, column.name) : notNullName(objects, above);
}
