import { ancestorsOf } from "../catalog/ancestors-of.ts";
import { grouped } from "../catalog/grouped.ts";
import type { Address, CatalogObject, ConstraintObject, IndexObject, TableObject } from "../types/catalog.ts";
import { beforeCondition, definitionOn } from "./alter-index.ts";
import { takeClause } from "./alter/read-definition.ts";
import { isBornSo, partsOf, type IndexPart } from "./index-parts.ts";
import { keyWithOptions } from "./key-storage.ts";
import { quoteIdent, quoteLiteral } from "./names.ts";
import { renderObject } from "./render-object.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

/** Parts in partitions, by the index or key that they are parts of. */
export const partsOfWhole = grouped<IndexPart>((table, add, catalog) => {
  if (table.kind === "table" && table.copies !== undefined) for (const part of partsOf(table, catalog, catalog)) add(part.whole, part);
});

/** Parts that must stand before the index or key that takes them for its own; those of the lowest tables first. */
export function bornParts(catalog: Objects, whole: Address): readonly IndexPart[] {
  return [...topDown(catalog, partsOfWhole(catalog, whole).filter(isBornSo))].reverse();
}

/** What is said of one is said of those below, too. */
export function topDown(catalog: Objects, parts: readonly IndexPart[]): readonly IndexPart[] {
  if (parts.length < 2) return parts;
  return parts
    .map((part) => ({ part, depth: ancestorsOf(catalog, part.table).length }))
    .sort((left, right) => left.depth - right.depth)
    .map(({ part }) => part);
}

export function createBornParts(catalog: Objects, whole: CatalogObject): readonly string[] {
  if (whole.kind !== "index" && whole.kind !== "constraint") return [];
  return bornParts(catalog, whole.address).flatMap((part) => renderObject(partOf(whole, part.table, part.name, part.options?.own ?? null)) ?? []);
}

/** The part as an index or key of its own. `options`: null for those of the whole. */
export function partOf<Part extends IndexObject | ConstraintObject>(
  whole: Part,
  table: Pick<TableObject, "schema" | "name">,
  name: string,
  options: readonly string[] | null,
): Part {
  const part = { ...whole, schema: table.schema, table: table.name, name };
  const definition = part.kind === "index" ? definitionOn(part, table, name) : part.definition;
  return { ...part, definition: options === null ? definition : withOptions({ ...part, definition }, options) };
}

/** As Postgres says it of an index, and of a key. */
function withOptions(part: IndexObject | ConstraintObject, options: readonly string[]): string {
  const quoted = options.map((option) => {
    const at = option.indexOf("=");
    const value = option.slice(at + 1);
    return `${option.slice(0, at)}=${quoteIdent(value) === value ? value : quoteLiteral(value)}`;
  });
  if (part.kind === "constraint") return keyWithOptions(part.definition, part.type === "exclusion" ? quoted : options);
  const { rest } = takeClause(part.definition, "with");
  return options.length === 0 ? rest : beforeCondition(rest, `WITH (${quoted.join(", ")})`);
}
