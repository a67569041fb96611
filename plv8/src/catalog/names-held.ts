import type { CatalogObject } from "../types/catalog.ts";
import { qualifiedName } from "../render/names.ts";

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

/** What an object is called among relations and among types of its schema, its counter and multirange with it: `relation shop.orders`, `type shop.orders`. */
export function namesHeld(object: CatalogObject): readonly string[] {
  if (!("schema" in object) || object.schema === null) return [];
  const { schema } = object;
  const isKey = object.kind === "constraint" && ["primary", "unique", "exclusion"].includes(object.type);
  const among = (kind: "relation" | "type", name: string): string => `${kind} ${qualifiedName(schema, name)}`;
  return [
    ...(relations.has(object.kind) || isKey ? [among("relation", object.name)] : []),
    ...(types.has(object.kind) ? [among("type", object.name)] : []),
    ...(object.kind === "column" && object.identity?.sequence !== undefined ? [among("relation", object.identity.sequence)] : []),
    ...(object.kind === "range" ? multirangeOf(object.definition).map((name) => `type ${name}`) : []),
  ];
}

/** Qualified, as the definition says it. */
function multirangeOf(definition: string | null): readonly string[] {
  const name = /\bmultirange_type_name\s*=\s*((?:"(?:[^"]|"")*"|[^\s,")])+)/iu.exec(definition ?? "")?.[1];
  return name === undefined ? [] : [name];
}
