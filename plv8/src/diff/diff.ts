import type { Address, Catalog, CatalogObject, TableObject } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import type { Result } from "../types/issue.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { movedBefore } from "./moved-before.ts";
import type { Moves } from "./moves.ts";
import { pairRenamed } from "./pair-renamed.ts";
import { differingProperties } from "./property-names.ts";
import { movedSequences, rebaseObject, tableKey } from "./rebase-object.ts";
import { sameWhenRenamed } from "./same-when-renamed.ts";
import { renameMap, type Rename, type RenameMap } from "./rename-map.ts";

/**
 * The changes that lead from one catalog to another, sorted by address. Renames are given, never guessed; what belongs
 * to them follows without a change of its own, and members of extensions follow theirs. Keys, indexes, triggers and policies that differ in nothing but their
 * name are renames.
 *
 * Example: `diff(v1, v2, [{ from: "column:shop.customers.name", to: "column:shop.customers.full_name" }])` has one `rename`.
 */
export function diff(before: Catalog, after: Catalog, renames: readonly Rename[]): Result<readonly Change[]> {
  const early = movedBefore(before, after, renames);
  if (!early.ok) return early;
  const { moves, catalog } = early.value;
  const map = renameMap(catalog, after, early.value.renames);
  if (!map.ok) return map;
  const targets = new Set([...map.value.tables.values(), ...map.value.columns.values(), ...moves.objects.values()].map((object) => object.address));
  const originals = catalog === before ? null : new Map(catalog.objects.map((object, at) => [object, before.objects[at] ?? object]));
  const later = new Map(after.objects.filter(isOwn).map((object) => [object.address, object]));
  const drops: Rebased[] = [];
  const changes: Change[] = [];
  const met = new Set<string>();
  for (const pair of rebaseCatalog({ ...catalog, objects: catalog.objects.filter(isOwn) }, map.value)) {
    const each = originals === null ? pair : { ...pair, original: originals.get(pair.original) ?? pair.original };
    const address = each.rebased.address;
    const renamed =
      targets.has(address) && each.original.address !== address && isGiven(each.original.address, address, map.value, moves, pair.original.address);
    const inTheWay = targets.has(address) && !renamed;
    const target = inTheWay ? undefined : later.get(address);
    if (target === undefined || target.kind !== each.rebased.kind) {
      drops.push(each);
      continue;
    }
    met.add(address);
    if (pair.rebased === target) continue;
    if (renamed) changes.push({ kind: "rename", address, before: each.original, after: target, properties: differingProperties(each.rebased, target) });
    else changes.push(...alteration(pair, each.original, target, map.value, moves));
  }
  const creates = [...later.values()].filter((object) => !met.has(object.address));
  const value = [...changes, ...pairRenamed(drops, creates)].sort(compareChanges);
  return { ok: true, value, warnings: [] };
}

/** What an extension owns comes, changes and leaves with it. */
function isOwn(object: CatalogObject): boolean {
  return object.extension === null;
}

/** An object before, and how it looks after the renames alone. */
export type Rebased = { readonly original: CatalogObject; readonly rebased: CatalogObject };

/** Every object before under the renames. */
export function rebaseCatalog(before: Catalog, renames: RenameMap): readonly Rebased[] {
  const tables = new Map(
    before.objects.filter((object): object is TableObject => object.kind === "table").map((table) => [tableKey(table.schema, table.name), table]),
  );
  const sequences = movedSequences(before.objects, renames);
  return before.objects.map((original) => ({ original, rebased: rebaseObject(original, renames, tables, sequences) }));
}

/** The catalog under the renames; itself where there are none. */
export function rebasedCatalog(before: Catalog, renames: RenameMap): Catalog {
  return renames.tables.size + renames.columns.size === 0 ? before : { ...before, objects: rebaseCatalog(before, renames).map((each) => each.rebased) };
}

const texts: ReadonlySet<string> = new Set(["definition", "using", "check", "additions"]);

/** Was the object itself renamed, or does it only stand in something that was? */
function isGiven(former: Address, later: Address, map: RenameMap, moves: Moves, moved: Address): boolean {
  return [moves.objects.get(former), map.tables.get(moved), map.columns.get(moved)].some((target) => target?.address === later);
}

function alteration(each: Rebased, original: CatalogObject, target: CatalogObject, renames: RenameMap, moves: Moves): readonly Change[] {
  const differing = differingProperties(each.rebased, target).filter((name) => name !== "definition" || !listsTheSame(each.rebased, target));
  const follows =
    renames.columns.size > 0 &&
    differing.some((name) => texts.has(name)) &&
    sameWhenRenamed(
      each.original,
      target,
      differing.filter((name) => texts.has(name)).map((name) => [textOf(each.rebased, name), textOf(target, name)]),
      renames.columns,
    );
  const parts = [...(moves.values.has(original.address) ? ["values"] : []), ...(moves.attributes.has(original.address) ? ["attributes"] : [])];
  const properties = [...new Set([...parts, ...(follows ? differing.filter((name) => !texts.has(name)) : differing)])];
  return properties.length === 0 ? [] : [{ kind: "alter", address: target.address, before: original, after: target, properties }];
}

/** A publication lists its tables by name: renamed ones stand elsewhere in the list. */
function listsTheSame(before: CatalogObject, after: CatalogObject): boolean {
  if (before.kind !== "publication" || after.kind !== "publication") return false;
  const items = (text: string | null): string =>
    (text ?? "")
      .split(/, (?=TABLES? )| FOR | WITH \(/u)
      .sort(compareCodePoints)
      .join("\n");
  return items(before.definition) === items(after.definition);
}

function textOf(object: CatalogObject, name: string): string {
  const value = (object as unknown as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(value) ? value.join("\n") : typeof value === "string" ? value : "";
}

function compareChanges(left: Change, right: Change): number {
  return compareCodePoints(left.address, right.address) || compareCodePoints(left.kind, right.kind);
}
