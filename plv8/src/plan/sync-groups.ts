import type { Address, ColumnObject, TableObject } from "../types/catalog.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { mentionedColumns } from "../diff/mentioned-columns.ts";
import { usingClause } from "../render/alter/cast.ts";
import { quoteIdent } from "../render/names.ts";
import { castObstacle } from "./cast-obstacle.ts";
import { comingType, noValueOf } from "./coming-type.ts";
import { withReferrers } from "./key-referrers.ts";
import { childrenOf, columnAddress, columnsOf, type PlanContext } from "./plan-context.ts";
import type { FormerColumn, LaterColumn, SyncGroup } from "./sync-group.ts";
import { withSharedParts } from "./shared-parts.ts";
import { touchesColumns } from "./touches.ts";
import { transitionName } from "./transition-name.ts";
import { isSameApart, valueObstacle } from "./types-apart.ts";
import { viewsOver } from "./recipes/views-over.ts";
import { holdsEveryValue, isWidening } from "./widening.ts";

/** All columns that exist in two shapes for a while: renamed, split, merged, of another type. Sorted by table and first new column. */
export function syncGroups(context: PlanContext): readonly SyncGroup[] {
  const tables = [...context.after.values()].filter(
    (object): object is TableObject => object.kind === "table" && context.base.get(object.address)?.kind === "table",
  );
  const groups = tables
    .filter((table) => table.partition_of === null || context.base.get(table.partition_of.parent)?.kind !== "table")
    .sort((left, right) => compareCodePoints(left.address, right.address))
    .flatMap((table) => tableGroups(context, table));
  return withReferrers(context, withSharedParts(context, groups));
}

type Link = { readonly later: ColumnObject; readonly former: readonly ColumnObject[]; readonly forward: string; readonly back: string | null };

function tableGroups(context: PlanContext, table: TableObject): readonly SyncGroup[] {
  const former = columnsOf(context.base, table);
  const leaving = former.filter((column) => isLeaving(context, column));
  const links = columnsOf(context.after, table).flatMap((column) => linkOf(context, table, column, former, leaving));
  return withinKeys(context, table, components(links), former).map((members) => groupOf(context, table, members, former));
}

/** Columns whose own address means something else, or nothing, afterwards. */
function isLeaving(context: PlanContext, column: ColumnObject): boolean {
  const after = context.after.get(column.address);
  return (
    after === undefined ||
    context.columnRenames.has(column.address) ||
    [...context.columnRenames.values()].some((to) => to.address === column.address) ||
    isRetyped(context, column, after as ColumnObject)
  );
}

/** Another type that is more than a change of the catalog: where nothing but views reads the column, they are made again over a wider one in a moment. */
export function isRetyped(context: PlanContext, former: ColumnObject, later: ColumnObject): boolean {
  if (former.type === later.type && former.collation === later.collation) return false;
  if (context.evolve.some((rule) => rule.column === later.address && rule.forward !== null)) return true;
  return !(isWidening(former.type, later.type) && former.collation === later.collation && !viewsOver(context, former).others);
}

function linkOf(
  context: PlanContext,
  table: TableObject,
  later: ColumnObject,
  former: readonly ColumnObject[],
  leaving: readonly ColumnObject[],
): readonly Link[] {
  const rule = context.evolve.find((each) => each.column === later.address);
  const source = [...context.columnRenames].find(([, to]) => to.address === later.address)?.[0];
  const renamed = source === undefined ? undefined : former.find((column) => column.address === source);
  const same = renamed ?? leaving.find((column) => column.address === later.address && !context.columnRenames.has(column.address));
  if (rule?.forward != null) {
    const read = mentionedColumns(
      rule.forward,
      former.map((column) => column.name),
    );
    const sources = leaving.filter((column) => read.includes(column.name) || column === renamed);
    if (sources.length > 0) return [{ later, former: sources, forward: rule.forward, back: rule.back }];
    if (same === undefined) return [];
  }
  if (same === undefined) return [];
  const cast = (from: ColumnObject, to: ColumnObject): string =>
    inCollation(from.type === to.type ? quoteIdent(from.name) : castTo(from.name, from.type, to.type, context.settings.major), from, to);
  return [{ later, former: [same], forward: rule?.forward ?? cast(same, later), back: rule?.back ?? cast(later, same) }];
}

/** Of two columns with collations of their own Postgres compares neither: the value says the one that it gets. */
function inCollation(value: string, from: ColumnObject, to: ColumnObject): string {
  if (from.collation === to.collation || (to.collation === null && from.type !== to.type && !/^(?:text|character)/u.test(to.type))) return value;
  return `${value} collate ${to.collation ?? 'pg_catalog."default"'}`;
}

/** Through the text of a value where Postgres has no cast between the two. */
function castTo(column: string, from: string, to: string, major: number): string {
  const using = usingClause(column, from, to, major);
  return using === "" ? `${quoteIdent(column)}::${to}` : using.slice(" using ".length);
}

