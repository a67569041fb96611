import type { Address, CatalogObject, ColumnObject, ConstraintObject, TableObject } from "../types/catalog.ts";
import { quoteIdent } from "../render/names.ts";
import type { RenameMap } from "./rename-map.ts";
import { substituteNames, type NameSubstitution } from "./substitute-names.ts";

/** What an object looks like once the renames have happened and nothing else: Postgres carries columns, keys and expressions along. */
export function rebaseObject(object: CatalogObject, renames: RenameMap, tables: ReadonlyMap<string, TableObject>): CatalogObject {
  if (renames.tables.size === 0 && renames.columns.size === 0) return object;
  const references = object.depends_on.map((address) => rebaseAddress(address, renames));
  const moved = { ...object, depends_on: references };
  if (moved.kind === "table") return rebaseTable(moved, renames);
  if (moved.kind === "sequence") return { ...moved, owned_by: moved.owned_by === null ? null : rebaseAddress(moved.owned_by, renames) };
  if (moved.kind === "view") return { ...moved, definition: substituteNames(moved.definition, tableSubstitution(renames, tables)) };
  if ("table" in moved) return rebaseChild(moved, renames, tables);
  return moved;
}

/** An address under the renames; addresses of children follow their table and column. */
export function rebaseAddress(address: Address, renames: RenameMap): Address {
  const table = renames.tables.get(address);
  if (table !== undefined) return table.address;
  const column = renames.columns.get(address);
  if (column !== undefined) return column.address;
  for (const [from, to] of renames.tables) {
    const identity = from.slice("table:".length);
    const at = address.indexOf(":");
    if (address.slice(at + 1).startsWith(`${identity}.`)) return `${address.slice(0, at + 1)}${to.address.slice("table:".length)}${address.slice(at + 1 + identity.length)}`;
  }
  return address;
}

function rebaseTable(table: TableObject, renames: RenameMap): TableObject {
  const target = renames.tables.get(table.address);
  const moved = {
    ...table,
    inherits: table.inherits.map((parent) => rebaseAddress(parent, renames)),
    partition_of: table.partition_of === null ? null : { ...table.partition_of, parent: rebaseAddress(table.partition_of.parent, renames) },
  };
  return target === undefined ? moved : { ...moved, address: target.address, name: target.name, schema: target.schema };
}

type TableChild = Extract<CatalogObject, { readonly table: string }>;

function rebaseChild(child: TableChild, renames: RenameMap, tables: ReadonlyMap<string, TableObject>): CatalogObject {
  const owner = tables.get(tableKey(child.schema, child.table));
  const target = owner === undefined ? undefined : renames.tables.get(owner.address);
  const names = { ...tableSubstitution(renames, tables), columns: columnNames(child, renames) };
  const moved = { ...child, address: rebaseAddress(child.address, renames), schema: target?.schema ?? child.schema, table: target?.name ?? child.table };
  if (moved.kind === "column") return rebaseColumn(moved, child.address, renames, names);
  if (moved.kind === "constraint") return rebaseConstraint(moved, renames, names);
  if (moved.kind === "index") {
    return { ...moved, definition: substituteNames(moved.definition, names), keys: moved.keys.map((key) => substituteNames(key, names)), predicate: optional(moved.predicate, names) };
  }
  if (moved.kind === "trigger") return { ...moved, definition: substituteNames(moved.definition, names) };
  return { ...moved, using: optional(moved.using, names), check: optional(moved.check, names) };
}

function rebaseColumn(moved: ColumnObject, former: Address, renames: RenameMap, names: NameSubstitution): ColumnObject {
  const target = renames.columns.get(former);
  const generated = moved.generated === null ? null : { ...moved.generated, expression: substituteNames(moved.generated.expression, names) };
  return target === undefined ? { ...moved, generated } : { ...moved, generated, address: target.address, name: target.name };
}

function rebaseConstraint(moved: ConstraintObject, renames: RenameMap, names: NameSubstitution): ConstraintObject {
  const references = moved.references;
  const referenced = references === null ? null : {
    table: rebaseAddress(references.table, renames),
    columns: references.columns.map((column) => renames.columns.get(`column:${references.table.slice("table:".length)}.${quoteIdent(column)}`)?.name ?? column),
  };
  return {
    ...moved,
    columns: moved.columns.map((column) => names.columns.get(column) ?? column),
    references: referenced,
    definition: moved.type === "foreign" && referenced !== null
      ? rebaseForeignKey(moved, referenced.columns, names)
      : substituteNames(moved.definition, names),
  };
}

/** Both column lists of a foreign key are renamed apart: the same name can stand on both sides. */
function rebaseForeignKey(key: ConstraintObject, referenced: readonly string[], names: NameSubstitution): string {
  const [own, other] = splitOnce(key.definition, " REFERENCES ");
  const theirs = new Map((key.references?.columns ?? []).map((column, index) => [column, referenced[index] ?? column]));
  return `${substituteNames(own, names)} REFERENCES ${substituteNames(other, { tables: names.tables, columns: theirs })}`;
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}

function columnNames(child: TableChild, renames: RenameMap): ReadonlyMap<string, string> {
  const prefix = `column:${quoteIdent(child.schema)}.${quoteIdent(child.table)}.`;
  const names = new Map<string, string>();
  for (const [from, to] of renames.columns) {
    if (!from.startsWith(prefix)) continue;
    const quoted = from.slice(prefix.length);
    names.set(quoted.startsWith('"') ? quoted.slice(1, -1).replaceAll('""', '"') : quoted, to.name);
  }
  return names;
}

function tableSubstitution(renames: RenameMap, tables: ReadonlyMap<string, TableObject>): NameSubstitution {
  const names = new Map<string, { readonly schema: string; readonly name: string }>();
  for (const [key, table] of tables) {
    const target = renames.tables.get(table.address);
    if (target !== undefined) names.set(key, { schema: target.schema, name: target.name });
  }
  return { tables: names, columns: new Map() };
}

function optional(text: string | null, names: NameSubstitution): string | null {
  return text === null ? null : substituteNames(text, names);
}

/** Key of a table by its unquoted names. */
export function tableKey(schema: string, name: string): string {
  return `${schema}\n${name}`;
}
