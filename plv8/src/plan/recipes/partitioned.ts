import type { Address, ConstraintObject, IndexObject, TableObject } from "../../types/catalog.ts";
import type { Lock, Undo } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { dropConstraint, dropConstraintIfExists } from "../../render/alter-constraint.ts";
import { createIndex, dropIndex, indexIsValid, placedIndex, renameIndex } from "../../render/alter-index.ts";
import { createStatements } from "../../render/create-objects.ts";
import { partOf } from "../../render/born-parts.ts";
import { describe, describeIndex, setComment } from "../../render/describe-object.ts";
import { keyInTablespace } from "../../render/key-storage.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { inSequence, nothingToUndo, rollbackDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import { allPartitions, departing, leavesOf, partitionsOf } from "../partitions.ts";
import { transitionName } from "../transition-name.ts";
import { buildAgain, describeParts, optionsOfPart, partAlone, partNames, saidOfPart } from "./index-parts.ts";
import { exclusive, queue } from "./not-null.ts";
import { hasItsPart, nothingStands, standingParts, type StandingParts } from "./standing-parts.ts";
import { indexDraft, notValidThenValidate, uniqueUsingIndex } from "./successors.ts";
import { builtAgain } from "./waiting-index.ts";

/**
 * An index of a partitioned table with rows: each partition's part is built concurrently, then the parent's is made for itself alone and takes them over. It is
 * valid when it has all of them. `over`: its definition for now, where columns have other names. `waiting`: the one that stands, where it only waits for parts.
 */
export function partitionedIndexDrafts(
  context: PlanContext,
  table: TableObject,
  index: IndexObject,
  name: string,
  over: { readonly definition: string; readonly requires: readonly string[]; readonly phase: "expand" | "validate" } = {
    definition: index.definition,
    requires: [],
    phase: "expand",
  },
  waiting: IndexObject | null = null,
): readonly Draft[] {
  const staged = { ...index, name, definition: over.definition };
  const parts = partNames(context, table, name === index.name ? index.address : "index:", name);
  const below = standingParts(context, table, staged, parts);
  const standing: StandingParts = waiting === null ? below : new Map([...below, [table.address, waiting]]);
  const again = [...below.values()].filter((each) => each.valid).flatMap((each) => builtAgainWhole(context, each));
  const builds = leavesOf(context, table).flatMap((leaf) => {
    if (hasItsPart(context, standing, leaf)) return [];
    const part = parts.get(leaf.address) ?? "";
    const own = partAlone(context.after, staged, leaf, part);
    const draft = indexDraft(own, part, own.definition, over.requires, over.phase);
    return [{ ...draft, id: `${draft.id} ${leaf.address}`, provides: [], uses: index.depends_on }];
  });
  const gone = departures(context, table);
  const makes = transactionDraft({
    phase: gone.length > 0 ? "switch" : over.phase,
    kind: "create_index_only",
    object: index.address,
    what: `index ${name} of ${table.name} ${waiting === null ? "takes over those of its partitions" : "gets the parts that it waits for"}`,
    provides: [index.address],
    requires: [...builds, ...again].map((draft) => draft.id).concat(gone),
    locks: [],
    also: writesWait(context, table),
    statements: takeOver(context, context.after, table, staged, parts, standing),
    undo: undoBy(exclusive(table), [
      dropIndex(index.schema, name, false),
      ...[...standing.values()].filter((each) => !each.valid).flatMap((each) => [createIndex(placedIndex(each), each.name, false), ...describeIndex(each)]),
    ]),
    verify: indexIsValid(index.schema, name),
    hazards: [hazard("brief_write_lock", `writes to ${table.name} wait for milliseconds`)],
  });
  return [...again, ...builds, { ...makes, blocks: "writes" }];
}

/** One that waited for parts gets them all: they are built, then attached, and it is valid. */
export function completedIndexDrafts(context: PlanContext, table: TableObject, before: IndexObject, after: IndexObject): readonly Draft[] {
  return partitionedIndexDrafts(context, table, after, after.name, undefined, before);
}

