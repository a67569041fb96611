import type { Address, Catalog, CatalogObject, ConstraintObject, TriggerObject } from "../types/catalog.ts";
import { allHeirsOf } from "../catalog/heirs-of.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import type { Moves } from "./moves.ts";
import { tableKey } from "./rebase-object.ts";

export type Name = { readonly schema: string; readonly name: string };
type Own = { readonly schema: string | null; readonly name: string };

/** What moves, looked up by the names that texts and fields say. */
export type Names = {
  readonly moves: Moves;
  readonly schemas: ReadonlyMap<string, string>;
  /** Relations, types and other things with a name of their own in a schema, and what moves with its schema. */
  readonly qualified: ReadonlyMap<string, Name>;
  readonly functions: ReadonlyMap<Address, { readonly key: string; readonly to: Name }>;
  /** Foreign servers and wrappers. */
  readonly bare: ReadonlyMap<string, string>;
  /** Per table: indexes and keys. */
  readonly indexes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Per partition: triggers and checks of the tables above it. */
  readonly triggers: ReadonlyMap<Address, ReadonlyMap<string, string>>;
  readonly checks: ReadonlyMap<Address, ReadonlyMap<string, string>>;
  /** Columns of a composite type whose attributes have other names. */
  readonly composites: ReadonlyMap<Address, Address>;
  /** Tables of such a type. */
  readonly typed: ReadonlyMap<string, Address>;
};

export function namesOf(before: Catalog, moves: Moves): Names {
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
    const key = tableKey(object.kind === "schema" ? "" : "schema" in object ? (object.schema ?? "") : "", object.name);
    const of = moves.objects.get(object.address);
    if (object.kind === "function" && of !== undefined) functions.set(object.address, { key, to: name });
    else if (!qualified.has(key)) qualified.set(key, name);
    const [many, later] = [multirangeOf(object), multirangeOf(of)];
    if (many !== null) qualified.set(tableKey(many.schema, many.name), later ?? { schema: name.schema, name: many.name });
  }
  const bare = new Map(
    [...moves.objects].flatMap(([address, to]) =>
      to.kind === "foreign_server" || to.kind === "foreign_data_wrapper" ? [[address.slice(address.indexOf(":") + 1), quoteIdent(to.name)] as const] : [],
    ),
  );
  const typed = new Map(
    before.objects.flatMap((object) =>
      object.kind === "table" && object.of_type !== undefined && moves.attributes.has(object.of_type)
        ? [[tableKey(object.schema, object.name), object.of_type] as const]
        : [],
    ),
  );
  return { moves, schemas, qualified, functions, bare, indexes, composites, typed, ...namesAbove(before, moves) };
}

/** Triggers and checks of partitions are known by the name that they have above. */
function namesAbove(before: Catalog, moves: Moves): Pick<Names, "triggers" | "checks"> {
  const triggers = new Map<Address, Map<string, string>>();
  const checks = new Map<Address, Map<string, string>>();
  const renamed = before.objects.filter(
    (object): object is TriggerObject | ConstraintObject =>
      (object.kind === "trigger" || (object.kind === "constraint" && object.type === "check")) && moves.objects.has(object.address),
  );
  if (renamed.length === 0) return { triggers, checks };
  const objects = new Map(before.objects.map((object) => [object.address, object]));
  for (const part of renamed) {
    const found = part.kind === "trigger" ? triggers : checks;
    for (const { address } of allHeirsOf(objects, `table:${qualifiedName(part.schema, part.table)}`))
      found.set(address, (found.get(address) ?? new Map<string, string>()).set(part.name, moves.objects.get(part.address)?.name ?? part.name));
  }
  return { triggers, checks };
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
export function ownName(object: CatalogObject, to: CatalogObject | undefined, schemas: ReadonlyMap<string, string>): Name | null {
  if (object.kind === "schema" || ("table" in object && object.kind !== "index") || object.kind === "rule" || !("schema" in object) || object.schema === null)
    return null;
  const schema = schemas.get(object.schema) ?? object.schema;
  const own: Own =
    to === undefined
      ? { schema, name: object.name }
      : {
          schema: object.kind === "index" || (object.kind === "sequence" && object.owned_by !== null) || !("schema" in to) ? schema : to.schema,
          name: to.name,
        };
  return own.schema === object.schema && own.name === object.name ? null : { schema: own.schema ?? schema, name: own.name };
}
