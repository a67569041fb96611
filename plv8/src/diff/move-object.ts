import type { Address, Catalog, CatalogObject, ColumnObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import { isSameCall, withAttribute, withReferences, withSchemas, withValues } from "./move-text.ts";
import type { Moves } from "./moves.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import { substituteNames } from "./substitute-names.ts";
import { tableKey } from "./rebase-object.ts";

type Name = { readonly schema: string; readonly name: string };
type Own = { readonly schema: string | null; readonly name: string };

/**
 * Every object before, in its order, as it looks once the moves have happened and nothing else: Postgres carries columns, expressions and bodies that it has
 * read along; a body in quotes stays as it is.
 */
export function movedCatalog(before: Catalog, moves: Moves, after: Catalog | null = null): Catalog {
  if (moves.objects.size === 0 && moves.values.size === 0 && moves.attributes.size === 0) return before;
  const names = namesOf(before, moves);
  const moved = before.objects.map((object) => movedNames(object, names));
  const addresses = new Map(before.objects.map((object, at) => [object.address, moved[at]?.address ?? object.address]));
  const later = new Map((after?.objects ?? []).map((object) => [object.address, object]));
  return { ...before, objects: before.objects.map((object, at) => {
    const done = movedTexts(object, moved[at] ?? object, names, (address) => addresses.get(address) ?? movedReference(address, names));
    return withOverloads(done, later.get(done.address), overloadsOf(object, names));
  }) };
}

type Names = {
  readonly moves: Moves;
  readonly schemas: ReadonlyMap<string, string>;
  /** Relations, types and other things with a name of their own in a schema, and what moves with its schema. */
  readonly qualified: ReadonlyMap<string, Name>;
  readonly functions: ReadonlyMap<Address, { readonly key: string; readonly to: Name }>;
  /** Foreign servers and wrappers. */
  readonly bare: ReadonlyMap<string, string>;
  /** Per table: indexes and keys. */
  readonly indexes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Columns of a composite type whose attributes have other names. */
  readonly composites: ReadonlyMap<Address, Address>;
  /** Tables of such a type. */
  readonly typed: ReadonlyMap<string, Address>;
};

function namesOf(before: Catalog, moves: Moves): Names {
  const schemas = new Map<string, string>();
  const qualified = new Map<string, Name>();
  const functions = new Map<Address, { key: string; to: Name }>();
  const indexes = new Map<string, Map<string, string>>();
  const composites = new Map<Address, Address>();
  for (const object of before.objects) {
    const to = moves.objects.get(object.address);
    if (object.kind === "schema" && to !== undefined) schemas.set(object.name, to.name);
    if (object.kind === "index" || object.kind === "constraint") {
      const key = tableKey(object.schema, object.table);
      if (to !== undefined) indexes.set(key, (indexes.get(key) ?? new Map<string, string>()).set(object.name, to.name));
    }
    if (object.kind === "column" && moves.attributes.size > 0) {
      const type = `composite:${object.type.replace(/\[\]$/u, "")}`;
      if (moves.attributes.has(type)) composites.set(object.address, type);
    }
  }
  for (const object of before.objects) {
    const name = ownName(object, moves.objects.get(object.address), schemas);
    if (name === null) continue;
    const key = tableKey(object.kind === "schema" ? "" : ("schema" in object ? object.schema ?? "" : ""), object.name);
    const of = moves.objects.get(object.address);
    if (object.kind === "function" && of !== undefined) functions.set(object.address, { key, to: name });
    else if (!qualified.has(key)) qualified.set(key, name);
    const [many, later] = [multirangeOf(object), multirangeOf(of)];
    if (many !== null) qualified.set(tableKey(many.schema, many.name), later ?? { schema: name.schema, name: many.name });
  }
  const bare = new Map([...moves.objects].flatMap(([address, to]) => (to.kind === "foreign_server" || to.kind === "foreign_data_wrapper" ? [[address.slice(address.indexOf(":") + 1), quoteIdent(to.name)] as const] : [])));
  const typed = new Map(before.objects.flatMap((object) => (object.kind === "table" && object.of_type !== undefined && moves.attributes.has(object.of_type) ? [[tableKey(object.schema, object.name), object.of_type] as const] : [])));
  return { moves, schemas, qualified, functions, bare, indexes, composites, typed };
}

/** The second type that a range type brings along has a name of its own. */
export function multirangeOf(object: CatalogObject | undefined): Name | null {
  if (object?.kind !== "range" || object.definition === null) return null;
  const tokens = sqlTokens(object.definition);
  const at = tokens.findIndex((token) => token.name === "multirange_type_name");
  const [schema, name] = tokens.slice(at + 1).flatMap((token) => (token.name === null ? [] : [token.name]));
  return at < 0 || schema === undefined || name === undefined ? null : { schema, name };
}

/** Its name within its later schema, where that is another; null for what has no such name. */
function ownName(object: CatalogObject, to: CatalogObject | undefined, schemas: ReadonlyMap<string, string>): Name | null {
  if (object.kind === "schema" || "table" in object && object.kind !== "index" || object.kind === "rule" || !("schema" in object) || object.schema === null) return null;
  const schema = schemas.get(object.schema) ?? object.schema;
  const own: Own = to === undefined ? { schema, name: object.name } : { schema: object.kind === "index" || (object.kind === "sequence" && object.owned_by !== null) || !("schema" in to) ? schema : to.schema, name: to.name };
  return own.schema === object.schema && own.name === object.name ? null : { schema: own.schema ?? schema, name: own.name };
}

/** Schema, table, name and address. */
function movedNames(object: CatalogObject, names: Names): CatalogObject {
  const to = names.moves.objects.get(object.address);
  if (object.kind === "schema") return to === undefined ? object : { ...object, name: to.name, address: to.address };
  const name = to?.name ?? object.name;
  if ("table" in object) {
    const table = names.qualified.get(tableKey(object.schema, object.table)) ?? { schema: names.schemas.get(object.schema) ?? object.schema, name: object.table };
    const address = object.kind === "index" ? `index:${qualifiedName(table.schema, name)}` : `${object.kind}:${qualifiedName(table.schema, table.name)}.${quoteIdent(name)}`;
    return { ...object, schema: table.schema, table: table.name, name, address };
  }
  if (object.kind === "rule") {
    const of = movedReference(object.address.slice(0, -quoteIdent(object.name).length - 1), names);
    return { ...object, name, schema: object.schema === null ? null : names.schemas.get(object.schema) ?? object.schema, address: `${of}.${quoteIdent(name)}` };
  }
  const own = ownName(object, to, names.schemas);
  const schema = own?.schema ?? ("schema" in object && object.schema !== null ? names.schemas.get(object.schema) ?? object.schema : null);
  const moved = { ...object, ...("schema" in object ? { schema } : {}), name: own?.name ?? name } as CatalogObject;
  return { ...moved, address: movedAddress(object, moved, names) };
}

function movedAddress(object: CatalogObject, moved: CatalogObject, names: Names): Address {
  if (object.kind === "function" && moved.kind === "function") {
    const types = object.address.slice(`function:${qualifiedName(object.schema, object.name)}`.length);
    return `function:${qualifiedName(moved.schema, moved.name)}${substituteNames(types, { tables: names.qualified, columns: new Map() })}`;
  }
  if (object.kind === "default_privileges") return object.schema === null || moved.kind !== "default_privileges" || moved.schema === null ? object.address : `default_privileges:${quoteIdent(moved.schema)}${object.address.slice(`default_privileges:${quoteIdent(object.schema)}`.length)}`;
  const to = names.moves.objects.get(object.address);
  return to !== undefined ? (("schema" in moved && moved.schema !== null) ? `${object.kind}:${qualifiedName(moved.schema, moved.name)}` : to.address) : movedReference(object.address, names);
}

/** The address of something that is told by its names alone. */
function movedReference(address: Address, names: Names): Address {
  const at = address.indexOf(":") + 1;
  const identity = address.slice(at);
  if (address.startsWith("schema:")) { const to = names.moves.objects.get(address); return to?.address ?? address; }
  const text = substituteNames(identity, { tables: names.qualified, columns: new Map() });
  const first = sqlTokens(text)[0];
  const schema = first?.name == null || text !== identity || sqlTokens(text)[1]?.text !== "." ? undefined : names.schemas.get(first.name);
  return `${address.slice(0, at)}${schema === undefined || first === undefined ? text : `${quoteIdent(schema)}${text.slice(first.text.length)}`}`;
}

const texts: ReadonlySet<string> = new Set(["definition", "additions", "using", "check", "default", "type", "predicate", "keys", "generated", "checks", "attributes", "returns", "arguments", "collation", "types", "partition_key", "bound", "expression"]);
const references: ReadonlySet<string> = new Set(["depends_on", "inherits", "parent", "of_type", "owned_by", "of", "attached_to", "part_of", "references", "partition_of", "copies"]);

function movedTexts(object: CatalogObject, moved: CatalogObject, names: Names, addressOf: (address: Address) => Address): CatalogObject {
  const inBody = functionsNamed(object, names);
  const read = composedOf(object, names);
  const text = (written: string): string => substituteNames(withSchemas(withReferences(attributed(withValues(written, names.moves.values), read), names.qualified, inBody), names.schemas), { tables: names.qualified, columns: new Map() });
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return references.has(key) || key === "table" ? addressOf(value) : texts.has(key) ? text(value) : value;
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, ["name", "columns", "comment", "kind", "valid"].includes(name) ? each : walk(each, name)]));
  };
  const attributed = (written: string, renames: ReadonlyMap<string, string>): string => (renames.size === 0 ? written : withAttribute(written, renames));
  const fields = Object.fromEntries(Object.entries(moved).map(([key, value]) => [key, texts.has(key) || references.has(key) ? walk(value, key) : value])) as unknown as CatalogObject;
  return withOwnNames(object, withParts(object, inSchema(object, fields, names), names), names);
}