/** It leaves with the index that it became a part of; on a rollback it is built again, with parts of its own before it. */
function builtAgainWhole(context: PlanContext, index: IndexObject): readonly Draft[] {
  const table = context.base.get(tableAddress(index.schema, index.table));
  if (table?.kind !== "table" || table.partition_key === null) return builtAgain([index]);
  const parts = partNames(context, table, index.address, index.name, context.base);
  const back = rollbackDraft({
    phase: "expand",
    kind: "return_index",
    object: index.address,
    what: `on rollback: index ${index.name} of ${index.table} takes over those of its partitions`,
    undo: takenOverAgain(context, table, index, parts),
  });
  return [back, ...partsBuiltAgain(context, table, index, parts, back)];
}

/** Steps by which partitions go that have no part of what the table gets: it is whole without them only. */
function departures(context: PlanContext, table: TableObject): readonly string[] {
  return departing(context, table).map((part) => {
    const after = context.after.get(part.address);
    return `switch ${after?.kind === "table" && after.partition_of !== null ? "attach" : "detach"}_partition ${part.address}`;
  });
}

/** Drops it with its parts under a brief lock; a rollback builds the parts again concurrently, before the parent's takes them over. */
export function dropPartitionedIndex(context: PlanContext, table: TableObject, index: IndexObject, replaced: boolean): readonly Draft[] {
  const parts = partNames(context, table, index.address, index.name, context.base);
  const drop = transactionDraft({
    phase: "contract",
    kind: "drop_index",
    object: index.address,
    what: `drop index ${index.name} of ${index.table} and its partitions${replaced ? ", replaced" : ""}`,
    removes: [index.address],
    locks: exclusive(table),
    statements: [dropIndex(index.schema, index.name, false)],
    undo: takenOverAgain(context, table, index, parts),
    hazards: [queue(table), ...(replaced ? [] : [hazard("slower_without_index", `statements that use ${index.name} read more of ${index.table}`)])],
  });
  const back = partsBuiltAgain(context, table, index, parts, drop);
  return [drop, ...back, ...(replaced ? settledParts(context, table, index.address, drop.id) : [])];
}

function takenOverAgain(context: PlanContext, table: TableObject, index: IndexObject, parts: ReadonlyMap<Address, string>): Undo {
  const statements = takeOver(context, context.base, table, index, parts);
  return { kind: "run", run: { kind: "transaction", lock_mode: null, lock_tables: [], statements } };
}

/** On a rollback its partitions' parts are built before what `above` says when it is undone. */
function partsBuiltAgain(context: PlanContext, table: TableObject, index: IndexObject, parts: ReadonlyMap<Address, string>, above: Draft): readonly Draft[] {
  return leavesOf(context, table).map((leaf) => {
    const part = parts.get(leaf.address) ?? "";
    const draft = rollbackDraft({
      phase: above.phase,
      kind: "return_index",
      object: index.address,
      what: `on rollback: build index ${part} on ${leaf.name}, concurrently`,
      requires: [above.id],
      undo: { kind: "run", run: buildAgain(partAlone(context.base, index, leaf, part)) },
    });
    return { ...draft, id: `${draft.id} ${leaf.address}` };
  });
}

/** When the former index is gone, the parts of the new one take the names that its parts had. */
export function settledParts(context: PlanContext, table: TableObject, address: Address, requires: string): readonly Draft[] {
  const index = context.after.get(address);
  if (index?.kind !== "index") return [];
  const [staged, wished] = [partNames(context, table, "index:", transitionName("new", index.name)), partNames(context, table, address, index.name)];
  const names = allPartitions(context, table).flatMap((part) => {
    const [from, to] = [staged.get(part.address) ?? "", wished.get(part.address) ?? ""];
    return from === to ? [] : [{ schema: part.schema, from, to }];
  });
  if (names.length === 0) return [];
  return [
    transactionDraft({
      phase: "contract",
      kind: "settle_index",
      object: address,
      what: `parts of ${index.name} take their names`,
      requires: [requires],
      locks: [],
      statements: names.map(({ schema, from, to }) => renameIndex(schema, from, to)),
      undo: undoBy(
        [],
        names.map(({ schema, from, to }) => renameIndex(schema, to, from)),
      ),
    }),
  ];
}

