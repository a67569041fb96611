import type { Address, CatalogObject, ColumnObject, ConstraintObject, SequenceObject, TableObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent, quoteLiteral, unquoteIdent } from "../render/names.ts";
import { behindKeys } from "./behind-keys.ts";
import { renameForeignColumns } from "./rename-foreign-columns.ts";
import type { RenameMap } from "./rename-map.ts";
import { substituteNames, type NameSubstitution } from "./substitute-names.ts";

/** What an object looks like once the renames have happened and nothing else: Postgres carries columns, keys and expressions along. */
export function rebaseObject(
  object: CatalogObject,
  renames: RenameMap,
  tables: ReadonlyMap<string, TableObject>,
  sequences: ReadonlyMap<string, string>,
): CatalogObject {
  if (renames.tables.size === 0 && renames.columns.size === 0) return object;
  const references = object.depends_on.map((address) => rebaseAddress(address, renames));
  const moved = { ...object, depends_on: references };
  if (moved.kind === "table") return inSchema(object, rebaseTable(moved, renames));
  if (moved.kind === "sequence") return inSchema(object, rebaseSequence(moved, renames));
  if ("table" in moved) return inSchema(object, rebaseChild(moved, renames, tables, sequences));
  return rebaseText(renameForeignColumns(moved, object, renames), object, renames, tables);
}

/** What moves to another schema needs that one. */
function inSchema<T extends CatalogObject>(before: CatalogObject, moved: T): T {
  if (!("schema" in before) || !("schema" in moved) || before.schema === moved.schema || before.schema === null || moved.schema === null) return moved;
  const [former, later] = [`schema:${quoteIdent(before.schema)}`, `schema:${quoteIdent(moved.schema)}`];
  return { ...moved, depends_on: moved.depends_on.map((need) => (need === former ? later : need)) };
}

/** What belongs to a column moves to another schema with its table. */
function rebaseSequence(sequence: SequenceObject, renames: RenameMap): SequenceObject {
  if (sequence.owned_by === null) return sequence;
  const owned_by = rebaseAddress(sequence.owned_by, renames);
  const schema = ownerMoves(sequence.owned_by, renames) ?? sequence.schema;
  return { ...sequence, owned_by, schema, address: `sequence:${qualifiedName(schema, sequence.name)}` };
}

/** The schema that the table of a column moves to. */
function ownerMoves(column: Address, renames: RenameMap): string | null {
  for (const [from, to] of renames.tables) if (column.startsWith(`column:${from.slice("table:".length)}.`)) return to.schema;
  return null;
}

/** Kinds whose texts name no table: what is called as one there is their own. */
const nameNoTable: ReadonlySet<CatalogObject["kind"]> = new Set([
  "collation",
  "conversion",
  "text_search_configuration",
  "text_search_dictionary",
  "text_search_parser",
  "text_search_template",
]);

/** Kinds that are told as a text: it names tables, and a rule or statistics the columns of one table. */
function rebaseText<T extends CatalogObject>(moved: T, former: T, renames: RenameMap, tables: ReadonlyMap<string, TableObject>): T {
  if (!("definition" in moved) || moved.definition === null || nameNoTable.has(moved.kind)) return moved;
  const names = tableSubstitution(renames, tables);
  const own = former.kind === "rule" || former.kind === "statistics" ? ownTable(former, tables) : null;
  const all = own === null ? names : { ...names, columns: columnNames(own, renames) };
  const signature = moved.kind === "function" && names.tables.size > 0;
  return {
    ...moved,
    definition: substituteNames(moved.definition, all),
    ...("additions" in moved && moved.additions !== undefined ? { additions: moved.additions.map((text) => substituteNames(text, names)) } : {}),
    ...(signature
      ? {
          arguments: substituteNames(moved.arguments, names),
          address: `function:${substituteNames(moved.address.slice("function:".length), names)}`,
          returns: optional(moved.returns, names),
        }
      : {}),
    ...(moved.kind === "rule" ? { address: rebaseAddress(moved.address, renames) } : {}),
  };
}