/** What moves to another schema needs that one. */
function inSchema(object: CatalogObject, moved: CatalogObject, names: Names): CatalogObject {
  if (!("schema" in object) || !("schema" in moved) || object.schema === null || moved.schema === null || names.schemas.get(object.schema) === moved.schema || object.schema === moved.schema) return moved;
  const [former, later] = [`schema:${quoteIdent(names.schemas.get(object.schema) ?? object.schema)}`, `schema:${quoteIdent(moved.schema)}`];
  return { ...moved, depends_on: moved.depends_on.map((need) => (need === former ? later : need)) };
}

/** Functions with another name that the object needs: another of that name may stay. */
function functionsNamed(object: CatalogObject, names: Names): ReadonlyMap<string, Name> {
  if (names.functions.size === 0) return new Map();
  const named = [object.address, ...object.depends_on].flatMap((address) => { const found = names.functions.get(address); return found === undefined ? [] : [[found.key, found.to] as const]; });
  const both = overloadsOf(object, names);
  return new Map(named.filter(([key]) => !both.has(key)));
}

/** Names of functions of which the object needs both one that is renamed and one that is not: a text does not say which is meant. */
function overloadsOf(object: CatalogObject, names: Names): ReadonlyMap<string, Name> {
  if (names.functions.size === 0) return new Map();
  const needs = object.depends_on.filter((need) => need.startsWith("function:"));
  return new Map(needs.flatMap((need) => { const found = names.functions.get(need); return found !== undefined && needs.some((other) => other !== need && isOverload(other, found, names)) ? [[found.key, found.to] as const] : []; }));
}

