import type { Address, CatalogObject, TableObject } from "../types/catalog.ts";
import type { Draft } from "./draft.ts";
import type { Lock, Phase } from "../types/plan.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { tableKey } from "../diff/rebase-object.ts";
import { mentionedColumns } from "../diff/mentioned-columns.ts";
import { substituteNames } from "../diff/substitute-names.ts";
import { heirsOf } from "../catalog/heirs-of.ts";
import { lockStrength } from "./lock-strength.ts";
import type { PlanContext } from "./plan-context.ts";
import { qualifiedName, quoteLiteral } from "../render/names.ts";
import { fittingName } from "./transition-name.ts";

/**
 * Partitions of a table until the plan is completed, those of partitions not among them; by address. One that is dropped is a partition like any other until
 * then; one that goes on without its parent, or under another, is none (`departing`).
 */
export function partitionsOf(context: PlanContext, table: TableObject): readonly TableObject[] {
  return heirsOf(context.base, table.address)
    .filter((each) => each.partition_of !== null && !departs(context, each))
    .sort((left, right) => compareCodePoints(left.address, right.address));
}

function departs(context: PlanContext, partition: TableObject): boolean {
  const after = context.after.get(partition.address);
  return after !== undefined && !(after.kind === "table" && after.partition_of?.parent === partition.partition_of?.parent);
}

/** Partitions, and partitions of partitions, that stand later and are no part of the table any more. */
export function departing(context: PlanContext, table: TableObject): readonly TableObject[] {
  return heirsOf(context.base, table.address).flatMap((each) => (departs(context, each) ? [each] : departing(context, each)));
}

/**
 * A partition that comes to a parent which stands: `create table … partition of` would lock the parent against everybody, so it is made for itself and then
 * joins. So does one that comes to such a partition: what joins with parts of its own does not hand its counters down to them.
 */
export function isNewPartition(context: PlanContext, object: CatalogObject): object is TableObject {
  if (object.kind !== "table" || object.partition_of === null || context.base.has(object.address)) return false;
  const parent = context.base.get(object.partition_of.parent) ?? context.after.get(object.partition_of.parent);
  return parent?.kind === "table" && (context.base.has(parent.address) || isNewPartition(context, parent));
}

/** All of them, partitions of partitions too, each before its own. */
export function allPartitions(context: PlanContext, table: TableObject): readonly TableObject[] {
  return partitionsOf(context, table).flatMap((each) => [each, ...allPartitions(context, each)]);
}

/** The table itself or one of these, where its rows are told apart by one of the columns. */
export function partitionedBy(context: PlanContext, table: TableObject, columns: readonly string[]): TableObject | undefined {
  return [table, ...allPartitions(context, table)].find(
    ({ partition_key: key }) => key !== null && mentionedColumns(key.slice(key.indexOf("(")), columns).length > 0,
  );
}

/** Those that hold rows. */
export function leavesOf(context: PlanContext, table: TableObject): readonly TableObject[] {
  return allPartitions(context, table).filter((each) => each.partition_key === null);
}

/** Who changes a table locks its partitions and heirs with it, under their later names or in the archive. */
export function withPartitionLocks(context: PlanContext, draft: Draft): Draft {
  const isSaid = ({ relation, mode }: Lock): boolean => draft.locks.some((lock) => lock.relation === relation && lockStrength(lock.mode) >= lockStrength(mode));
  const more = draft.locks.flatMap((lock): readonly Lock[] => {
    if (draft.kind.endsWith("_only")) return [];
    return [...familyOf(context, lock.relation), ...newHeirs(context, lock.relation, draft.phase)]
      .filter((relation) => !draft.provides.includes(relation))
      .map((relation) => ({ relation, mode: lock.mode }))
      .filter((each) => !isSaid(each));
  });
  return more.length === 0 ? draft : { ...draft, locks: [...draft.locks, ...more] };
}

function familyOf(context: PlanContext, address: Address): readonly Address[] {
  return heirsOf(context.base, address).flatMap((child) => [
    child.address,
    ...context.tableRenames.flatMap(({ from, to }) => (to.address === child.address ? [from.address] : [])),
    ...familyOf(context, child.address),
  ]);
}

/** Children and partitions that the plan makes; from the switch on, those that join too. */
function newHeirs(context: PlanContext, address: Address, phase: Phase): readonly Address[] {
  if (phase === "check") return [];
  const stood = new Set(heirsOf(context.base, address).map((child) => child.address));
  const joins = phase === "switch" || phase === "contract";
  return heirsOf(context.after, address).flatMap(({ address: child }) =>
    (joins ? !stood.has(child) : !context.base.has(child)) ? [child, ...newHeirs(context, child, phase)] : [],
  );
}

