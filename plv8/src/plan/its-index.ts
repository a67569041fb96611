import type { ConstraintObject, IndexObject, TableObject } from "../types/catalog.ts";
import { takeClause } from "../render/alter/read-definition.ts";
import { keyStorage } from "../render/key-storage.ts";
import { quoteIdent } from "../render/names.ts";
import { keyIndex } from "./recipes/successors.ts";

/** Is it the index that Postgres would build for the key, stored in the same way? */
export function isItsIndex(table: TableObject, key: ConstraintObject, index: IndexObject): boolean {
  const place = index.tablespace === null ? "" : ` TABLESPACE ${quoteIdent(index.tablespace)}`;
  return alike(`${index.definition}${place}`) === alike(own(table, key, index));
}

/** The same, however it is stored: that has an ALTER. */
export function isAboutTheSame(table: TableObject, key: ConstraintObject, index: IndexObject): boolean {
  const bare = { ...key, definition: keyStorage(key.definition).rest };
  return alike(takeClause(index.definition, "with").rest) === alike(own(table, bare, index));
}

function own(table: TableObject, key: ConstraintObject, index: IndexObject): string {
  return keyIndex(table, key, index.name, key.columns.map(quoteIdent).join(", "));
}

/** Postgres quotes values of options in the text of an index, and not in that of a key. */
function alike(definition: string): string {
  return definition
    .replace(/ include \(/u, " INCLUDE (")
    .replace(/ nulls not distinct/u, " NULLS NOT DISTINCT")
    .replace(/(?<= WITH \()[^)]*/u, (options) => options.replaceAll("'", ""));
}