/** Links that share a former column belong together. */
function components(links: readonly Link[]): readonly (readonly Link[])[] {
  const groups: Link[][] = [];
  for (const link of links) {
    const touching = groups.filter((group) => group.some((each) => each.former.some((column) => link.former.includes(column))));
    const joined = [...touching.flat(), link];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups;
}

/**
 * Columns that share a key, a check or an index become others together: it is made for all of them at once. Those that take another name stay apart from
 * those that become others under their own: both releases see the former, one at a time the latter.
 */
function withinKeys(
  context: PlanContext,
  table: TableObject,
  parts: readonly (readonly Link[])[],
  columns: readonly ColumnObject[],
): readonly (readonly Link[])[] {
  const names = new Set(columns.map((column) => column.name));
  const over = [...childrenOf(context.base, table), ...childrenOf(context.after, table)].filter(
    (child) => child.kind === "constraint" || child.kind === "index",
  );
  const parted = (exchange: boolean): readonly (readonly Link[])[] => {
    let groups = parts.filter((links) => links.some((link) => names.has(link.later.name)) === exchange);
    for (const child of over) {
      const touched = groups.filter((links) =>
        touchesColumns(
          child,
          links.flatMap((link) => [link.later.name, ...link.former.map((column) => column.name)]),
        ),
      );
      if (touched.length > 1) groups = [...groups.filter((links) => !touched.includes(links)), touched.flat()];
    }
    return groups;
  };
  return [...parted(true), ...parted(false)];
}

function groupOf(context: PlanContext, table: TableObject, links: readonly Link[], columns: readonly ColumnObject[]): SyncGroup {
  const later = [...links].sort((left, right) => compareCodePoints(left.later.name, right.later.name));
  const sources = columns.filter((column) => links.some((link) => link.former.includes(column)));
  const names = new Set(columns.map((column) => column.name));
  const exchange = later.some((link) => names.has(link.later.name));
  const label = later[0]?.later.name ?? "";
  const laterNames = later.map((link) => link.later.name);
  return {
    table,
    exchange,
    referrers: [],
    carried: new Set(),
    shared: new Set(),
    former: sources.map((column): FormerColumn => ({
      column,
      kept: exchange ? transitionName("old", column.name) : column.name,
      back: guarded(context, exchange, column, backOf(context, table, column, later, laterNames), later),
    })),
    later: later.map((link): LaterColumn => ({
      column: link.later,
      stage: exchange ? transitionName("new", link.later.name) : link.later.name,
      forward: link.forward,
      source: link.former.length === 1 ? (link.former[0]?.name ?? null) : null,
      obstacle: obstacleOf(context, link),
      missing: missingOf(context, link),
    })),
    lossless: later.length === sources.length && later.every((link) => link.former.length === 1 && isLossless(context, link, link.former[0])),
    functionName: transitionName("sync", table.name, label),
    triggerName: transitionName("sync", label),
  };
}

/** Of one column that becomes another by its value alone. */
function obstacleOf(context: PlanContext, link: Link): string | null {
  const only = link.former.length === 1 ? link.former[0] : undefined;
  if (only === undefined) return null;
  const [from, to] = [only.type, link.later.type];
  const told = context.evolve.some((rule) => rule.column === link.later.address && rule.forward !== null);
  const name = quoteIdent(only.name);
  return castObstacle(name, from, to, link.forward) ?? (told ? null : (valueObstacle(context.apart, name, from, to) ?? noValueOf(context, name, from, to)));
}

/** Without a cast to a type that is not there when the rows are looked at. */
function missingOf(context: PlanContext, link: Link): string {
  const only = link.former.length === 1 ? link.former[0] : undefined;
  const told = context.evolve.some((rule) => rule.column === link.later.address && rule.forward !== null);
  return only !== undefined && !told && (isSameApart(context.apart, only.type, link.later.type) || comingType(context, link.later.type) !== null)
    ? `${quoteIdent(only.name)} is null`
    : `(${link.forward}) is null`;
}

/** After an exchange the hidden former column may miss a value that only the new type holds: the statement must not fail for it. */
function guarded(context: PlanContext, exchange: boolean, column: ColumnObject, back: string | null, links: readonly Link[]): string | null {
  const link = links.find((each) => each.former.includes(column));
  if (!exchange || back === null || link === undefined) return back;
  const obstacle =
    castObstacle(quoteIdent(link.later.name), link.later.type, column.type, back) ??
    valueObstacle(context.apart, quoteIdent(link.later.name), link.later.type, column.type);
  return obstacle === null ? back : `case when ${obstacle} then null else ${back} end`;
}

/** The way back to a former column: its own rule, or the one that a new column of the group gives. */
function backOf(context: PlanContext, table: TableObject, column: ColumnObject, links: readonly Link[], laterNames: readonly string[]): string | null {
  const own: Address = columnAddress(table, column.name);
  const rule = context.evolve.find((each) => each.column === own && each.back !== null && !laterNames.includes(column.name));
  if (rule?.back != null) return rule.back;
  const candidates = links.filter((link) => link.former.includes(column) && link.back !== null);
  const alone = candidates.find((link) => link.former.length === 1);
  return alone?.back ?? null;
}

function isLossless(context: PlanContext, link: Link | undefined, column: ColumnObject | undefined): boolean {
  if (link === undefined || column === undefined) return false;
  if (context.evolve.some((rule) => rule.column === link.later.address && rule.forward !== null)) return false;
  return holdsEveryValue(column.type, link.later.type) || isSameApart(context.apart, column.type, link.later.type);
}
