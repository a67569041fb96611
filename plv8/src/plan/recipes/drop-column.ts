import type { CatalogObject, ColumnObject, ConstraintObject, IndexObject, TableObject } from "../../types/catalog.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addColumn, dropColumn, setColumnDefault } from "../../render/alter-column.ts";
import { countOn } from "../../render/alter/sequence.ts";
import { dropArchiveTrigger } from "../../render/archive-sql.ts";
import { describeColumn } from "../../render/describe-object.ts";
import { ownSettings } from "../../render/finish-object.ts";
import { qualifiedName } from "../../render/names.ts";
import { batchKey } from "../batch-key.ts";
import { inSequence, rollbackDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { apartBelow } from "../not-null/apart-below.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { touchesColumns } from "../touches.ts";
import { untrackedUses } from "../untracked-uses.ts";
import { counterBeside, type Identity } from "./add-identity.ts";
import { archiveDrafts, archiveOf } from "./archive.ts";
import { disownDraft, leavingSequences } from "./disown-sequence.ts";
import { dropConstraintDrafts, dropIndexDrafts } from "./drop-parts.ts";
import { dropNotNullReversible, exclusive, queue, returnNotNull } from "./not-null.ts";

/** A column leaves: nothing requires it from the switch on, its values go to the archive, then it is dropped; a rollback brings the values back. */
export function dropColumnDrafts(context: PlanContext, table: TableObject, column: ColumnObject): readonly Draft[] {
  const place = { table, column: column.name, object: column.address, below: apartBelow(context, context.base, column) };
  const unused =
    column.not_null && column.default === null && column.identity === null && column.generated === null
      ? dropNotNullReversible({ ...place, named: column }, "switch", `${table.name}.${column.name} may stay empty: the new release does not know it`)
      : [];
  const stillNotNull = column.not_null && unused.length === 0 && column.generated === null;
  const parts = childrenOf(context.base, table).flatMap((child): readonly Draft[] => {
    if ((child.kind !== "index" && child.kind !== "constraint") || !touchesColumns(child, [column.name]) || isReplaced(context, child)) return [];
    return partDrafts(context, child);
  });
  const archived = column.generated === null && batchKey(context.after, table) !== null;
  return [
    ...leavingSequences(context, column.address).map((sequence) => disownDraft(sequence)),
    ...unused,
    ...inSequence([
      ...parts,
      ...(column.identity === null ? [] : [returnIdentity(context, table, column, column.identity)]),
      ...(stillNotNull ? returnNotNull(place, column) : []),
      ...(archived ? archiveDrafts(context, table, [column]) : []),
      dropDraft(context, table, column, archived),
      ...(column.identity === null ? [] : [returnCounter(context, table, column, column.identity, archived)]),
    ]),
  ];
}

/** When a rollback has filled the column it counts by itself again. */
function returnIdentity(context: PlanContext, table: TableObject, column: ColumnObject, identity: Identity): Draft {
  return rollbackDraft({
    phase: "contract",
    kind: "return_identity",
    object: column.address,
    what: `on rollback: ${table.name}.${column.name} counts by itself again`,
    undo: undoBy(exclusive(table), counterBeside(context, context.base, column, identity).becomes),
  });
}

/** Until then a counter beside it serves, which begins behind the values that were kept. */
function returnCounter(context: PlanContext, table: TableObject, column: ColumnObject, identity: Identity, archived: boolean): Draft {
  const { counter, begins } = counterBeside(context, context.base, column, identity);
  const archive = archiveOf(context, table, [column]);
  return rollbackDraft({
    phase: "contract",
    kind: "return_counter",
    object: column.address,
    what: `on rollback: a counter for ${table.name}.${column.name}`,
    undo: undoBy([], [begins, ...(archived ? [countOn(counter, identity, qualifiedName(archive.schema, archive.name), column.name)] : [])]),
  });
}

function countsBeside(context: PlanContext, column: ColumnObject, identity: Identity): readonly string[] {
  const { next, serves } = counterBeside(context, context.base, column, identity);
  return [...serves, setColumnDefault(qualifiedName(column.schema, column.table), column.name, next)];
}

/** Another of its name takes its place, and it leaves by itself. */
function isReplaced(context: PlanContext, child: CatalogObject): boolean {
  return (
    (child.kind === "index" || child.kind === "constraint") && context.changes.some((change) => change.kind === "alter" && change.address === child.address)
  );
}

function partDrafts(context: PlanContext, part: ConstraintObject | IndexObject): readonly Draft[] {
  return part.kind === "index" ? dropIndexDrafts(context, part, false) : dropConstraintDrafts(context, part, false);
}

function dropDraft(context: PlanContext, table: TableObject, column: ColumnObject, archived: boolean): Draft {
  const name = qualifiedName(table.schema, table.name);
  const [archive, isComputed] = [archiveOf(context, table, [column]), column.generated !== null];
  return transactionDraft({
    phase: "contract",
    kind: "drop_column",
    object: column.address,
    what: `drop ${table.name}.${column.name}${archived ? `, archived in ${archive.schema}.${archive.name}` : ""}`,
    removes: [column.address],
    requires: [
      ...leavingSequences(context, column.address).map((sequence) => `contract disown_sequence ${sequence.address}`),
      ...childrenOf(context.base, table).flatMap((child) =>
        isReplaced(context, child) ? [`contract drop_index ${child.address}`, `contract drop_constraint ${child.address}`] : [],
      ),
    ],
    locks: exclusive(table),
    statements: [...(archived ? dropArchiveTrigger(archive) : []), dropColumn(name, column.name)],
    undo: undoBy(exclusive(table), [
      addColumn(name, column.name, column, { withDefault: false, notNull: isComputed && column.not_null }),
      ...ownSettings(name, column.name, column),
      ...describeColumn(column, column.name, isComputed),
      ...(column.default === null ? [] : [setColumnDefault(name, column.name, column.default)]),
      ...(column.identity === null ? [] : countsBeside(context, column, column.identity)),
    ]),
    hazards: [
      queue(table),
      hazard("loses_data", `loses data: the values of ${table.name}.${column.name}${archived ? ", kept in the archive" : ""}`),
      hazard("result_type_changes", `select * from ${table.name} gets one column fewer`),
      ...untrackedUses(context, table, [column.name]),
    ],
  });
}