/**
 * Rows are changed partition by partition: a page is read from one index, and what is done is done. On the way back too, where there is no key: blocks are a
 * partition's own.
 */
export function inPartitions(context: PlanContext, draft: Draft): readonly Draft[] {
  return changedInPartitions(context, draft).flatMap((each) => undoneInPartitions(context, each));
}

function undoneInPartitions(context: PlanContext, draft: Draft): readonly Draft[] {
  const table = tableFilled(context, draft);
  const run =
    draft.undo.kind === "run" && draft.undo.run.kind === "batches" && draft.undo.run.batch.includes("changed as (update only ") ? draft.undo.run : null;
  if (run === null || table === undefined) return [draft];
  const parts = leavesOf(context, table).map((leaf): Draft => {
    const written = writtenFor(table, leaf);
    return {
      ...draft,
      id: `${draft.id} return ${leaf.address}`,
      kind: "return_values",
      what: `on rollback: values of ${leaf.name}`,
      run: { kind: "transaction", lock_mode: null, lock_tables: [], statements: [] },
      verify: null,
      probe: null,
      hazards: [],
      locks: [],
      brief: true,
      provides: [],
      undo: { kind: "run", run: { kind: "batches", high_water: written(run.high_water), batch: written(run.batch) } },
    };
  });
  return [
    ...parts,
    {
      ...draft,
      requires: [...draft.requires, ...parts.map((part) => part.id)],
      undo: { kind: "run", run: { kind: "transaction", lock_mode: null, lock_tables: [], statements: [] } },
    },
  ];
}

/** The text for one of the table's partitions. */
function writtenFor(table: TableObject, leaf: TableObject): (text: string) => string {
  const tables = new Map([[tableKey(table.schema, table.name), { schema: leaf.schema, name: leaf.name }]]);
  return (text) =>
    substituteNames(text, { tables, columns: new Map() }).replaceAll(quoteLiteral(qualifiedName(table.schema, table.name)), () =>
      quoteLiteral(qualifiedName(leaf.schema, leaf.name)),
    );
}

function changedInPartitions(context: PlanContext, draft: Draft): readonly Draft[] {
  const table = draft.run.kind === "batches" ? tableFilled(context, draft) : undefined;
  if (draft.run.kind !== "batches" || table === undefined) return [draft];
  const run = draft.run;
  const leaves = leavesOf(context, table);
  return leaves.map((leaf, at) => {
    const written = writtenFor(table, leaf);
    const last = at === leaves.length - 1;
    return {
      ...draft,
      id: last ? draft.id : `${draft.id} ${leaf.address}`,
      what: draft.what.includes(table.name) ? draft.what.replace(table.name, leaf.name) : `${draft.what} (${leaf.name})`,
      requires: [...draft.requires, ...(last ? leaves.slice(0, -1).map((each) => `${draft.id} ${each.address}`) : [])],
      verify: draft.verify === null ? null : written(draft.verify),
      run: { kind: "batches", high_water: written(run.high_water), batch: written(run.batch) },
      locks: draft.locks.map((lock) => (lock.relation === table.address ? { ...lock, relation: leaf.address } : lock)),
    };
  });
}

function tableFilled(context: PlanContext, draft: Draft): TableObject | undefined {
  for (const lock of draft.locks) {
    const table = context.base.get(lock.relation);
    if (table?.kind === "table" && table.partition_key !== null && leavesOf(context, table).length > 0) return table;
  }
  return undefined;
}

/** The partition that takes what no other does. */
export function defaultPartition(context: PlanContext, parent: TableObject): TableObject | undefined {
  return [...context.base.values()].find(
    (each): each is TableObject => each.kind === "table" && each.partition_of?.parent === parent.address && each.partition_of.bound === "DEFAULT",
  );
}

/** Those that take what no other does, before or afterwards. */
export function defaultPartitions(context: PlanContext, parent: TableObject): readonly TableObject[] {
  const all = [...context.base.values(), ...context.after.values()].filter(
    (each): each is TableObject => each.kind === "table" && each.partition_of?.parent === parent.address && each.partition_of.bound === "DEFAULT",
  );
  return [...new Map(all.map((each) => [each.address, each])).values()];
}

/** Name of a partition's part of its parent's index or key: the one it is to have, else one made of both names. */
export function copyName(catalog: PlanContext["after"], partition: TableObject, of: Address, name: string): string {
  const table = catalog.get(partition.address);
  const told = table?.kind === "table" ? (table.copies ?? []).find((copy) => copy.of === of)?.name : undefined;
  return told ?? fittingName(partition.name, name);
}
