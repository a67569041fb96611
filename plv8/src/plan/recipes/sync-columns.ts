import type { Lock } from "../../types/plan.ts";
import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addColumn, dropColumn } from "../../render/alter-column.ts";
import { comparable, dropSyncTrigger, oneWayFunction, syncTrigger, twoWayFunction, type Computed, type SyncFunction } from "../../render/sync-function.ts";
import { updateBatches } from "../../render/batch-sql.ts";
import { ownSettings } from "../../render/finish-object.ts";
import { quoteIdent, qualifiedName } from "../../render/names.ts";
import { describeColumn } from "../../render/describe-object.ts";
import { substituteNames } from "../../diff/substitute-names.ts";
import { batchKey } from "../batch-key.ts";
import { foreignTriggers } from "../foreign-triggers.ts";
import { batchesDraft, inSequence, nothingToUndo, transactionDraft, undoBy, withHazards, type Draft } from "../draft.ts";
import { columnsOf, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { analyzeDrafts } from "./analyze.ts";

/** The first half of a change of shape: new columns, the trigger that keeps both in step, the backfill. */
export function syncColumns(context: PlanContext, group: SyncGroup): readonly Draft[] {
  const drafts = [...addColumns(group), syncTriggerDraft(context, group), backfillDraft(context, group), ...analyzed(context, group)];
  return inSequence(drafts);
}

export function tableText(group: SyncGroup): string {
  return qualifiedName(group.table.schema, group.table.name);
}

function exclusive(group: SyncGroup): readonly Lock[] {
  return [{ relation: group.table.address, mode: "ACCESS EXCLUSIVE" }];
}

function addColumns(group: SyncGroup): readonly Draft[] {
  const table = tableText(group);
  return group.later.map(({ column, stage }) =>
    transactionDraft({
      phase: "expand",
      kind: "add_column",
      object: column.address,
      what: group.exchange
        ? `add a second ${group.table.name}.${column.name} as ${stage} (${column.type})`
        : `add ${group.table.name}.${column.name} (${column.type})`,
      provides: group.exchange ? [] : [column.address],
      uses: column.depends_on,
      locks: exclusive(group),
      statements: [
        addColumn(table, stage, column, { withDefault: false, notNull: false }),
        ...ownSettings(table, stage, column),
        ...describeColumn(column, stage, false),
      ],
      undo: undoBy(exclusive(group), [dropColumn(table, stage)]),
      hazards: [
        hazard("brief_lock_queue", `${group.table.name} is locked for milliseconds; statements queue behind the lock while it waits`),
        hazard("result_type_changes", `select * from ${group.table.name} gets one column more`),
      ],
    }),
  );
}

/** Former columns as the trigger computes them back, by the names they have before or after the switch. */
export function syncFunction(context: PlanContext, group: SyncGroup, afterSwitch: boolean): readonly string[] {
  const columns = columnsOf(context.base, group.table).map((column) => column.name);
  const laterNames = [...new Set([...columnsOf(context.after, group.table).map((column) => column.name)])];
  const kept = new Map(group.former.map((each) => [each.column.name, afterSwitch ? each.kept : each.column.name]));
  const later: readonly Computed[] = group.later.map((each) => ({
    column: afterSwitch ? each.column.name : each.stage,
    type: each.column.type,
    expression: substituteNames(each.forward, { tables: new Map(), columns: kept }),
    reads: mentionedColumns(each.forward, columns).map((name) => kept.get(name) ?? name),
  }));
  const former: readonly Computed[] = group.former.flatMap((each) =>
    each.back === null
      ? []
      : [
          {
            column: kept.get(each.column.name) ?? each.column.name,
            type: each.column.type,
            expression: each.back,
            reads: mentionedColumns(each.back, laterNames),
          },
        ],
  );
  const sync: SyncFunction = {
    fills: batchKey(context.base, group.table) === null,
    schema: group.table.schema,
    name: group.functionName,
    comment: `Keeps ${shapes(group)} of ${group.table.name} in step until the plan is completed.`,
    former,
    later,
  };
  if (!group.exchange) return twoWayFunction(sync);
  const visibleFormer = group.former.map((each) => ({ column: each.column.name, type: each.column.type, expression: "null", reads: [] }));
  return afterSwitch ? oneWayFunction(sync, later, former, true) : oneWayFunction(sync, visibleFormer, later);
}

export function shapes(group: SyncGroup): string {
  const former = group.former.map((each) => each.column.name).join(", ");
  const later = group.later.map((each) => each.column.name).join(", ");
  return former === later ? `both types of ${former}` : `${former} and ${later}`;
}

function syncTriggerDraft(context: PlanContext, group: SyncGroup): Draft {
  const table = tableText(group);
  const locks: readonly Lock[] = [{ relation: group.table.address, mode: "SHARE ROW EXCLUSIVE" }];
  const draft = transactionDraft({
    phase: "expand",
    kind: "sync_trigger",
    object: group.later[0]?.column.address ?? group.table.address,
    what: `keep ${shapes(group)} of ${group.table.name} in step (trigger)`,
    locks,
    statements: [...syncFunction(context, group, false), ...syncTrigger(table, group.triggerName, group.table.schema, group.functionName)],
    undo: undoBy(exclusive(group), dropSyncTrigger(table, group.triggerName, group.table.schema, group.functionName)),
    hazards: [
      hazard("brief_write_lock", `writes to ${group.table.name} wait for milliseconds`),
      hazard("both_shapes_bind", `until the plan is completed a row of ${group.table.name} must fit ${shapes(group)}`),
    ],
  });
  return group.lossless
    ? draft
    : withHazards(draft, [
        hazard(
          "lossy_back",
          `${group.former.map((each) => each.column.name).join(", ")} of a row that the new application writes is computed from ${group.later.map((each) => each.column.name).join(", ")}`,
        ),
      ]);
}

/** Rows whose new columns nobody has filled yet. */
export function unfilled(group: SyncGroup, afterSwitch: boolean): string {
  const kept = new Map(group.former.map((each) => [each.column.name, afterSwitch ? each.kept : each.column.name]));
  const empty = group.later.map((each) => `${quoteIdent(afterSwitch ? each.column.name : each.stage)} is null`);
  const due = group.later.map((each) => `(${substituteNames(each.forward, { tables: new Map(), columns: kept })}) is not null`);
  return `${empty.join(" and ")} and (${due.join(" or ")})`;
}

/** Rows whose two shapes differ: more than unfilled, it finds what bypassed the trigger. */
function apart(group: SyncGroup): string {
  return group.later
    .map((each) => `${comparable(quoteIdent(each.stage), each.column.type)} is distinct from ${comparable(`(${each.forward})`, each.column.type)}`)
    .join(" or ");
}

function backfillDraft(context: PlanContext, group: SyncGroup): Draft {
  const key = batchKey(context.base, group.table);
  const set = group.later.map((each) => `${quoteIdent(each.stage)} = (${each.forward})`);
  const fired = foreignTriggers(context, group.table);
  return batchesDraft({
    phase: "backfill",
    kind: "backfill",
    object: group.later[0]?.column.address ?? group.table.address,
    what: `${group.former.map((each) => each.column.name).join(", ")} → ${group.later.map((each) => each.stage).join(", ")} in ${group.table.name}`,
    locks: [{ relation: group.table.address, mode: "ROW EXCLUSIVE" }],
    batches: updateBatches(tableText(group), key, set, unfilled(group, false)),
    verify: `select not exists (select from ${tableText(group)} where ${group.lossless ? apart(group) : unfilled(group, false)})`,
    undo: nothingToUndo,
    hazards: [
      hazard("backfill_load", `every row of ${group.table.name} is written once`),
      hazard("serialization_conflict", `REPEATABLE READ transactions on ${group.table.name} may have to try again`),
      ...fired.map((trigger) => hazard("foreign_trigger_fires", `trigger ${trigger} of ${group.table.name} fires for every row that is filled`)),
    ],
  });
}

function analyzed(context: PlanContext, { table, later }: SyncGroup): readonly Draft[] {
  return analyzeDrafts(
    context,
    table,
    later[0]?.column.address ?? table.address,
    later.map(({ stage }) => stage),
  );
}
