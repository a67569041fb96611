import type { ColumnObject } from "../types/catalog.ts";
import { notNullWords } from "./hidden-parts.ts";
import { quoteIdent } from "./names.ts";

/** Statements that change one column; `table` is a qualified, quoted name. */
export function addColumn(table: string, name: string, column: ColumnObject, options: { readonly withDefault: boolean; readonly notNull: boolean }): string {
  const parts = [
    `${quoteIdent(name)} ${column.type}`,
    column.collation === null ? "" : `collate ${column.collation}`,
    column.generated === null ? "" : `generated always as (${column.generated.expression}) ${column.generated.kind}`,
    options.withDefault && column.default !== null ? `default ${column.default}` : "",
    options.notNull ? notNullWords(column) : "",
  ];
  return `alter table ${table} add column ${parts.filter((part) => part !== "").join(" ")}`;
}

/** What a column has besides its definition: storage, compression, statistics. */
export function columnSettings(table: string, name: string, column: Pick<ColumnObject, "storage" | "compression" | "statistics">): readonly string[] {
  const alter = `alter table ${table} alter column ${quoteIdent(name)}`;
  return [
    ...(column.storage === null ? [] : [`${alter} set storage ${column.storage}`]),
    ...(column.compression === null ? [] : [`${alter} set compression ${column.compression}`]),
    ...(column.statistics === null ? [] : [`${alter} set statistics ${column.statistics}`]),
  ];
}

export function dropColumn(table: string, name: string): string {
  return `alter table ${table} drop column ${quoteIdent(name)}`;
}

export function renameColumn(table: string, from: string, to: string): string {
  return `alter table ${table} rename column ${quoteIdent(from)} to ${quoteIdent(to)}`;
}

export function setColumnDefault(table: string, name: string, expression: string | null): string {
  return `alter table ${table} alter column ${quoteIdent(name)} ${expression === null ? "drop default" : `set default ${expression}`}`;
}

export function setNotNull(table: string, name: string): string {
  return `alter table ${table} alter column ${quoteIdent(name)} set not null`;
}

export function dropNotNull(table: string, name: string): string {
  return `alter table ${table} alter column ${quoteIdent(name)} drop not null`;
}

export function alterColumnType(table: string, name: string, type: string, collation: string | null): string {
  return `alter table ${table} alter column ${quoteIdent(name)} type ${type}${collation === null ? "" : ` collate ${collation}`}`;
}

/** Statements about types of columns of one table, as one: rows are written again once, and each USING reads the former values. */
export function retypeTogether(table: string, statements: readonly string[]): string {
  const alter = `alter table ${table} `;
  return `${alter}${statements.map((statement) => statement.slice(alter.length)).join(",\n  ")}`;
}

export function setIdentity(table: string, name: string, identity: NonNullable<ColumnObject["identity"]>): string {
  return `alter table ${table} alter column ${quoteIdent(name)} add ${asIdentity(identity)}`;
}

export function asIdentity(identity: NonNullable<ColumnObject["identity"]>): string {
  return `generated ${identity.kind} as identity (${identityOptions(identity)})`;
}

export function dropIdentity(table: string, name: string): string {
  return `alter table ${table} alter column ${quoteIdent(name)} drop identity`;
}

export function identityOptions(identity: Omit<NonNullable<ColumnObject["identity"]>, "kind">): string {
  const { start, increment, min, max, cache, cycle, sequence, named } = identity;
  return `${named === true && sequence !== undefined ? `sequence name ${quoteIdent(sequence)} ` : ""}start with ${start} increment by ${increment} minvalue ${min} maxvalue ${max} cache ${cache} ${cycle ? "cycle" : "no cycle"}`;
}