/** The parent's index for itself alone, and those of its partitions as its parts; what stands is neither made nor taken apart. */
function takeOver(
  context: PlanContext,
  catalog: PlanContext["after"],
  table: TableObject,
  index: IndexObject,
  parts: ReadonlyMap<Address, string>,
  standing: StandingParts = nothingStands,
): readonly string[] {
  const parents = parentsIn(context, table).filter((each) => !hasItsPart(context, standing, each));
  const own = (each: TableObject): string => (each === table ? index.name : (parts.get(each.address) ?? ""));
  return [
    ...parents
      .filter((each) => !standing.has(each.address))
      .map((each) => {
        const part = each === table ? index : partAlone(catalog, index, each, own(each));
        return createIndex(placedIndex(part), own(each), false).replace(" on ", " on only ");
      }),
    ...[...parents]
      .reverse()
      .flatMap((each) =>
        partitionsOf(context, each).map(
          (part) => `alter index ${qualifiedName(each.schema, own(each))} attach partition ${qualifiedName(part.schema, parts.get(part.address) ?? "")}`,
        ),
      ),
    ...[...standing.values()].flatMap((each) => (each.comment === null || each.address === index.address ? [] : [setComment(each, null)])),
    ...describeIndex(index),
    ...describeParts(context, catalog, index.address, parts),
  ];
}

function parentsIn(context: PlanContext, table: TableObject): readonly TableObject[] {
  return [table, ...allPartitions(context, table).filter((each) => each.partition_key !== null)];
}

function writesWait(context: PlanContext, table: TableObject): readonly Lock[] {
  return parentsIn(context, table).map((each): Lock => ({ relation: each.address, mode: "SHARE" }));
}

/** A key of a partitioned table with rows: each partition gets its own by way of an index that is built concurrently, the parent's takes them over. `catalog`: whose names its parts have. */
export function partitionedKeyDrafts(
  context: PlanContext,
  table: TableObject,
  key: ConstraintObject,
  catalog: PlanContext["after"] = context.after,
): readonly Draft[] {
  const parts = partNames(context, table, key.address, key.name, catalog);
  const columns = key.columns.map(quoteIdent).join(", ");
  const leaves = leavesOf(context, table).map((leaf) => {
    const part = parts.get(leaf.address) ?? "";
    return uniqueUsingIndex(leaf, keyAlone(catalog, key, leaf, part), transitionName("new", leaf.name, part), columns, null, []).map((draft, at) => ({
      ...draft,
      id: `${draft.id} ${leaf.address}`,
      provides: [],
      requires: at === 0 ? [] : draft.requires.map((id) => `${id} ${leaf.address}`),
      ...(at === 0 ? {} : { undo: undoBy(exclusive(leaf), [dropConstraintIfExists(qualifiedName(leaf.schema, leaf.name), part)]) }),
    }));
  });
  const parents = parentsIn(context, table);
  const own = (each: TableObject): string => (each === table ? key.name : (parts.get(each.address) ?? ""));
  const locks = exclusive(table);
  const whole = transactionDraft({
    phase: "switch",
    kind: "add_unique",
    object: key.address,
    what: `${key.type === "primary" ? "primary" : "unique"} key ${key.name} of ${table.name} takes over those of its partitions`,
    provides: [key.address],
    requires: [...leaves.flat().map((draft) => draft.id), ...departures(context, table)],
    locks,
    statements: [
      ...parents.map((each) => {
        const { definition } = each === table ? key : keyAlone(catalog, key, each, own(each));
        return `alter table only ${qualifiedName(each.schema, each.name)} add constraint ${quoteIdent(own(each))} ${definition}`;
      }),
      ...[...parents]
        .reverse()
        .flatMap((each) =>
          partitionsOf(context, each).map(
            (part) => `alter index ${qualifiedName(each.schema, own(each))} attach partition ${qualifiedName(part.schema, parts.get(part.address) ?? "")}`,
          ),
        ),
      ...describe(key),
      ...describeParts(context, catalog, key.address, parts),
    ],
    undo: undoBy(locks, [dropConstraint(qualifiedName(table.schema, table.name), key.name)]),
    verify: indexIsValid(table.schema, key.name),
    hazards: [queue(table)],
  });
  return [...leaves.flat(), whole];
}