function isOverload(address: Address, of: { readonly key: string; readonly to: Name }, names: Names): boolean {
  const [schema = "", name = ""] = of.key.split("\n");
  const other = names.functions.get(address)?.to;
  return address.startsWith(`function:${qualifiedName(schema, name)}(`) && (other?.schema !== of.to.schema || other.name !== of.to.name);
}

/** Where the later text is this one but for names of such functions, it is what Postgres makes of it. */
function withOverloads(moved: CatalogObject, later: CatalogObject | undefined, overloads: ReadonlyMap<string, Name>): CatalogObject {
  if (overloads.size === 0 || later === undefined) return moved;
  const wished = later as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(moved).map(([key, value]) => [key, texts.has(key) && typeof value === "string" && typeof wished[key] === "string" && isSameCall(value, wished[key], overloads) ? wished[key] : value])) as unknown as CatalogObject;
}

/** Attributes with other names that a text of the object can mean. */
function composedOf(object: CatalogObject, names: Names): ReadonlyMap<string, string> {
  if (names.moves.attributes.size === 0 || object.kind === "composite") return new Map();
  return new Map(object.depends_on.flatMap((need) => [...(names.moves.attributes.get(need) ?? []), ...(names.moves.attributes.get(names.composites.get(need) ?? "") ?? [])]));
}

