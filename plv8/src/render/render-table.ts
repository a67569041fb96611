import type { Address, ColumnObject, TableObject } from "../types/catalog.ts";
import { asIdentity } from "./alter-column.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";
import { bornNotNull } from "../catalog/not-null-name.ts";
import { ownStorage } from "./own-storage.ts";
import { notNullWords } from "./hidden-parts.ts";
import { generatedWords, renderColumn } from "./render-column.ts";

/** A column with what the table's statement says of it. `computed`: of a partition's, that its parent computes it otherwise (16). */
export type TableColumn = { readonly column: ColumnObject; readonly with_default: boolean; readonly computed?: boolean };

/**
 * `create table`, with the columns that are its own: those of a partition and of a child table come from the parent. `required`: of these the child has the NOT
 * NULL for its own (18).
 */
export function renderTable(table: TableObject, columns: readonly TableColumn[], required: readonly ColumnObject[] = []): string {
  const unlogged = table.persistence === "unlogged" ? "unlogged " : "";
  const head = `create ${unlogged}table ${qualifiedName(table.schema, table.name)}`;
  const body =
    table.of_type !== undefined
      ? ofType(table.of_type, columns)
      : table.partition_of === null
        ? listed([...columns.map((each) => renderColumn(each.column, each.with_default)), ...required.map(ownNotNull)])
        : ` partition of ${tableOf(table.partition_of.parent)}${saidInPartition(table, columns)} ${table.partition_of.bound}`;
  const inherits = table.inherits.length === 0 ? "" : ` inherits (${table.inherits.map(tableOf).join(", ")})`;
  const partition = table.partition_key === null ? "" : ` partition by ${table.partition_key}`;
  const method = table.access_method === undefined ? "" : ` using ${quoteIdent(table.access_method)}`;
  const tablespace = table.tablespace === undefined ? "" : ` tablespace ${quoteIdent(table.tablespace)}`;
  return `${head}${body}${inherits}${partition}${method}${renderOptions(table.options)}${tablespace}`;
}

function listed(parts: readonly string[]): string {
  return ` (${parts.map((part) => `\n  ${part}`).join(",")}${parts.length === 0 ? "" : "\n"})`;
}

function ownNotNull(column: ColumnObject): string {
  return `constraint ${quoteIdent(column.not_null_as?.name ?? bornNotNull(column.table, column.name))} not null ${quoteIdent(column.name)}`;
}

/** A partition is born with its parent's access method and in its tablespace where it does not say otherwise. */
export function besidesParent<T extends TableObject>(table: T, parent: TableObject | undefined): T {
  if (table.partition_of === null || parent === undefined) return table;
  return {
    ...table,
    ...(parent.access_method !== undefined && table.access_method === undefined && table.partition_key === null ? { access_method: "heap" } : {}),
    ...(parent.tablespace !== undefined && table.tablespace === undefined ? { tablespace: "pg_default" } : {}),
  };
}

/** A partition that is partitioned itself and leaves the method to the server's default (17): one that its parent has is taken away again. */
export function besidesMethod(table: TableObject, parent: TableObject | undefined): readonly string[] {
  return table.partition_key === null || table.access_method !== undefined || parent?.access_method === undefined ? [] : [setAccessMethod(table)];
}

/** What is partitioned may leave the method to the server's default; else that is heap. */
export function setAccessMethod(table: TableObject): string {
  const method = table.access_method === undefined ? (table.partition_key === null ? "heap" : "default") : quoteIdent(table.access_method);
  return `alter table ${qualifiedName(table.schema, table.name)} set access method ${method}`;
}

/** The type gives the columns; the table may require them and give defaults. */
function ofType(type: Address, columns: readonly TableColumn[]): string {
  const own = columns.flatMap(({ column, with_default }) => {
    const words = `${with_default && column.default !== null ? ` default ${column.default}` : ""}${column.not_null ? " not null" : ""}`;
    return words === "" ? [] : [`${quoteIdent(column.name)} with options${words}`];
  });
  return ` of ${type.slice(type.indexOf(":") + 1)}${own.length === 0 ? "" : ` (${own.join(", ")})`}`;
}

/** A NOT NULL that a partition names in its own statement (18): there it may differ from its parent's. */
export function isNamedInPartition(table: TableObject, column: ColumnObject): boolean {
  return table.partition_of !== null && column.not_null && column.not_null_as?.name != null;
}

/** What a partition calls its NOT NULLs where it does not have their names from its parent (18), and computes otherwise; the parent gives all else. */
function saidInPartition(table: TableObject, columns: readonly TableColumn[]): string {
  const said = columns.flatMap(({ column, computed }) => {
    const words = [
      ...(computed === true && column.generated !== null ? [generatedWords(column.generated)] : []),
      ...(isNamedInPartition(table, column) ? [notNullWords(column)] : []),
    ];
    return words.length === 0 ? [] : [`${quoteIdent(column.name)} ${words.join(" ")}`];
  });
  return said.length === 0 ? "" : ` (${said.join(", ")})`;
}

/** Does a partition compute it otherwise than its parent? */
export function isComputedOtherwise(table: TableObject, column: ColumnObject, inherited: ColumnObject | null): boolean {
  return table.partition_of !== null && column.generated !== null && inherited !== null && column.generated.expression !== inherited.generated?.expression;
}

/** ` with (fillfactor='70')`; nothing without options. */
export function renderOptions(options: readonly string[]): string {
  if (options.length === 0) return "";
  const items = options.map((option) => {
    const at = option.indexOf("=");
    return at < 0 ? option : `${option.slice(0, at)}=${quoteLiteral(option.slice(at + 1))}`;
  });
  return ` with (${items.join(", ")})`;
}

/** The qualified, quoted name inside the address of a table or foreign table. */
export function tableOf(address: string): string {
  return address.slice(address.indexOf(":") + 1);
}

type Parents = readonly [ColumnObject, ...ColumnObject[]];

/** Heirs have its NOT NULL as well. */
export function requiresOfHeirs(column: ColumnObject): boolean {
  return column.not_null && column.not_null_as?.no_inherit !== true;
}

/** What differs between a column that came from the parent and what the child has; settings are each table's own. A default can be left to be set later. */
export function overrideColumn(table: TableObject, [inherited, ...others]: Parents, own: ColumnObject, withDefault: boolean): readonly string[] {
  const alter = `alter table only ${qualifiedName(table.schema, table.name)} alter column ${quoteIdent(own.name)}`;
  const statements: string[] = [];
  if (withDefault && own.generated === null && own.identity === null && inherited.default !== own.default)
    statements.push(own.default === null ? `${alter} drop default` : `${alter} set default ${own.default}`);
  if (!isNamedInPartition(table, own) && own.not_null && ![inherited, ...others].some(requiresOfHeirs) && own.local !== true)
    statements.push(
      own.not_null_as === undefined
        ? `${alter} set not null`
        : `alter table only ${qualifiedName(table.schema, table.name)} add constraint ${quoteIdent(own.not_null_as.name ?? bornNotNull(own.table, own.name))} not null ${quoteIdent(own.name)}${own.not_null_as.no_inherit ? " no inherit" : ""}`,
    );
  if (own.identity !== null && own.local !== true) statements.push(`${alter} add ${asIdentity(own.identity)}`);
  // A child is born with its parent's settings where the parent has them by then.
  if (own.storage === null && inherited.storage !== null) statements.push(`${alter} set storage ${ownStorage(own.type)}`);
  if (own.compression === null && inherited.compression !== null) statements.push(`${alter} set compression default`);
  return statements;
}
