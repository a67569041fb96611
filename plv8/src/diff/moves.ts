import type { Address, Catalog, CatalogKind, CatalogObject } from "../types/catalog.ts";
import type { Issue, Result } from "../types/issue.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { quoteIdent } from "../render/names.ts";
import type { Rename } from "./rename-map.ts";

/** Renames of everything that is neither a table nor a column of one. */
export type Moves = {
  /** Former address → the object after. */
  readonly objects: ReadonlyMap<Address, CatalogObject>;
  /** Former address of an enum → former value → later one. */
  readonly values: ReadonlyMap<Address, ReadonlyMap<string, string>>;
  /** Former address of a composite type → former attribute → later one. */
  readonly attributes: ReadonlyMap<Address, ReadonlyMap<string, string>>;
};

/** Kinds that Postgres can give another name. */
const movable: ReadonlySet<CatalogKind> = new Set([
  "schema",
  "enum",
  "domain",
  "composite",
  "range",
  "sequence",
  "view",
  "materialized_view",
  "function",
  "base_type",
  "subscription",
  "index",
  "constraint",
  "trigger",
  "policy",
  "rule",
  "statistics",
  "foreign_table",
  "collation",
  "conversion",
  "publication",
  "event_trigger",
  "foreign_data_wrapper",
  "foreign_server",
  "text_search_configuration",
  "text_search_dictionary",
  "text_search_parser",
  "text_search_template",
]);

/** Which renames are not of tables and columns. */
export function isMove(rename: Rename): boolean {
  return !/^(?:table|column):/u.test(rename.from);
}

/** Values of enums and attributes of composite types, as renames name them. */
export function partsOf(object: CatalogObject): readonly { readonly address: Address; readonly name: string }[] {
  const of = (kind: string, names: readonly string[]): ReturnType<typeof partsOf> =>
    names.map((name) => ({ address: `${kind}:${object.address.slice(object.address.indexOf(":") + 1)}.${quoteIdent(name)}`, name }));
  if (object.kind === "enum") return of("value", object.values);
  return object.kind === "composite"
    ? of(
        "attribute",
        object.attributes.map((each) => each.name),
      )
    : [];
}

/** Checks the hints of all kinds but tables and columns. One that matches nothing is an error. */
export function movesOf(before: Catalog, after: Catalog, renames: readonly Rename[]): Result<Moves> {
  const objects = new Map<Address, CatalogObject>();
  const values = new Map<Address, Map<string, string>>();
  const attributes = new Map<Address, Map<string, string>>();
  const issues: Issue[] = [];
  const hints = renames.filter(isMove).sort((left, right) => compareCodePoints(left.from, right.from));
  if (hints.length === 0) return { ok: true, value: { objects, values, attributes }, warnings: [] };
  const [former, later] = [places(before), places(after)];
  for (const { from, to } of hints) {
    const [source, target] = [former.get(from), later.get(to)];
    if (source === undefined || target === undefined) issues.push(matchesNothing(from, to, source === undefined));
    else if (source.part !== null && target.part !== null && isTaken(source, target.part, hints)) issues.push(taken(from, to));
    else if (source.part !== null && target.part !== null && source.object.kind === target.object.kind)
      partMap(source.object.kind === "enum" ? values : attributes, source.object.address).set(source.part, target.part);
    else if (
      source.part === null &&
      target.part === null &&
      source.object.kind === target.object.kind &&
      movable.has(source.object.kind) &&
      sameRoutine(source.object, target.object)
    )
      objects.set(from, target.object);
    else issues.push(wrongKind(from, to));
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { objects, values, attributes }, warnings: [] };
}

type Place = { readonly object: CatalogObject; readonly part: string | null };

function places(catalog: Catalog): ReadonlyMap<Address, Place> {
  return new Map(
    catalog.objects.flatMap((object): readonly (readonly [Address, Place])[] => [
      [object.address, { object, part: null }],
      ...partsOf(object).map(({ address, name }) => [address, { object, part: name }] as const),
    ]),
  );
}

/** A value or attribute of that name stands before, and keeps its name. */
function isTaken({ object }: Place, name: string, hints: readonly Rename[]): boolean {
  const standing = partsOf(object).find((part) => part.name === name);
  return standing !== undefined && !hints.some((hint) => hint.from === standing.address);
}

function partMap(maps: Map<Address, Map<string, string>>, type: Address): Map<string, string> {
  const found = maps.get(type) ?? new Map<string, string>();
  maps.set(type, found);
  return found;
}

function sameRoutine(before: CatalogObject, after: CatalogObject): boolean {
  return before.kind !== "function" || after.kind !== "function" || before.routine === after.routine;
}

export function matchesNothing(from: Address, to: Address, missing: boolean): Issue {
  return {
    code: "diff.rename-matches-nothing",
    severity: "error",
    path: missing ? from : to,
    line: null,
    column: null,
    message: `rename ${from} to ${to}: there is no ${missing ? `${from} before` : `${to} after`} the change`,
    hint: "Correct the name or take the rename out.",
  };
}

function taken(from: Address, to: Address): Issue {
  return {
    code: "diff.rename-taken",
    severity: "error",
    path: from,
    line: null,
    column: null,
    message: `rename ${from} to ${to}: before the change there are both`,
    hint: "Take the rename out; or rename, and take the other away, in two steps.",
  };
}

export function wrongKind(from: Address, to: Address): Issue {
  return {
    code: "diff.rename-wrong-kind",
    severity: "error",
    path: from,
    line: null,
    column: null,
    message: `rename ${from} to ${to}: a thing can only become another name of its own kind`,
    hint: "Name two objects of one kind: two tables, two columns, two views, two values of an enum; what belongs to them follows.",
  };
}
