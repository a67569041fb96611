import type { Address, ColumnObject, IndexObject, TableObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { partsOfWhole, topDown } from "../../render/born-parts.ts";
import { commentOnPart, isToldPart, nameIndexPart, partsOf, sampledPart, settlePart, type IndexPart } from "../../render/index-parts.ts";
import { equalData } from "../../diff/property-names.ts";
import { alikePairs } from "../alike-indexes.ts";
import type { Draft } from "../draft.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { plainDraft } from "./plain-drafts.ts";

type Objects = PlanContext["after"];

const partitions = new WeakMap<Objects, readonly TableObject[]>();

/** An index and the partitions that have a part of it come in any order: the later of the two names the parts. */
export function nameParts(catalog: Objects, object: { readonly kind: string; readonly address: Address }): readonly string[] {
  const table = object.kind === "table" ? catalog.get(object.address) : undefined;
  const parts = table?.kind === "table" ? partsOf(table, catalog, catalog) : partsOfWhole(catalog, object.address);
  return topDown(catalog, parts.filter(isSaid)).map((part) => nameIndexPart(part, false));
}

/** Postgres names the parts of indexes anew when a column in them changes its type. */
export function namePartsAnew(context: PlanContext, column: ColumnObject): readonly string[] {
  const table = context.after.get(`table:${qualifiedName(column.schema, column.table)}`);
  if (table?.kind !== "table" || table.partition_key === null) return [];
  return childrenOf(context.after, table)
    .filter((each) => (each.kind === "index" && each.depends_on.includes(column.address)) || (each.kind === "constraint" && each.columns.includes(column.name)))
    .flatMap((each) => nameParts(context.after, each));
}

/** Parts that stand and stay, under the names and with the comments, options and targets that they are to have. `created`: what Postgres names anew. */
export function renamedParts(context: PlanContext, created: Addresses): readonly Draft[] {
  return toldParts(context, standingParts(context, created));
}

export function toldParts(context: PlanContext, tables: ReturnType<typeof standingParts>): readonly Draft[] {
  return [
    ...tables.flatMap(({ table, pairs }) => said(table, pairs)),
    ...sampledParts(
      context,
      tables.flatMap(({ pairs }) => pairs),
    ),
  ];
}

/** Partitions that stay at their place, and what their parts of indexes and keys that stand are before and afterwards. */
export function standingParts(context: PlanContext, created: Addresses): readonly { readonly table: TableObject; readonly pairs: readonly PartPair[] }[] {
  const renamed = new Map(context.changes.flatMap((change) => (change.kind === "rename" ? [[change.before.address, change.address]] : [])));
  return partitionsIn(context.after).flatMap((after) => {
    const before = context.base.get(after.address);
    if (before?.kind !== "table" || created.has(after.address) || before.partition_of?.parent !== after.partition_of?.parent) return [];
    const former = new Map(partsOf(before, context.base, context.base).map((part) => [renamed.get(part.whole) ?? part.whole, part]));
    const pairs = partsOf(after, context.after, context.after).flatMap((part) => {
      const stands = former.get(part.whole);
      return stands === undefined || created.has(part.whole) ? [] : [{ stands, part }];
    });
    return [{ table: after, pairs }];
  });
}

type Addresses = { readonly has: (address: Address) => boolean };
export type PartPair = { readonly stands: IndexPart; readonly part: IndexPart };

/** Those of one index together: what is said of a part is said of those below it, on the way back too. */
function sampledParts(context: PlanContext, pairs: readonly PartPair[]): readonly Draft[] {
  const changed = new Set(pairs.flatMap(({ stands, part }) => (equalData(stands.statistics?.own, part.statistics?.own) ? [] : [part.whole])));
  return [...changed].sort().flatMap((whole) => {
    const of = new Map(pairs.flatMap(({ stands, part }) => (part.whole === whole ? [[part, stands] as const] : [])));
    const parts = topDown(context.after, [...of.keys()]);
    const name = ({ table, name: called }: IndexPart): string => qualifiedName(table.schema, called);
    const object = context.after.get(whole);
    return object === undefined
      ? []
      : [
          plainDraft({
            phase: "switch",
            kind: "set_statistics",
            object,
            what: `statistics targets of parts of ${object.name}`,
            statements: parts.flatMap((part) => sampledPart(name(part), of.get(part) ?? null, part)),
            back: parts.flatMap((part) => sampledPart(name(part), part, of.get(part) ?? part)),
          }),
        ];
  });
}

/** What is said of an index is said of its parts, too, until these are told again. */
export function sampledBelow(context: PlanContext, index: IndexObject): readonly string[] {
  const catalog = context.after.get(index.address) === index ? context.after : context.base;
  return topDown(catalog, partsOfWhole(catalog, index.address)).flatMap((part) => {
    const table = context.after.get(part.table.address);
    const called = table?.kind === "table" ? partsOf(table, context.after, context.after).find((each) => each.whole === part.whole)?.name : undefined;
    return called === undefined ? [] : sampledPart(qualifiedName(part.table.schema, called), null, part);
  });
}

/** A table that becomes a partition gives the first index that fits to its parent's, not the one made for it: the two change names. */
export function exchangedParts(context: PlanContext): readonly Draft[] {
  return partitionsIn(context.after).flatMap((table) => {
    const before = context.base.get(table.address);
    if (before?.kind !== "table" || table.partition_of === null || before.partition_of?.parent === table.partition_of.parent) return [];
    return alikePairs(table, context.base, context.after).map(([made, fitting]) => {
      const statements = exchange(table, made, fitting);
      return plainDraft({
        phase: "switch",
        kind: "alter_index",
        object: fitting,
        what: `the part of the index above ${table.name} is ${made.name}, its own one ${fitting.name}`,
        statements,
        back: statements,
      });
    });
  });
}

/** The same on the way back, of a partition that left its parent. */
export function exchangedBack(context: PlanContext, before: TableObject): readonly string[] {
  return alikePairs(before, context.after, context.base).flatMap(([made, fitting]) => exchange(before, made, fitting));
}

function exchange(table: TableObject, left: IndexObject, right: IndexObject): readonly string[] {
  const aside = transitionName("old", right.name);
  const index = (name: string): string => `alter index ${qualifiedName(table.schema, name)} rename to`;
  return [`${index(right.name)} ${quoteIdent(aside)}`, `${index(left.name)} ${quoteIdent(right.name)}`, `${index(aside)} ${quoteIdent(left.name)}`];
}

function said(table: TableObject, pairs: readonly PartPair[]): readonly Draft[] {
  const statements = renamed(
    table,
    pairs.map(({ stands, part }) => [stands, part]),
  );
  if (statements.length === 0) return [];
  return [
    plainDraft({
      phase: "switch",
      kind: "alter_index",
      object: table,
      what: `parts of indexes on ${table.name} are ${pairs
        .filter(({ stands, part }) => change(stands, part).length > 0)
        .map(({ part }) => part.name)
        .join(", ")}`,
      statements,
      back: renamed(
        table,
        pairs.map(({ stands, part }) => [part, stands]),
      ),
    }),
  ];
}

/** Where one takes the name that another has, all go by names of their own for a moment. */
function renamed(table: TableObject, pairs: readonly (readonly [IndexPart, IndexPart])[]): readonly string[] {
  const moving = pairs.filter(([from, to]) => from.name !== to.name);
  const clash = moving.some(([, to]) => moving.some(([from]) => from.name === to.name));
  const aside = clash
    ? moving.map(([from]) => `alter index ${qualifiedName(table.schema, from.name)} rename to ${quoteIdent(transitionName("old", from.name))}`)
    : [];
  return [...aside, ...pairs.flatMap(([from, to]) => change(clash && from.name !== to.name ? { ...from, name: transitionName("old", from.name) } : from, to))];
}

function change(from: IndexPart, to: IndexPart): readonly string[] {
  return [
    ...(from.name === to.name ? [] : [`alter index ${qualifiedName(to.table.schema, from.name)} rename to ${quoteIdent(to.name)}`]),
    ...settlePart(qualifiedName(to.table.schema, to.name), from, to),
    ...(from.comment === to.comment ? [] : [commentOnPart(to, to.name)]),
  ];
}

function isSaid(part: IndexPart): boolean {
  return isToldPart(part) || part.known.length > 0;
}

function partitionsIn(catalog: Objects): readonly TableObject[] {
  let found = partitions.get(catalog);
  if (found === undefined)
    partitions.set(catalog, (found = [...catalog.values()].flatMap((table) => (table.kind === "table" && table.copies !== undefined ? [table] : []))));
  return found;
}
