import type { ColumnObject, ConstraintObject, IndexObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { substituteNames } from "../../diff/substitute-names.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addColumn, dropColumn, setColumnDefault } from "../../render/alter-column.ts";
import { renameConstraint } from "../../render/alter-constraint.ts";
import { renameIndex } from "../../render/alter-index.ts";
import { updateBatches } from "../../render/batch-sql.ts";
import { describeColumn } from "../../render/describe-object.ts";
import { ownSettings } from "../../render/finish-object.ts";
import { changeNotNullAs } from "../../render/hidden-parts.ts";
import { quoteIdent } from "../../render/names.ts";
import { comparable, dropSyncTrigger, syncTrigger } from "../../render/sync-function.ts";
import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { dropArchiveTrigger } from "../../render/archive-sql.ts";
import { batchKey } from "../batch-key.ts";
import { checkDraft, inSequence, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { requiredPlaces } from "../not-null/required-places.ts";
import { childrenOf, columnsOf, type PlanContext } from "../plan-context.ts";
import { isMadeWith } from "../shared-parts.ts";
import type { FormerColumn, SyncGroup } from "../sync-group.ts";
import { untrackedUses } from "../untracked-uses.ts";
import { archiveDrafts, archiveOf } from "./archive.ts";
import { betweenDrafts } from "./between-shapes.ts";
import { disownFormer } from "./disown-sequence.ts";
import { dropConstraintDrafts, dropIndexDrafts } from "./drop-parts.ts";
import { formerAddresses } from "./former-addresses.ts";
import { exclusive, queue, returnNotNull } from "./not-null.ts";
import { settleKeys } from "./settle-keys.ts";
import { isAside, isPrimary, type Successor } from "./successors.ts";
import { syncFunction, tableText, unfilled } from "./sync-columns.ts";
import { transitionName } from "../transition-name.ts";

/** The contract half: what stands on the former columns leaves, both shapes are compared, the former columns and the trigger go. */
export function completeSync(context: PlanContext, group: SyncGroup, successors: readonly Successor[]): readonly Draft[] {
  const archived = group.lossless ? [] : archiveDrafts(context, group.table, keptColumns(group), fits(context, group));
  const required = group.exchange
    ? []
    : group.former.flatMap(({ column: former, kept }) =>
        requiredPlaces(context, context.base, group.table, former).flatMap(({ table, column, below }) =>
          returnNotNull({ table, column: kept, object: column.address, below }, column),
        ),
      );
  return inSequence([
    ...settleKeys(context, group, successors),
    ...betweenDrafts(context, group, successors, []).dropped,
    ...formerParts(context, group, successors),
    ...(group.exchange ? [] : settledNames(group, successors)),
    ...required,
    ...disownFormer(context, group),
    compareDraft(context, group),
    ...archived,
    dropDraft(context, group),
  ]);
}

function keptColumns(group: SyncGroup): readonly Pick<ColumnObject, "name" | "type" | "address">[] {
  return group.former.map((each) => ({ name: each.kept, type: each.column.type, address: each.column.address }));
}

/** An archived value is right for a row as long as it still leads to what the new columns say; otherwise the way back computes one. */
function fits(context: PlanContext, group: SyncGroup): string {
  const kept = new Map(group.former.map((each) => [each.column.name, each.kept]));
  const columns = columnsOf(context.base, group.table).map((column) => column.name);
  return group.later
    .map((each) => {
      const reads = mentionedColumns(each.forward, columns).map((name) =>
        kept.has(name) ? `kept.${quoteIdent(kept.get(name) ?? name)} as ${quoteIdent(name)}` : `arch_row.${quoteIdent(name)}`,
      );
      return `(select ${comparable(`(${each.forward})`, each.column.type)} from (select ${reads.join(", ")}) as arch_former) is not distinct from ${comparable(`arch_row.${quoteIdent(each.column.name)}`, each.column.type)}`;
    })
    .join(" and ");
}

/** Indexes and constraints over the former columns, under the names and columns they have after the switch. */
function formerParts(context: PlanContext, group: SyncGroup, successors: readonly Successor[]): readonly Draft[] {
  const columns = new Map(group.former.map((each) => [each.column.name, each.kept]));
  const names = [...columns.keys()];
  return childrenOf(context.base, group.table).flatMap((child): readonly Draft[] => {
    if ((child.kind !== "index" && child.kind !== "constraint") || !isMadeWith(group, child, names)) return [];
    if (successors.some((each) => each.former === child && isPrimary(each))) return [];
    const replaced = successors.some((each) => each.former === child);
    const now: ConstraintObject | IndexObject = {
      ...child,
      name: replaced && isAside(group, child) ? transitionName("old", child.name) : child.name,
      definition: overColumns(child, group.exchange ? columns : new Map()),
      ...(child.kind === "constraint" && group.exchange ? { columns: child.columns.map((column) => columns.get(column) ?? column) } : {}),
    };
    return now.kind === "index" ? dropIndexDrafts(context, now, true) : dropConstraintDrafts(context, now, true, "contract");
  });
}

/** Where both shapes were visible, what came beside the former index or check takes its name when that is gone. */
function settledNames(group: SyncGroup, successors: readonly Successor[]): readonly Draft[] {
  const table = tableText(group);
  return successors.flatMap(({ object, stage, former }) => {
    if (former === null || stage === object.name || isAside(group, object)) return [];
    const rename = (from: string, to: string): string => (object.kind === "index" ? renameIndex(object.schema, from, to) : renameConstraint(table, from, to));
    const locks = object.kind === "index" ? [] : exclusive(group.table);
    return [
      transactionDraft({
        phase: "contract",
        kind: `settle_${object.kind}`,
        object: object.address,
        what: `${object.name} of ${group.table.name} is the new one`,
        locks,
        statements: [rename(stage, object.name)],
        undo: undoBy(locks, [rename(object.name, stage)]),
        hazards: locks.length === 0 ? [] : [queue(group.table)],
      }),
    ];
  });
}

function overColumns(child: ConstraintObject | IndexObject, columns: ReadonlyMap<string, string>): string {
  const at = child.kind === "constraint" && child.type === "foreign" ? child.definition.indexOf(" REFERENCES ") : child.definition.length;
  return substituteNames(child.definition.slice(0, at), { tables: new Map(), columns }) + child.definition.slice(at);
}

function compareDraft(context: PlanContext, group: SyncGroup): Draft {
  const table = tableText(group);
  const key = batchKey(context.after, group.table);
  const row = key === null ? "ctid::text" : key.map((part) => `${quoteIdent(part.name)}::text`).join(" || ', ' || ");
  const apart = group.lossless ? differs(group) : unfilled(group, true);
  const names = [...group.former.map((each) => each.kept), ...group.later.map((each) => each.column.name)].join(", ");
  const set = group.former.flatMap((each) => (each.back === null ? [] : [`${quoteIdent(each.kept)} = (${each.back})`]));
  const empty = group.former.flatMap((each) => (each.back === null ? [] : [`(${quoteIdent(each.kept)} is null and (${each.back}) is not null)`]));
  return checkDraft({
    phase: "contract",
    kind: "compare_shapes",
    object: group.later[0]?.column.address ?? group.table.address,
    what: `every row of ${group.table.name} says the same in ${names}`,
    locks: [{ relation: group.table.address, mode: "ACCESS SHARE" }],
    query: `select 'row ' || ${row} || ' of ${group.table.name.replaceAll("'", "''")}: ${names.replaceAll("'", "''")} are not in step' as what from ${table} where ${apart} limit 10`,
    undo:
      set.length === 0
        ? { kind: "inert", residue: `${names}: former values are not computed back` }
        : {
            kind: "run",
            run: updateBatches(
              table,
              key,
              set,
              `(${empty.join(" or ")}) and (${group.later.map((each) => `${quoteIdent(each.column.name)} is not null`).join(" or ")})`,
            ),
          },
  });
}

function differs(group: SyncGroup): string {
  return group.former
    .map((each) => `${comparable(quoteIdent(each.kept), each.column.type)} is distinct from ${comparable(`(${each.back ?? "null"})`, each.column.type)}`)
    .join(" or ");
}

function dropDraft(context: PlanContext, group: SyncGroup): Draft {
  const table = tableText(group);
  const locks: readonly Lock[] = exclusive(group.table);
  const names = group.former.map((each) => `${group.table.name}.${each.kept}`).join(", ");
  const lateDefaults = group.exchange ? [] : group.later.filter((each) => each.column.default !== null);
  const before = context.base.get(group.former[0]?.column.address ?? "");
  return transactionDraft({
    phase: "contract",
    kind: "drop_column",
    object: group.former[0]?.column.address ?? group.table.address,
    what: `drop ${names}${group.lossless ? "; its values stand in the new column" : ", archived"}`,
    removes: before === undefined ? [] : [...formerAddresses(context, group)],
    locks,
    statements: [
      ...(group.lossless ? [] : dropArchiveTrigger(archiveOf(context, group.table, keptColumns(group)))),
      ...dropSyncTrigger(table, group.triggerName, group.table.schema, group.functionName),
      ...group.former.map((each) => dropColumn(table, each.kept)),
      ...lateDefaults.map((each) => setColumnDefault(table, each.column.name, each.column.default)),
      ...ownNames(context, group, true),
    ],
    undo: undoBy(locks, [
      ...ownNames(context, group, false),
      ...lateDefaults.map((each) => setColumnDefault(table, each.column.name, null)),
      ...group.former.flatMap((each) => comeBack(group, each)),
      ...syncFunction(context, group, true),
      ...syncTrigger(table, group.triggerName, group.table.schema, group.functionName),
    ]),
    hazards: [
      queue(group.table),
      hazard("rename_breaks_clients", `statements that name ${names} fail from now on`),
      hazard(
        "result_type_changes",
        group.exchange
          ? `${group.later.map((each) => each.column.name).join(", ")} stands behind the other columns of ${group.table.name} from now on: select * gives another order, and an insert without a list of columns fills others`
          : `select * from ${group.table.name} gets fewer columns`,
      ),
      ...(group.exchange
        ? []
        : untrackedUses(
            context,
            group.table,
            group.former.map((each) => each.kept),
          )),
      ...(group.lossless
        ? []
        : [
            hazard("loses_data", `loses data: ${names}; what ${group.later.map((each) => each.column.name).join(", ")} do not say is kept in the archive only`),
          ]),
    ],
  });
}

/** The NOT NULL of a column beside its former one has a name of its own (18) when that, which may have it, is gone. */
function ownNames(context: PlanContext, group: SyncGroup, forward: boolean): readonly string[] {
  if (group.exchange) return [];
  return group.later.flatMap((each) =>
    requiredPlaces(context, context.after, group.table, each.column).flatMap(({ column, below }) => {
      const { not_null_as: said, ...unsaid } = column;
      if (said === undefined || below !== null) return [];
      return forward ? changeNotNullAs(column, undefined) : changeNotNullAs(unsaid, said);
    }),
  );
}

/** Re-adds a former column, empty; the trigger and the batches of the step before fill it. */
function comeBack(group: SyncGroup, former: FormerColumn): readonly string[] {
  const table = tableText(group);
  const { column, kept } = former;
  return [
    addColumn(table, kept, column, { withDefault: false, notNull: false }),
    ...ownSettings(table, kept, column),
    ...describeColumn(column, kept, false),
    ...(column.default === null || group.exchange ? [] : [setColumnDefault(table, kept, column.default)]),
  ];
}
