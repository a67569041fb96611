/** What leaves and what comes may be the same thing under another name: proposed with a score, for a person to say; never assumed. */
import type { Catalog, CatalogObject, ColumnObject, TableObject } from "../../plv8/src/types/catalog.ts";
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";

/** `score`: 0 to 1. Names as `--rename` takes them. */
export type Proposal = { readonly from: string; readonly to: string; readonly score: number };

const ENOUGH = 0.6;

/** Best first; each thing in one proposal at most. `told`: addresses whose former name is known already. */
export function proposeRenames(before: Catalog, after: Catalog, told: readonly { readonly from: string; readonly to: string }[]): readonly Proposal[] {
  const known = new Set(told.flatMap((rename) => [rename.from, rename.to]));
  const left = leaving(before, after, known);
  const come = leaving(after, before, known);
  const tables = pairs(tablesOf(left), tablesOf(come), (from, to) => tableScore(columnsOf(before, from), columnsOf(after, to), from.name, to.name));
  const columns = pairs(standingColumns(left, after), standingColumns(come, before), (from, to) => (from.schema === to.schema && from.table === to.table ? columnScore(from, to) : 0));
  return [...tables, ...columns].sort((one, two) => two.score - one.score || compareCodePoints(one.from, two.from));
}

function leaving(from: Catalog, to: Catalog, known: ReadonlySet<string>): readonly CatalogObject[] {
  const there = new Set(to.objects.map((object) => object.address));
  return from.objects.filter((object) => !there.has(object.address) && !known.has(object.address));
}

const tablesOf = (objects: readonly CatalogObject[]): readonly TableObject[] => objects.filter((object): object is TableObject => object.kind === "table");

/** Columns of tables that stand on both sides. */
function standingColumns(objects: readonly CatalogObject[], other: Catalog): readonly ColumnObject[] {
  const there = new Set(other.objects.flatMap((object) => (object.kind === "table" ? [`${object.schema}.${object.name}`] : [])));
  return objects.filter((object): object is ColumnObject => object.kind === "column" && there.has(`${object.schema}.${object.table}`));
}

function columnsOf(catalog: Catalog, table: TableObject): readonly ColumnObject[] {
  return catalog.objects.filter((object): object is ColumnObject => object.kind === "column" && object.schema === table.schema && object.table === table.name);
}

function pairs<T extends TableObject | ColumnObject>(left: readonly T[], right: readonly T[], scoreOf: (from: T, to: T) => number): readonly Proposal[] {
  const all = left.flatMap((from) => right.map((to) => ({ from, to, score: scoreOf(from, to) }))).filter((pair) => pair.score >= ENOUGH).sort((one, two) => two.score - one.score || compareCodePoints(one.from.address, two.from.address) || compareCodePoints(one.to.address, two.to.address));
  const taken = new Set<string>();
  return all.flatMap(({ from, to, score }) => {
    if (taken.has(`<${from.address}`) || taken.has(`>${to.address}`)) return [];
    taken.add(`<${from.address}`).add(`>${to.address}`);
    return [{ from: from.address.slice(from.address.indexOf(":") + 1), to: from.kind === "column" ? quoteIdent(to.name) : to.address.slice("table:".length), score: Math.round(score * 100) / 100 }];
  });
}

/** Alike in their columns, then in their names. */
function tableScore(from: readonly ColumnObject[], to: readonly ColumnObject[], former: string, later: string): number {
  const key = (column: ColumnObject): string => `${column.name} ${column.type}`;
  const known = new Set(to.map(key));
  const shared = from.filter((column) => known.has(key(column))).length;
  const all = from.length + to.length - shared;
  return all === 0 ? 0 : 0.8 * (shared / all) + 0.2 * alike(former, later);
}

/** Of one type; alike in name, place and what is said of them. */
function columnScore(from: ColumnObject, to: ColumnObject): number {
  if (from.type !== to.type) return 0;
  const same = [from.not_null === to.not_null, from.default === to.default, from.position === to.position, from.comment !== null && from.comment === to.comment];
  return 0.4 + 0.35 * alike(from.name, to.name) + 0.0625 * same.filter(Boolean).length;
}

/** Share of letter pairs that two names have in common; one within the other counts as most of it. */
function alike(one: string, two: string): number {
  const [left, right] = [one.toLowerCase(), two.toLowerCase()];
  const pairsOf = (text: string): readonly string[] => [...text].slice(0, -1).map((char, at) => char + (text[at + 1] ?? ""));
  const [a, b] = [pairsOf(left), pairsOf(right)];
  const shared = a.filter((pair) => b.includes(pair)).length;
  const dice = a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
  return left.includes(right) || right.includes(left) ? Math.max(dice, 0.8) : dice;
}
