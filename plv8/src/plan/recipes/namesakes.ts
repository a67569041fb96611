/** An index that becomes a key of the same name, or a key that becomes an index: both are one relation's name, and one of them has it at a time. */
import type { ConstraintObject, IndexObject, TableObject } from "../../types/catalog.ts";
import { addNotValid, dropConstraint, validateConstraint } from "../../render/alter-constraint.ts";
import { renameIndex } from "../../render/alter-index.ts";
import { describe, describeIndex } from "../../render/describe-object.ts";
import { commentOnIndex } from "../../render/hidden-parts.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { inSequence, rollbackDraft, undoBy, type Draft } from "../draft.ts";
import { isItsIndex } from "../its-index.ts";
import { isSlow } from "../is-slow.ts";
import { tableAddress, tableOf, type PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { addConstraintDrafts } from "./constraints.ts";
import { dropConstraintDrafts, dropIndexDrafts } from "./drop-parts.ts";
import { buildAgain, partNames } from "./index-parts.ts";
import { addIndexDrafts } from "./indexes.ts";
import { formerPrimary, laterPrimary } from "./key-exchange.ts";
import { mergedLocks } from "./locks-of-defined.ts";
import { exclusive } from "./not-null.ts";
import { settledParts } from "./partitioned.ts";
import { backIndex } from "./return-key.ts";
import { uniqueUsingIndex } from "./successors.ts";

/** The index that leaves and whose name the key takes. */
export function formerIndex(context: PlanContext, key: ConstraintObject): IndexObject | null {
  const found = context.base.get(indexAddress(key));
  if (found?.kind !== "index" || context.after.has(found.address) || context.base.has(key.address)) return null;
  return areNamesakes(context, found, key) && !shareAPart(context, found, key) ? found : null;
}

/** The key that comes and takes the name of the index. */
export function laterKey(context: PlanContext, index: IndexObject): ConstraintObject | null {
  const found = context.after.get(keyAddress(index));
  return found?.kind === "constraint" && formerIndex(context, found)?.address === index.address ? found : null;
}

/** The key that leaves and whose name the index takes. */
export function formerKey(context: PlanContext, index: IndexObject): ConstraintObject | null {
  const found = context.base.get(keyAddress(index));
  return found?.kind === "constraint" && !context.after.has(found.address) && !context.base.has(index.address) && areNamesakes(context, index, found)
    ? found
    : null;
}

/** The index that comes and takes the name of the key. */
export function laterIndex(context: PlanContext, key: ConstraintObject): IndexObject | null {
  const found = context.after.get(indexAddress(key));
  return found?.kind === "index" && formerKey(context, found)?.address === key.address ? found : null;
}

/**
 * Of one table that stays as it is told apart into partitions and known by the same index, over columns that stay as they are; nobody refers to the one or the
 * other, unless the key takes over the index by which they do: else there is more to give over than the name.
 */
function areNamesakes(context: PlanContext, index: IndexObject, key: ConstraintObject): boolean {
  const [before, after] = [tableOf(context.base, key), tableOf(context.after, key)];
  if (before === null || after === null || index.table !== key.table || (key.type !== "unique" && key.type !== "primary") || isSlow(key)) return false;
  const isWhole = index.valid && [index.attached_to, key.attached_to, key.part_of, key.waits].every((each) => each === undefined);
  const isAlone = formerPrimary(context, key) === null && laterPrimary(context, key) === null;
  const stays = before.partition_key === after.partition_key && before.partition_of?.parent === after.partition_of?.parent;
  const isKnown =
    marksBy(before, key.name).join() === marksBy(after, key.name).join() && (before.partition_key === null || marksBy(before, key.name).length === 0);
  const referring = referringTo(context, [index.address, key.address]);
  const isFree =
    referring.length === 0 || (context.base.has(index.address) && isItsIndex(after, key, index) && referring.every((each) => isBoundAgain(context, each)));
  return isWhole && isAlone && stays && isKnown && isFree && standAsTheyAre(context, [index, key]);
}

/** What says that a table is known by its index of a name: told again where another takes that name. */
function marksBy(table: TableObject, name: string): readonly string[] {
  const on = qualifiedName(table.schema, table.name);
  return [
    ...(table.cluster_on === name ? [`alter table ${on} cluster on ${quoteIdent(name)}`] : []),
    ...(table.replica_identity === `index ${name}` ? [`alter table ${on} replica identity using index ${quoteIdent(name)}`] : []),
  ];
}

function referringTo(context: PlanContext, addresses: readonly string[]): readonly ConstraintObject[] {
  const found = [...context.base.values(), ...context.after.values()].filter(
    (each): each is ConstraintObject => each.kind === "constraint" && each.depends_on.some((need) => addresses.includes(need)),
  );
  return [...new Map(found.map((each) => [each.address, each])).values()];
}

/** A foreign key that a rollback can take away and give back, as one that is read behind that. */
function isBoundAgain(context: PlanContext, key: ConstraintObject): boolean {
  const [before, after, table] = [context.base.get(key.address), context.after.get(key.address), tableOf(context.base, key)];
  const stays = before?.kind === "constraint" && after?.kind === "constraint" && before.definition === after.definition && before.valid && after.valid;
  return stays && table?.partition_key === null && key.part_of === undefined;
}

/** Is the index, by which foreign keys refer, taken over as it stands? */
export function isTakenOver(context: PlanContext, index: IndexObject): boolean {
  const [key, table] = [laterKey(context, index), tableOf(context.after, index)];
  return key !== null && table !== null && table.partition_key === null && isItsIndex(table, key, index);
}

function standAsTheyAre(context: PlanContext, objects: readonly (IndexObject | ConstraintObject)[]): boolean {
  const columns = objects.flatMap((object) => object.depends_on.filter((need) => need.startsWith("column:")));
  return columns.every((address) => {
    const [before, after] = [context.base.get(address), context.after.get(address)];
    return before?.kind === "column" && after?.kind === "column" && before.type === after.type && before.collation === after.collation;
  });
}

/** Does a partition call its part of the index as its part of the key? Both stand until the plan is completed. */
function shareAPart(context: PlanContext, index: IndexObject, key: ConstraintObject): boolean {
  const table = tableOf(context.base, key);
  if (table === null) return false;
  const parts = partNames(context, table, key.address, key.name);
  return [...partNames(context, table, index.address, index.name, context.base)].some(([partition, name]) => parts.get(partition) === name);
}

/**
 * The key comes as any other, and the index makes room in the moment in which it does; it leaves when the plan is completed. Where the index is what Postgres
 * would build for the key, the key takes it over as it stands.
 */
export function keyInPlaceOfIndex(context: PlanContext, table: TableObject, key: ConstraintObject, index: IndexObject): readonly Draft[] {
  if (table.partition_key === null && isItsIndex(table, key, index)) return keyOverIndex(context, table, key, index);
  const [room, back] = [transitionName("old", key.name), renameIndex(key.schema, transitionName("old", key.name), key.name)];
  const drafts = addConstraintDrafts(context, table, key).map((draft) =>
    draft.provides.includes(key.address) ? alsoSaying(draft, { first: [renameIndex(key.schema, key.name, room)], backLast: [back] }) : draft,
  );
  return [...drafts, ...dropIndexDrafts(context, { ...index, name: room }, true)];
}

/** A rollback drops the key with its index; one like it is built before, by which the table is known and foreign keys refer again. */
function keyOverIndex(context: PlanContext, table: TableObject, key: ConstraintObject, index: IndexObject): readonly Draft[] {
  const [, using] = uniqueUsingIndex(table, key, index.name, key.columns.map(quoteIdent).join(", "), null, []);
  if (using?.run.kind !== "transaction") return [];
  const silent = index.comment !== null && key.index_comment === undefined ? [commentOnIndex(key, null)] : [];
  const build = rollbackDraft({
    phase: using.phase,
    kind: "return_index",
    object: index.address,
    what: `on rollback: build index ${index.name} on ${index.table}, concurrently`,
    removes: [index.address],
    undo: { kind: "run", run: buildAgain({ ...index, name: backIndex(key) }) },
  });
  const drop = [dropConstraint(qualifiedName(table.schema, table.name), key.name), renameIndex(index.schema, backIndex(key), index.name)];
  const referring = referringTo(context, [index.address]).map((each) => ({ ...each, on: qualifiedName(each.schema, each.table) }));
  const locks = mergedLocks([...referring.flatMap((each) => exclusive({ ...table, address: tableAddress(each.schema, each.table) })), ...exclusive(table)]);
  const reads = referring.map((each) =>
    rollbackDraft({
      phase: using.phase,
      kind: "return_constraint",
      object: each.address,
      what: `on rollback: read ${each.table}, every row keeps ${each.name}`,
      undo: { kind: "run", run: { kind: "scan", statements: [validateConstraint(each.on, each.name)] } },
    }),
  );
  return inSequence([
    ...reads,
    {
      ...using,
      requires: [],
      run: { ...using.run, statements: [...using.run.statements, ...silent] },
      undo: undoBy(locks, [
        ...referring.map((each) => dropConstraint(each.on, each.name)),
        ...drop,
        ...marksBy(table, index.name),
        ...describeIndex(index),
        ...referring.flatMap((each) => [addNotValid(each.on, each.name, each.definition), ...describe(each)]),
      ]),
    },
    build,
  ]);
}

/** The index is built under another name, and has its own in the moment in which the key leaves. */
export function indexInPlaceOfKey(context: PlanContext, table: TableObject, key: ConstraintObject, index: IndexObject): readonly Draft[] {
  const stage = transitionName("new", index.name);
  const drops = dropConstraintDrafts(context, key, true).map((draft) =>
    draft.removes.includes(key.address)
      ? alsoSaying(draft, {
          first: marksBy(asKnown(table, key.name, stage), stage),
          last: [renameIndex(index.schema, stage, index.name)],
          backFirst: [renameIndex(index.schema, index.name, stage)],
          backLast: marksBy(table, key.name),
        })
      : draft,
  );
  const dropped = drops.find((draft) => draft.removes.includes(key.address));
  const parts = table.partition_key === null || dropped === undefined ? [] : settledParts(context, table, index.address, dropped.id);
  return [...addIndexDrafts(context, table, index, stage), ...drops, ...parts];
}

function asKnown(table: TableObject, name: string, by: string): TableObject {
  return {
    ...table,
    ...(table.cluster_on === name ? { cluster_on: by } : {}),
    ...(table.replica_identity === `index ${name}` ? { replica_identity: `index ${by}` } : {}),
  };
}

type More = {
  readonly first?: readonly string[];
  readonly last?: readonly string[];
  readonly backFirst?: readonly string[];
  readonly backLast?: readonly string[];
};

/** The same step, which also gives a name over. */
function alsoSaying(draft: Draft, { first = [], last = [], backFirst = [], backLast = [] }: More): Draft {
  if (draft.run.kind !== "transaction" || draft.undo.kind !== "run" || draft.undo.run.kind !== "transaction") return draft;
  return {
    ...draft,
    run: { ...draft.run, statements: [...first, ...draft.run.statements, ...last] },
    undo: { kind: "run", run: { ...draft.undo.run, statements: [...backFirst, ...draft.undo.run.statements, ...backLast] } },
  };
}

function indexAddress(key: ConstraintObject): string {
  return `index:${qualifiedName(key.schema, key.name)}`;
}

function keyAddress(index: IndexObject): string {
  return `constraint:${qualifiedName(index.schema, index.table)}.${quoteIdent(index.name)}`;
}
