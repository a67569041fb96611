import type { TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addNotValid, dropConstraint, renameConstraint, validateIfExists } from "../../render/alter-constraint.ts";
import { qualifiedName, quoteLiteral } from "../../render/names.ts";
import { concurrentDraft, inSequence, rollbackDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { wholeCondition } from "../bound-condition.ts";
import { defaultPartition, defaultPartitions } from "../partitions.ts";
import type { PlanContext } from "../plan-context.ts";
import { attachDrafts, boundCheck, checkName } from "./attach.ts";
import { isBrief } from "./in-place.ts";
import { exclusive, queue } from "./not-null.ts";
import { heirDrafts } from "./heir-drafts.ts";
import { joinPhase, reboundPhase } from "./rooms.ts";

/** A table that becomes a partition, or is one no longer; others stay with their parent. */
export function partitionDrafts(context: PlanContext, before: TableObject, after: TableObject): readonly Draft[] {
  const heirs = before.inherits.join() === after.inherits.join() ? [] : heirDrafts(before, after);
  if (before.partition_of !== null && after.partition_of !== null) return [...heirs, ...rejoinDrafts(context, before, after)];
  const parent = parentOf(context, before, after);
  if (parent === null) return heirs;
  return [
    ...heirs,
    ...(before.partition_of === null
      ? attachDrafts(
          context,
          parent,
          after,
          after.partition_of?.bound ?? "",
          joinPhase(context, parent, after.partition_of?.bound ?? "") === "contract" ? "contract" : "switch",
        )
      : detachDrafts(context, parent, after, before.partition_of.bound, context.after.has(parent.address) ? "switch" : "contract")),
  ];
}

/**
 * Another bound, or another parent: in one transaction, so that nobody reads a moment without its rows; a check that was validated before says the new bound.
 */
function rejoinDrafts(context: PlanContext, before: TableObject, after: TableObject): readonly Draft[] {
  const [left, joined] = [
    context.after.get(before.partition_of?.parent ?? "") ?? context.base.get(before.partition_of?.parent ?? ""),
    context.after.get(after.partition_of?.parent ?? ""),
  ];
  if (left?.kind !== "table" || joined?.kind !== "table" || before.partition_of === null || after.partition_of === null) return [];
  const name = qualifiedName(after.schema, after.name);
  const move = (from: TableObject, to: TableObject, bound: string, forward: boolean): readonly string[] => [
    `alter table ${qualifiedName(from.schema, from.name)} detach partition ${name}`,
    ...renamedNotNulls(context, after, forward),
    `alter table ${qualifiedName(to.schema, to.name)} attach partition ${name} ${bound}`,
  ];
  const parents = [...new Map([left, joined].map((table) => [table.address, table])).values()].filter((table) => context.base.has(table.address));
  const rest = parents.flatMap((table) => defaultPartitions(context, table)).filter((table) => table.address !== after.address);
  const locks = [...parents.flatMap(exclusive), ...exclusive(after), ...rest.flatMap(exclusive)];
  const phase = reboundPhase(context, after);
  return attachDrafts(context, joined, after, after.partition_of.bound, phase).map((draft) =>
    draft.kind !== "attach_partition"
      ? draft
      : {
          ...transactionDraft({
            phase,
            kind: "attach_partition",
            object: after.address,
            what: `${after.name} of ${left.name} becomes ${left === joined ? "one with another bound" : `a partition of ${joined.name}`}: ${after.partition_of?.bound ?? ""}`,
            requires: draft.requires,
            uses: draft.uses,
            locks,
            also: draft.locks.filter((lock) => !locks.some((each) => each.relation === lock.relation)),
            statements: [
              ...move(left, joined, after.partition_of?.bound ?? "", true),
              ...(draft.run.kind === "transaction" ? draft.run.statements.slice(1) : []),
            ],
            undo: undoBy(locks, move(joined, left, before.partition_of?.bound ?? "", false)),
            hazards: [...draft.hazards, hazard("blocking_scan", `on rollback ${after.name} is read while reads and writes of it wait`)],
          }),
        },
  );
}

/** A partition has its NOT NULLs under its parent's names (18). */
function renamedNotNulls(context: PlanContext, table: TableObject, forward: boolean): readonly string[] {
  return context.changes.flatMap((change) => {
    if (change.kind !== "alter" || change.before.kind !== "column" || change.after.kind !== "column") return [];
    if (change.after.schema !== table.schema || change.after.table !== table.name) return [];
    const [from, to] = [change.before.not_null_as?.name, change.after.not_null_as?.name];
    if (from == null || to == null || from === to || !change.properties.includes("not_null_as")) return [];
    return [renameConstraint(qualifiedName(table.schema, table.name), forward ? from : to, forward ? to : from)];
  });
}

/** A partition that is dropped leaves its parent first, if that stays: with the contract phase, so that its rows are read until then. */
export function leavingPartitionDrafts(context: PlanContext, table: TableObject): readonly Draft[] {
  const apart: TableObject = { ...table, partition_of: null };
  const parent = parentOf(context, table, apart);
  return parent === null || table.partition_of === null ? [] : detachDrafts(context, parent, apart, table.partition_of.bound, "contract");
}

/** Why there is no such step; null where there is. */
export function partitionObstacle(context: PlanContext, after: TableObject): string | null {
  const parent = after.partition_of === null ? undefined : context.after.get(after.partition_of.parent);
  if (after.partition_of === null || parent?.kind !== "table" || wholeCondition(context, parent, after.partition_of.bound) !== null || isBrief(context, after))
    return null;
  return `${after.name} joins ${parent.name} by ${parent.partition_key ?? ""}: Postgres can conclude that from no check (a hash of text, an operator class of its own), and attaching would read every row under a lock`;
}

function parentOf(context: PlanContext, before: TableObject, after: TableObject): TableObject | null {
  const [left, joined] = [before.partition_of, after.partition_of];
  if ((left === null) === (joined === null)) return null;
  const parent = context.after.get(left?.parent ?? joined?.parent ?? "") ?? context.base.get(left?.parent ?? "");
  return parent?.kind === "table" && (joined !== null || context.base.get(parent.address)?.kind === "table") ? parent : null;
}

/** Concurrently where that works: not beside a default partition. The check that says its bound makes the way back a matter of a moment. */
function detachDrafts(context: PlanContext, parent: TableObject, table: TableObject, bound: string, phase: "switch" | "contract"): readonly Draft[] {
  const condition = wholeCondition(context, parent, bound);
  const [name, up] = [qualifiedName(table.schema, table.name), qualifiedName(parent.schema, parent.name)];
  const attach = undoBy(exclusive(table), [`alter table ${up} attach partition ${name} ${bound}`]);
  if (condition === null || defaultPartition(context, parent) !== undefined) {
    const locks: readonly Lock[] = [...exclusive(parent), ...exclusive(table)];
    return [
      transactionDraft({
        phase,
        kind: "detach_partition",
        object: table.address,
        what: `${table.name} is no partition of ${parent.name} any more`,
        locks,
        statements: [`alter table ${up} detach partition ${name}`],
        undo: attach,
        hazards: [queue(parent), hazard("blocking_scan", `on rollback ${table.name} is read while reads and writes of it wait`)],
      }),
    ];
  }
  const check = boundCheck(table, condition, table);
  const detach = concurrentDraft({
    phase,
    kind: "detach_partition",
    object: table.address,
    what: `${table.name} is no partition of ${parent.name} any more, detached concurrently`,
    requires: check.map((draft) => draft.id),
    locks: [{ relation: parent.address, mode: "SHARE UPDATE EXCLUSIVE" }],
    statement: `alter table ${up} detach partition ${name} concurrently`,
    leftover: `select exists (select from pg_catalog.pg_inherits as i where i.inhrelid = pg_catalog.to_regclass(${quoteLiteral(name)}) and i.inhdetachpending)`,
    repair: `alter table ${up} detach partition ${name} finalize`,
    probe: isApart(name),
    verify: isApart(name),
    undo: attach,
    hazards: [hazard("concurrent_index", `it waits for transactions on ${parent.name} that are older than it`)],
  });
  const locks = exclusive(table);
  const [back, drop] = [
    rollbackDraft({
      phase: "contract",
      kind: "return_bound",
      object: table.address,
      what: `on rollback: read ${table.name}, every row lies within ${bound}`,
      requires: [detach.id],
      undo: { kind: "run", run: { kind: "scan", statements: [validateIfExists(name, checkName(table, table))] } },
    }),
    transactionDraft({
      phase: "contract",
      kind: "drop_bound",
      object: table.address,
      what: `drop the check that says the former bound of ${table.name}`,
      locks,
      statements: [dropConstraint(name, checkName(table, table))],
      undo: undoBy(locks, [addNotValid(name, checkName(table, table), `check (${condition})`)]),
      hazards: [queue(table)],
    }),
  ];
  return [...check, detach, ...inSequence([back, drop])];
}

function isApart(table: string): string {
  return `select not exists (select from pg_catalog.pg_inherits as i where i.inhrelid = pg_catalog.to_regclass(${quoteLiteral(table)}))`;
}