/** Values, attributes, and what a table says of its indexes. */
function withParts(object: CatalogObject, moved: CatalogObject, names: Names): CatalogObject {
  if (moved.kind === "enum") { const map = names.moves.values.get(object.address); return map === undefined ? moved : { ...moved, values: moved.values.map((value) => map.get(value) ?? value) }; }
  if (moved.kind === "composite") { const map = names.moves.attributes.get(object.address); return map === undefined ? moved : { ...moved, attributes: moved.attributes.map((each) => ({ ...each, name: map.get(each.name) ?? each.name })) }; }
  if (object.kind === "column" && moved.kind === "column") return typedColumn(object, moved, names);
  if (object.kind !== "table" || moved.kind !== "table") return moved;
  const map = names.indexes.get(tableKey(object.schema, object.name));
  const bound = moved.partition_of === null || names.moves.values.size === 0 ? {} : { partition_of: { ...moved.partition_of, bound: boundOf(moved.partition_of.bound, object, names) } };
  if (map === undefined) return { ...moved, ...bound };
  const identity = moved.replica_identity.startsWith("index ") ? `index ${map.get(moved.replica_identity.slice("index ".length)) ?? moved.replica_identity.slice("index ".length)}` : moved.replica_identity;
  return { ...moved, ...bound, replica_identity: identity, ...(moved.cluster_on === undefined ? {} : { cluster_on: map.get(moved.cluster_on) ?? moved.cluster_on }) };
}

/** A column of a typed table has its attribute's name. */
function typedColumn(column: ColumnObject, moved: ColumnObject, names: Names): CatalogObject {
  const name = names.moves.attributes.get(names.typed.get(tableKey(column.schema, column.table)) ?? "")?.get(column.name);
  return name === undefined ? moved : { ...moved, name, address: `${moved.address.slice(0, -quoteIdent(moved.name).length)}${quoteIdent(name)}` };
}

/** A bound says its values without their type. */
function boundOf(bound: string, table: CatalogObject, names: Names): string {
  const types = [...names.moves.values].filter(([type]) => table.depends_on.includes(type));
  const all = new Map((types.length === 0 ? [...names.moves.values] : types).flatMap(([, values]) => [...values]));
  return sqlTokens(bound).map(({ text }) => { const to = text.startsWith("'") ? all.get(text.slice(1, -1).replaceAll("''", "'")) : undefined; return to === undefined ? text : `'${to.replaceAll("'", "''")}'`; }).join("");
}

const unqualified: ReadonlySet<CatalogObject["kind"]> = new Set(["index", "trigger", "rule", "publication", "event_trigger", "foreign_server", "foreign_data_wrapper"]);

/** The name in a definition that says it without a schema. */
function withOwnNames(object: CatalogObject, given: CatalogObject, names: Names): CatalogObject {
  const moved = names.bare.size > 0 && /^foreign_/u.test(given.kind) && "definition" in given && typeof given.definition === "string" ? { ...given, definition: given.definition.replace(/( (?:SERVER|FOREIGN DATA WRAPPER) )("(?:[^"]|"")+"|\w+)/gu, (_all, words: string, name: string) => `${words}${names.bare.get(name) ?? name}`) } as CatalogObject : given;
  const later = moved.kind === "publication" && names.schemas.size > 0 && moved.definition !== null ? { ...moved, definition: moved.definition.replace(/(?<=TABLES IN SCHEMA )[^;(]*/u, (list) => sqlTokens(list).map((token) => (token.name !== null && names.schemas.has(token.name) ? quoteIdent(names.schemas.get(token.name) ?? "") : token.text)).join("")) } : moved;
  if (object.name === later.name || !unqualified.has(object.kind) || !("definition" in later) || later.definition === null) return later;
  const tokens = sqlTokens(later.definition);
  const at = tokens.findIndex((token) => token.name === object.name && (token.text.startsWith('"') || token.text !== token.text.toUpperCase()));
  return { ...later, definition: tokens.map((token, index) => (index === at ? quoteIdent(later.name) : token.text)).join("") };
}
