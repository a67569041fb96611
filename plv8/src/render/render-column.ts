import type { ColumnObject } from "../types/catalog.ts";
import { identityOptions } from "./alter-column.ts";
import { notNullWords } from "./hidden-parts.ts";
import { quoteIdent } from "./names.ts";

/**
 * A column as it stands inside `create table (…)`; its default can be left out, to be set when what it calls exists.
 *
 * @example renderColumn(column, true) // 'total numeric(19,2) default 0 not null'
 */
export function renderColumn(column: ColumnObject, withDefault: boolean): string {
  const parts = [`${quoteIdent(column.name)} ${column.type}`];
  if (column.collation !== null) parts.push(`collate ${column.collation}`);
  if (column.generated !== null) parts.push(generatedWords(column.generated));
  if (withDefault && column.default !== null) parts.push(`default ${column.default}`);
  if (column.identity !== null) parts.push(`generated ${column.identity.kind} as identity (${identityOptions(column.identity)})`);
  if (column.not_null) parts.push(notNullWords(column));
  return parts.join(" ");
}

export function generatedWords({ expression, kind }: NonNullable<ColumnObject["generated"]>): string {
  return `generated always as (${expression}) ${kind}`;
}