/** A partition's part of the key, as one by itself: with options and a tablespace of its own. */
function keyAlone(catalog: PlanContext["after"], key: ConstraintObject, table: TableObject, name: string): ConstraintObject {
  const said = saidOfPart(catalog, key.address, table);
  const part = { ...partOf(key, table, name, optionsOfPart(catalog, key.address, table)), comment: null, depends_on: [table.address] };
  if (said === undefined) return part;
  const place = said.tablespace?.own ?? "pg_default";
  return { ...part, definition: keyInTablespace(part.definition, place === "pg_default" ? null : place) };
}

/**
 * A foreign key of a partitioned table with rows. Before 18 Postgres knows no NOT VALID there: each partition gets its own, which is read while everybody
 * works, and the parent's takes them over without reading again (measured: for that the table referred to is locked as well, briefly).
 */
export function partitionedForeignKeyDrafts(context: PlanContext, table: TableObject, key: ConstraintObject): readonly Draft[] {
  const leaves = leavesOf(context, table).map((leaf) => {
    const own: ConstraintObject = { ...key, schema: leaf.schema, table: leaf.name, comment: null };
    const drafts = notValidThenValidate(leaf, own, key.name, key.definition, "expand", []);
    return inSequence(
      drafts.map((draft) => ({
        ...draft,
        id: `${draft.id} ${leaf.address}`,
        provides: [],
        requires: [],
        ...(draft.undo.kind === "run" && draft.run.kind === "transaction"
          ? {
              undo: undoBy(
                draft.locks.map((lock) => ({ ...lock, mode: "ACCESS EXCLUSIVE" as const })),
                [dropConstraintIfExists(qualifiedName(leaf.schema, leaf.name), key.name)],
              ),
            }
          : { undo: nothingToUndo }),
      })),
    );
  });
  const referenced = key.references?.table ?? table.address;
  const both = (mode: Lock["mode"]): readonly Lock[] => [
    { relation: table.address, mode },
    ...(referenced === table.address ? [] : [{ relation: referenced, mode }]),
  ];
  const whole = transactionDraft({
    phase: "switch",
    kind: "add_foreign_key",
    object: key.address,
    what: `foreign key ${key.name} of ${table.name} takes over those of its partitions`,
    provides: [key.address],
    uses: key.depends_on,
    requires: leaves.flat().map((draft) => draft.id),
    locks: both("ACCESS EXCLUSIVE"),
    statements: createStatements([key]),
    undo: undoBy(both("ACCESS EXCLUSIVE"), [dropConstraint(qualifiedName(table.schema, table.name), key.name)]),
    hazards: [
      hazard(
        "brief_lock_queue",
        `${table.name} and ${referenced.slice("table:".length)} are locked for milliseconds; statements queue behind the lock while it waits`,
      ),
    ],
  });
  return [...leaves.flat(), whole];
}

/** A partitioned table's foreign key comes back that way too: each partition's is made and read before the parent's takes them over. `drop`: the step that drops it. */
export function returnedForeignKey(context: PlanContext, table: TableObject, key: ConstraintObject, drop: Draft): readonly Draft[] {
  const drafts = partitionedForeignKeyDrafts(context, table, key);
  const [whole, leaves] = [drafts.at(-1), drafts.slice(0, -1)];
  const back = [...leaves].reverse().map((leaf) => ({
    ...rollbackDraft({
      phase: drop.phase,
      kind: "return_constraint",
      object: key.address,
      what: `on rollback: ${leaf.what}`,
      requires: [drop.id],
      undo: { kind: "run", run: leaf.run },
    }),
    id: `${drop.phase} return_constraint ${leaf.id}`,
  }));
  return inSequence([whole === undefined ? drop : { ...drop, undo: { kind: "run", run: whole.run } }, ...back]);
}
