import type { ConstraintObject, IndexObject } from "../../types/catalog.ts";
import type { Lock, Phase } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addConstraint, addNotValid, dropConstraint, validateIfExists } from "../../render/alter-constraint.ts";
import { dropIndex, indexIsGone, renameIndex } from "../../render/alter-index.ts";
import { describe, describeIndex } from "../../render/describe-object.ts";
import { qualifiedName } from "../../render/names.ts";
import { alikePairs } from "../alike-indexes.ts";
import { concurrentDraft, inSequence, rollbackDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { buildAgain } from "./index-parts.ts";
import { byPrimary, laterPrimary, leavesAtSwitch } from "./key-exchange.ts";
import { dropPartitionedIndex, returnedForeignKey } from "./partitioned.ts";
import { isSlow } from "../is-slow.ts";
import { tableAddress, tableOf, type PlanContext } from "../plan-context.ts";
import { returnedKey } from "./return-key.ts";

/** Drops an index without blocking; a rollback builds it again the same way. */
export function dropIndexDrafts(context: PlanContext, index: IndexObject, replaced: boolean): readonly Draft[] {
  const table = context.base.get(tableAddress(index.schema, index.table));
  if (table?.kind === "table" && table.partition_key !== null) return dropPartitionedIndex(context, table, index, replaced);
  const twin = table?.kind === "table" ? alikePairs(table, context.after, context.base).find(([part]) => part.address === index.address)?.[1] : undefined;
  if (twin !== undefined && index.comment === null && twin.comment === null) return leaveTwin(index, twin);
  return inSequence([...commentBack(index), dropIndexDraft(index, replaced)]);
}

/**
 * A partition that leaves has the part of its parent's index and one of its own like it: when it is back, Postgres takes the older of the two for the parent's.
 * So that one stays, under the name of the other.
 */
function leaveTwin(part: IndexObject, twin: IndexObject): readonly Draft[] {
  const rename = transactionDraft({
    phase: "contract",
    kind: "rename_index",
    object: part.address,
    what: `index ${part.name} of ${part.table}, which is like ${twin.name}, goes by its name`,
    removes: [part.address],
    locks: [],
    statements: [renameIndex(part.schema, part.name, twin.name)],
    undo: undoBy([], [renameIndex(part.schema, twin.name, part.name)]),
  });
  return inSequence([dropIndexDraft(twin, true), rename]);
}

/** What is said about it can't come back with a concurrent build. */
function commentBack(index: IndexObject): readonly Draft[] {
  const said = describeIndex(index);
  return said.length === 0 || !index.valid
    ? []
    : [
        rollbackDraft({
          phase: "contract",
          kind: "return_comment",
          object: index.address,
          what: `on rollback: comment on ${index.name}`,
          undo: undoBy([], said),
        }),
      ];
}

function dropIndexDraft(index: IndexObject, replaced: boolean): Draft {
  const repair = dropIndex(index.schema, index.name, true);
  return concurrentDraft({
    phase: "contract",
    kind: "drop_index",
    object: index.address,
    what: `drop index ${index.name} of ${index.table}${replaced ? ", replaced" : ""}`,
    removes: [index.address],
    locks: [{ relation: tableAddress(index.schema, index.table), mode: "SHARE UPDATE EXCLUSIVE" }],
    statement: repair.replace("concurrently ", "concurrently if exists "),
    leftover: null,
    repair: null,
    probe: indexIsGone(index.schema, index.name),
    verify: indexIsGone(index.schema, index.name),
    undo: index.valid
      ? { kind: "run", run: buildAgain(index) }
      : { kind: "inert", residue: `index ${index.name} stays away: a build that stopped half-way had left it, and nothing could read it` },
    hazards: replaced || !index.valid ? [] : [hazard("slower_without_index", `statements that use ${index.name} read more of ${index.table}`)],
  });
}

/** Drops a constraint; a rollback adds it NOT VALID and reads the rows in a step of its own, or builds the index of a key concurrently before. */
export function dropConstraintDrafts(
  context: PlanContext,
  constraint: ConstraintObject,
  replaced: boolean,
  phase: Phase = leavesAtSwitch(context, constraint) ? "switch" : "contract",
): readonly Draft[] {
  if (laterPrimary(context, constraint) !== null) return [];
  const table = qualifiedName(constraint.schema, constraint.table);
  const own = tableAddress(constraint.schema, constraint.table);
  const locks = constraintLocks(constraint, own, "ACCESS EXCLUSIVE");
  const online = constraint.type === "check" || constraint.type === "foreign";
  const definition = phase === "switch" ? byPrimary(context, constraint) : constraint.definition;
  const back = online ? addNotValid(table, constraint.name, definition) : addConstraint(table, constraint.name, constraint.definition);
  const drop = transactionDraft({
    phase,
    kind: "drop_constraint",
    object: constraint.address,
    what: `drop ${constraint.type === "foreign" ? "foreign key" : constraint.type} ${constraint.name} of ${constraint.table}${replaced ? ", replaced" : ""}`,
    removes: [constraint.address],
    locks,
    statements: [dropConstraint(table, constraint.name)],
    undo: undoBy(online && constraint.type === "foreign" ? constraintLocks(constraint, own, "SHARE ROW EXCLUSIVE") : locks, [back, ...describe(constraint)]),
    hazards: [
      hazard(
        "brief_lock_queue",
        `${locks.map((lock) => lock.relation.slice("table:".length)).join(" and ")}: locked for milliseconds; statements queue behind the lock while it waits`,
      ),
    ],
  });
  const holder = tableOf(context.base, constraint);
  if (constraint.type === "foreign" && context.settings.major < 18 && holder !== null && holder.partition_key !== null)
    return returnedForeignKey(context, holder, constraint, drop);
  if ((constraint.type === "unique" || constraint.type === "primary") && holder !== null && !isSlow(constraint))
    return returnedKey(context, holder, constraint, drop);
  if (!online || !constraint.valid || / NOT ENFORCED$/u.test(constraint.definition)) return [drop];
  const validate = rollbackDraft({
    phase,
    kind: "return_constraint",
    object: constraint.address,
    what: `on rollback: read ${constraint.table}, every row keeps ${constraint.name}`,
    undo: { kind: "run", run: { kind: "scan", statements: [validateIfExists(table, constraint.name)] } },
  });
  return inSequence([validate, drop]);
}

export function constraintLocks(constraint: ConstraintObject, own: string, mode: Lock["mode"]): readonly Lock[] {
  const referenced = constraint.references?.table;
  return referenced === undefined || referenced === own
    ? [{ relation: own, mode }]
    : [
        { relation: own, mode },
        { relation: referenced, mode },
      ].sort((left, right) => (left.relation < right.relation ? -1 : 1));
}