/** The one table that a rule or statistics are about. */
function ownTable(object: CatalogObject, tables: ReadonlyMap<string, TableObject>): { readonly schema: string; readonly table: string } | null {
  for (const table of tables.values()) {
    const name = table.address.slice("table:".length);
    if (object.kind === "rule" ? object.address.startsWith(`rule:${name}.`) : "definition" in object && object.definition?.endsWith(` FROM ${name}`) === true)
      return { schema: table.schema, table: table.name };
  }
  return null;
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
    if (address.slice(at + 1).startsWith(`${identity}.`))
      return `${address.slice(0, at + 1)}${to.address.slice("table:".length)}${address.slice(at + 1 + identity.length)}`;
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

function rebaseChild(child: TableChild, renames: RenameMap, tables: ReadonlyMap<string, TableObject>, sequences: ReadonlyMap<string, string>): CatalogObject {
  const owner = tables.get(tableKey(child.schema, child.table));
  const target = owner === undefined ? undefined : renames.tables.get(owner.address);
  const names = { ...tableSubstitution(renames, tables), columns: columnNames(child, renames) };
  const address = child.kind === "index" && target !== undefined ? `index:${qualifiedName(target.schema, child.name)}` : rebaseAddress(child.address, renames);
  const moved = { ...child, address, schema: target?.schema ?? child.schema, table: target?.name ?? child.table };
  if (moved.kind === "column") return rebaseColumn(moved, child.address, renames, names, sequences);
  if (moved.kind === "constraint") return rebaseConstraint(moved, renames, names);
  if (moved.kind === "index") {
    return {
      ...moved,
      definition: substituteNames(moved.definition, { ...names, kept: behindKeys }),
      keys: moved.keys.map((key) => names.columns.get(key) ?? (isColumn(moved, key) ? key : substituteNames(key, names))),
      predicate: optional(moved.predicate, names),
    };
  }
  if (moved.kind === "trigger") return { ...moved, definition: substituteNames(moved.definition, names) };
  return { ...moved, using: optional(moved.using, names), check: optional(moved.check, names) };
}

/** A key that is a column is told by its bare name, another as a text. */
function isColumn(index: { readonly schema: string; readonly table: string; readonly depends_on: readonly Address[] }, key: string): boolean {
  return index.depends_on.includes(`column:${qualifiedName(index.schema, index.table)}.${quoteIdent(key)}`);
}

function rebaseColumn(moved: ColumnObject, former: Address, renames: RenameMap, names: NameSubstitution, sequences: ReadonlyMap<string, string>): ColumnObject {
  const target = renames.columns.get(former);
  const generated = moved.generated === null ? null : { ...moved.generated, expression: substituteNames(moved.generated.expression, names) };
  const rest = {
    ...moved,
    generated,
    type: substituteNames(moved.type, { ...names, columns: new Map() }),
    default: rebaseDefault(moved.default, sequences),
  };
  return target === undefined ? rest : { ...rest, address: target.address, name: target.name };
}

function rebaseConstraint(moved: ConstraintObject, renames: RenameMap, names: NameSubstitution): ConstraintObject {
  const references = moved.references;
  const referenced =
    references === null
      ? null
      : {
          table: rebaseAddress(references.table, renames),
          columns: references.columns.map(
            (column) => renames.columns.get(`column:${references.table.slice("table:".length)}.${quoteIdent(column)}`)?.name ?? column,
          ),
        };
  return {
    ...moved,
    columns: moved.columns.map((column) => names.columns.get(column) ?? column),
    references: referenced,
    definition:
      moved.type === "foreign" && referenced !== null
        ? rebaseForeignKey(moved, referenced.columns, names)
        : substituteNames(moved.definition, moved.type === "exclusion" ? { ...names, kept: behindKeys } : names),
  };
}

/** Former name → later name of sequences that move to another schema with the column that they belong to. */
export function movedSequences(objects: readonly CatalogObject[], renames: RenameMap): ReadonlyMap<string, string> {
  const name = (sequence: SequenceObject): string => qualifiedName(sequence.schema, sequence.name);
  const moves = renames.tables.size === 0 ? [] : objects.filter((object) => object.kind === "sequence");
  return new Map(moves.map((object) => [name(object), name(rebaseSequence(object, renames))] as const).filter(([from, to]) => from !== to));
}

/** `nextval('shop.orders_id_seq'::regclass)` of such a sequence. */
function rebaseDefault(text: string | null, sequences: ReadonlyMap<string, string>): string | null {
  if (text === null || sequences.size === 0) return text;
  return text.replaceAll(/nextval\('((?:[^']|'')+)'/gu, (whole, quoted: string) => {
    const later = sequences.get(quoted.replaceAll("''", "'"));
    return later === undefined ? whole : `nextval(${quoteLiteral(later)}`;
  });
}

/** Both column lists of a foreign key are renamed apart: the same name can stand on both sides. */
function rebaseForeignKey(key: ConstraintObject, referenced: readonly string[], names: NameSubstitution): string {
  const [own, other] = splitOnce(key.definition, " REFERENCES");
  const theirs = new Map((key.references?.columns ?? []).map((column, index) => [column, referenced[index] ?? column]));
  return `${substituteNames(own, names)} ${substituteNames(`REFERENCES${other}`, { ...names, columns: theirs })}`;
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}

function columnNames(child: { readonly schema: string; readonly table: string }, renames: RenameMap): ReadonlyMap<string, string> {
  const prefix = `column:${quoteIdent(child.schema)}.${quoteIdent(child.table)}.`;
  const names = new Map<string, string>();
  for (const [from, to] of renames.columns) {
    if (!from.startsWith(prefix)) continue;
    const quoted = from.slice(prefix.length);
    names.set(unquoteIdent(quoted), to.name);
  }
  return names;
}

function tableSubstitution(renames: RenameMap, tables: ReadonlyMap<string, TableObject>): NameSubstitution {
  const names = new Map<string, { readonly schema: string; readonly name: string }>();
  for (const [key, table] of tables) {
    const target = renames.tables.get(table.address);
    if (target !== undefined) names.set(key, { schema: target.schema, name: target.name });
  }
  return { tables: names, tables_alone: true, columns: new Map() };
}

function optional(text: string | null, names: NameSubstitution): string | null {
  return text === null ? null : substituteNames(text, names);
}

/** Key of a table by its unquoted names. */
export function tableKey(schema: string, name: string): string {
  return `${schema}\n${name}`;
}
