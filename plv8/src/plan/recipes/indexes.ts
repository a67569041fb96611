import type { IndexObject, TableObject } from "../../types/catalog.ts";
import { hazard } from "../../hazards/hazard.ts";
import { renameIndex, renameLeftover, createIndex, dropIndex, placedIndex } from "../../render/alter-index.ts";
import { describeIndex } from "../../render/describe-object.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { alterationOf } from "../plain/alteration-of.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { dropIndexDrafts } from "./drop-parts.ts";
import { standsBelow, waitsNoMore } from "./standing-parts.ts";
import { completedIndexDrafts, partitionedIndexDrafts } from "./partitioned.ts";
import { indexDraft } from "./successors.ts";
import { waitingIndexDrafts } from "./waiting-index.ts";

/** A table, or a materialized view. */
type Indexed = Pick<TableObject, "address" | "schema" | "name" | "partition_key">;

/** A new index on a table that stands: concurrently, unless the table is empty. */
export function addIndexDrafts(context: PlanContext, table: Indexed, index: IndexObject, name: string = index.name): readonly Draft[] {
  if (table.partition_key !== null && !index.valid) return waitingIndexDrafts(context, table as TableObject, index);
  if (table.partition_key !== null && (context.sizeOf(table.address) !== "empty" || standsBelow(context, table as TableObject, index, name)))
    return partitionedIndexDrafts(context, table as TableObject, index, name);
  const comment = describeIndex({ ...index, name });
  if (context.sizeOf(table.address) === "empty") {
    return [
      transactionDraft({
        phase: "expand",
        kind: "create_index",
        object: index.address,
        what: `build index ${name} on ${table.name}, which is empty`,
        provides: [index.address],
        uses: index.depends_on,
        locks: [{ relation: table.address, mode: "SHARE" }],
        statements: [createIndex(placedIndex(index), name, false), ...comment],
        undo: undoBy([{ relation: table.address, mode: "ACCESS EXCLUSIVE" }], [dropIndex(index.schema, name, false)]),
        hazards: [hazard("blocking_scan", `writes to ${table.name} wait while the index is built; the table is empty`)],
      }),
    ];
  }
  const build = indexDraft(index, name, index.definition, [], "expand");
  return [build, ...commentDraft(index, name, build.id)];
}

/** The comment of an index, and targets of its statistics, can't come with a concurrent build. */
export function commentDraft(index: IndexObject, name: string, requires: string): readonly Draft[] {
  const statements = describeIndex({ ...index, name });
  if (statements.length === 0) return [];
  return [
    transactionDraft({
      phase: "validate",
      kind: "comment",
      object: index.address,
      what: `comment on ${index.name}`,
      requires: [requires],
      locks: [],
      statements,
      undo: undoBy([], []),
    }),
  ];
}

/** A changed index is built beside the former one, takes its name at the switch; the former one leaves with the contract. */
export function replaceIndexDrafts(context: PlanContext, table: Indexed, before: IndexObject, after: IndexObject): readonly Draft[] {
  if (table.partition_key !== null && waitsNoMore(before, after)) return completedIndexDrafts(context, table as TableObject, before, after);
  const stage = transitionName("new", after.name);
  const archived = transitionName("old", after.name);
  const built = addIndexDrafts(context, table, after, stage);
  const exchange = transactionDraft({
    phase: "switch",
    kind: "exchange_index",
    object: after.address,
    what: `${after.name}: the new index takes the name over`,
    requires: built.map((draft) => draft.id),
    locks: [],
    statements: [renameIndex(after.schema, after.name, archived), renameIndex(after.schema, stage, after.name)],
    undo: undoBy(
      [],
      [
        renameIndex(after.schema, after.name, stage),
        before.valid ? renameIndex(after.schema, archived, after.name) : renameLeftover(after.schema, archived, after.name),
      ],
    ),
  });
  return [...built, exchange, ...dropIndexDrafts(context, { ...before, name: archived, definition: before.definition }, true)];
}

/** How much of its expressions' values ANALYZE keeps: nobody waits. */
export function indexStatisticsDraft(context: PlanContext, before: IndexObject, after: IndexObject): Draft {
  const sampled = (from: IndexObject, to: IndexObject): readonly string[] => {
    const said = alterationOf(context, { before: from, after: to, properties: ["statistics"] });
    return isMadeAgain(said) ? [] : said;
  };
  return transactionDraft({
    phase: "expand",
    kind: "set_statistics",
    object: after.address,
    what: `statistics targets of index ${after.name}`,
    locks: [],
    statements: sampled(before, after),
    undo: undoBy([], sampled(after, before)),
  });
}

export function renameIndexDraft(before: IndexObject, after: IndexObject): Draft {
  return transactionDraft({
    phase: "switch",
    kind: "rename_index",
    object: after.address,
    what: `rename index ${before.name} to ${after.name}`,
    provides: [after.address],
    locks: [],
    statements: [renameIndex(after.schema, before.name, after.name)],
    undo: undoBy([], [renameIndex(after.schema, after.name, before.name)]),
  });
}
