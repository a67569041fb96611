import type { Address, CatalogObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import { withOwnNames, withParts } from "./move-parts.ts";
import { isSameCall, withAttribute, withReferences, withSchemas, withValues } from "./move-text.ts";
import type { Name, Names } from "./names-under-moves.ts";
import { substituteNames } from "./substitute-names.ts";

const texts: ReadonlySet<string> = new Set([
  "definition",
  "additions",
  "using",
  "check",
  "default",
  "type",
  "predicate",
  "keys",
  "generated",
  "checks",
  "attributes",
  "returns",
  "arguments",
  "collation",
  "types",
  "partition_key",
  "bound",
  "expression",
]);
const references: ReadonlySet<string> = new Set([
  "depends_on",
  "inherits",
  "parent",
  "of_type",
  "owned_by",
  "of",
  "attached_to",
  "part_of",
  "references",
  "partition_of",
  "copies",
]);

/** Everything that an object says, under the moves; a body in quotes stays as it is. */
export function movedTexts(object: CatalogObject, moved: CatalogObject, names: Names, addressOf: (address: Address) => Address): CatalogObject {
  const inBody = functionsNamed(object, names);
  const read = composedOf(object, names);
  const text = (written: string): string =>
    substituteNames(withSchemas(withReferences(attributed(withValues(written, names.moves.values), read), names.qualified, inBody), names.schemas), {
      tables: names.qualified,
      columns: new Map(),
    });
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return references.has(key) || key === "table" ? addressOf(value) : texts.has(key) ? text(value) : value;
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, ["name", "columns", "comment", "kind", "valid"].includes(name) ? each : walk(each, name)]),
    );
  };
  const attributed = (written: string, renames: ReadonlyMap<string, string>): string => (renames.size === 0 ? written : withAttribute(written, renames));
  const fields = Object.fromEntries(
    Object.entries(moved).map(([key, value]) => [key, texts.has(key) || references.has(key) ? walk(value, key) : value]),
  ) as unknown as CatalogObject;
  return withOwnNames(object, withParts(object, inSchema(object, fields, names), names), names);
}

/** What moves to another schema needs that one. */
function inSchema(object: CatalogObject, moved: CatalogObject, names: Names): CatalogObject {
  if (
    !("schema" in object) ||
    !("schema" in moved) ||
    object.schema === null ||
    moved.schema === null ||
    names.schemas.get(object.schema) === moved.schema ||
    object.schema === moved.schema
  )
    return moved;
  const [former, later] = [`schema:${quoteIdent(names.schemas.get(object.schema) ?? object.schema)}`, `schema:${quoteIdent(moved.schema)}`];
  return { ...moved, depends_on: moved.depends_on.map((need) => (need === former ? later : need)) };
}

/** Functions with another name that the object needs: another of that name may stay. */
function functionsNamed(object: CatalogObject, names: Names): ReadonlyMap<string, Name> {
  if (names.functions.size === 0) return new Map();
  const named = [object.address, ...object.depends_on].flatMap((address) => {
    const found = names.functions.get(address);
    return found === undefined ? [] : [[found.key, found.to] as const];
  });
  const both = overloadsOf(object, names);
  return new Map(named.filter(([key]) => !both.has(key)));
}

/** Names of functions of which the object needs both one that is renamed and one that is not: a text does not say which is meant. */
export function overloadsOf(object: CatalogObject, names: Names): ReadonlyMap<string, Name> {
  if (names.functions.size === 0) return new Map();
  const needs = object.depends_on.filter((need) => need.startsWith("function:"));
  return new Map(
    needs.flatMap((need) => {
      const found = names.functions.get(need);
      return found !== undefined && needs.some((other) => other !== need && isOverload(other, found, names)) ? [[found.key, found.to] as const] : [];
    }),
  );
}

function isOverload(address: Address, of: { readonly key: string; readonly to: Name }, names: Names): boolean {
  const [schema = "", name = ""] = of.key.split("\n");
  const other = names.functions.get(address)?.to;
  return address.startsWith(`function:${qualifiedName(schema, name)}(`) && (other?.schema !== of.to.schema || other.name !== of.to.name);
}

/** Where the later text is this one but for names of such functions, it is what Postgres makes of it. */
export function withOverloads(moved: CatalogObject, later: CatalogObject | undefined, overloads: ReadonlyMap<string, Name>): CatalogObject {
  if (overloads.size === 0 || later === undefined) return moved;
  const wished = later as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(moved).map(([key, value]) => [
      key,
      texts.has(key) && typeof value === "string" && typeof wished[key] === "string" && isSameCall(value, wished[key], overloads) ? wished[key] : value,
    ]),
  ) as unknown as CatalogObject;
}

/** Attributes with other names that a text of the object can mean. */
function composedOf(object: CatalogObject, names: Names): ReadonlyMap<string, string> {
  if (names.moves.attributes.size === 0 || object.kind === "composite") return new Map();
  return new Map(
    object.depends_on.flatMap((need) => [...(names.moves.attributes.get(need) ?? []), ...(names.moves.attributes.get(names.composites.get(need) ?? "") ?? [])]),
  );
}
