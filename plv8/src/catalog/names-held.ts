import type { CatalogObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import { bornNotNull } from "./not-null-name.ts";

const relations: ReadonlySet<CatalogObject["kind"]> = new Set(["table", "view", "materialized_view", "sequence", "index", "foreign_table", "composite"]);
const types: ReadonlySet<CatalogObject["kind"]> = new Set([
  "table",
  "view",
  "materialized_view",
  "foreign_table",
  "composite",
  "enum",
  "domain",
  "base_type",
  "range",
]);

/**
 * What an object is called among relations and among types of its schema, its counter and multirange with it, and among constraints of its table:
 * `relation shop.orders`, `type shop.orders`, `constraint shop.orders.orders_pkey`.
 */
export function namesHeld(object: CatalogObject): readonly string[] {
  if (!("schema" in object) || object.schema === null) return [];
  const { schema } = object;
  const isKey = object.kind === "constraint" && ["primary", "unique", "exclusion"].includes(object.type);
  const among = (kind: "relation" | "type", name: string): string => `${kind} ${qualifiedName(schema, name)}`;
  return [
    ...(relations.has(object.kind) || isKey ? [among("relation", object.name)] : []),
    ...(types.has(object.kind) ? [among("type", object.name)] : []),
    ...(object.kind === "column" && object.identity?.sequence !== undefined ? [among("relation", object.identity.sequence)] : []),
    ...(object.kind === "constraint" ? [ofTable(object, object.name)] : []),
    ...(object.kind === "column" && object.not_null ? [ofTable(object, object.not_null_as?.name ?? bornNotNull(object.table, object.name))] : []),
    ...(object.kind === "range" ? multirangeOf(object.definition).map((name) => `type ${name}`) : []),
  ];
}

/** What nothing else may be called when it comes: of a column's NOT NULL (18) a name that is said, as Postgres finds a free one else. */
export function namesTaken(object: CatalogObject): readonly string[] {
  const isSaid = object.kind === "column" && object.not_null_as?.name != null;
  return namesHeld(object).filter((name) => isSaid || !name.startsWith(OF_TABLE));
}

const OF_TABLE = "constraint ";

function ofTable(part: { readonly schema: string; readonly table: string }, name: string): string {
  return constraintName(qualifiedName(part.schema, part.table), name);
}

/** Among what is held, a constraint's name; `table`: qualified. */
export function constraintName(table: string, name: string): string {
  return `${OF_TABLE}${table}.${quoteIdent(name)}`;
}

/** Qualified, as the definition says it. */
function multirangeOf(definition: string | null): readonly string[] {
  const name = /\bmultirange_type_name\s*=\s*((?:"(?:[^"]|"")*"|[^\s,")])+)/iu.exec(definition ?? "")?.[1];
  return name === undefined ? [] : [name];
}
