import type { ColumnObject, ConstraintObject, IndexObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addColumn, columnSettings, dropColumn, setColumnDefault, setIdentity, setNotNull } from "../../render/alter-column.ts";
import { addNotValid, dropConstraintIfExists, validateIfExists } from "../../render/alter-constraint.ts";
import { archiveTable, archiveTrigger, dropArchive, dropArchiveTrigger, type Archive } from "../../render/archive-sql.ts";
import { copyBatches, updateBatches } from "../../render/batch-sql.ts";
import { describeColumn } from "../../render/describe-object.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { batchKey } from "../batch-key.ts";
import { batchesDraft, inSequence, rollbackDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { touchesColumns } from "../touches.ts";
import { transitionName } from "../transition-name.ts";
import { dropConstraintDrafts, dropIndexDraft } from "./drop-parts.ts";
import { checkName, dropNotNullReversible, exclusive, filledCheck, queue } from "./not-null.ts";

/** A column leaves: nothing requires it from the switch on, its values go to the archive, then it is dropped; a rollback brings the values back. */
export function dropColumnDrafts(context: PlanContext, table: TableObject, column: ColumnObject): readonly Draft[] {
  const unused = column.not_null && column.default === null && column.identity === null && column.generated === null
    ? dropNotNullReversible({ table, column: column.name, object: column.address }, "switch", `${table.name}.${column.name} may stay empty: the new release does not know it`)
    : [];
  const stillNotNull = column.not_null && unused.length === 0 && column.generated === null;
  const parts = childrenOf(context.base, table).flatMap((child): readonly Draft[] => {
    if ((child.kind !== "index" && child.kind !== "constraint") || !touchesColumns(child, [column.name])) return [];
    return partDrafts(context, child);
  });
  const archived = column.generated === null && context.sizeOf(table.address) !== "empty";
  return [...unused, ...inSequence([...parts, ...(stillNotNull ? returnNotNull(table, column) : []), ...(archived ? archiveDrafts(context, table, column) : []), dropDraft(context, table, column, archived, stillNotNull)])];
}

function partDrafts(context: PlanContext, part: ConstraintObject | IndexObject): readonly Draft[] {
  return part.kind === "index" ? [dropIndexDraft(context, part, false)] : dropConstraintDrafts(context, part, false);
}

function returnNotNull(table: TableObject, column: ColumnObject): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const check = checkName(table, column.name);
  return [
    rollbackDraft({ phase: "contract", kind: "return_not_null", object: column.address, what: `on rollback: ${table.name}.${column.name} not null again`, undo: undoBy(exclusive(table), [setNotNull(name, column.name), dropConstraintIfExists(name, check)]) }),
    rollbackDraft({ phase: "contract", kind: "return_validate", object: column.address, what: `on rollback: read ${table.name}, every row has ${column.name}`, undo: { kind: "run", run: { kind: "scan", statements: [validateIfExists(name, check)] } } }),
  ];
}

export function archiveOf(context: PlanContext, table: TableObject, column: ColumnObject): Archive {
  const key = batchKey(context.after, table) ?? [];
  return {
    schema: archiveSchema(table.schema), name: transitionName(table.name, column.name).slice("zz_arch_".length), owner: context.settings.owner,
    table: { schema: table.schema, name: table.name }, key, column: { name: column.name, type: column.type }, trigger: transitionName("archive", column.name), functionName: transitionName("archive", table.name, column.name),
  };
}

export function archiveSchema(schema: string): string {
  return `${schema}_archive`;
}

function archiveDrafts(context: PlanContext, table: TableObject, column: ColumnObject): readonly Draft[] {
  const archive = archiveOf(context, table, column);
  const name = qualifiedName(table.schema, table.name);
  const target = qualifiedName(archive.schema, archive.name);
  const write: readonly Lock[] = [{ relation: table.address, mode: "SHARE ROW EXCLUSIVE" }];
  const joined = archive.key.map((part) => `arch_row.${quoteIdent(part.name)} = kept.${quoteIdent(part.name)}`).join(" and ");
  const restore = updateBatches(name, archive.key, [`${quoteIdent(column.name)} = kept.${quoteIdent(column.name)}`], `${joined} and arch_row.${quoteIdent(column.name)} is null and kept.${quoteIdent(column.name)} is not null`, `${target} as kept`);
  return [
    transactionDraft({
      phase: "contract", kind: "create_archive", object: column.address, what: `archive table ${archive.schema}.${archive.name} for ${table.name}.${column.name}`, locks: [], statements: archiveTable(archive),
      undo: undoBy([], dropArchive(archive)), requires: [`contract create_archive_schema schema:${quoteIdent(archive.schema)}`],
      hazards: [hazard("archive_holds_copy", `${archive.schema}.${archive.name} keeps the values of ${table.name}.${column.name} until it is dropped`)],
    }),
    transactionDraft({
      phase: "contract", kind: "archive_trigger", object: column.address, what: `keep ${archive.schema}.${archive.name} in step (trigger)`, locks: write, statements: archiveTrigger(archive),
      undo: undoBy(exclusive(table), dropArchiveTrigger(archive)), hazards: [hazard("brief_write_lock", `writes to ${table.name} wait for milliseconds`)],
    }),
    batchesDraft({
      phase: "contract", kind: "archive", object: column.address, what: `${table.name}.${column.name} → ${archive.schema}.${archive.name}`, locks: [{ relation: table.address, mode: "ACCESS SHARE" }],
      batches: copyBatches(name, archive.key, target, [...archive.key.map((part) => part.name), column.name], [...archive.key.map((part) => `arch_row.${quoteIdent(part.name)}`), `arch_row.${quoteIdent(column.name)}`]),
      undo: { kind: "run", run: restore },
    }),
  ];
}

function dropDraft(context: PlanContext, table: TableObject, column: ColumnObject, archived: boolean, stillNotNull: boolean): Draft {
  const name = qualifiedName(table.schema, table.name);
  const archive = archiveOf(context, table, column);
  return transactionDraft({
    phase: "contract", kind: "drop_column", object: column.address, what: `drop ${table.name}.${column.name}${archived ? `, archived in ${archive.schema}.${archive.name}` : ""}`, removes: [column.address],
    locks: exclusive(table), statements: [...(archived ? dropArchiveTrigger(archive) : []), dropColumn(name, column.name)],
    undo: undoBy(exclusive(table), [
      addColumn(name, column.name, column, { withDefault: false, notNull: false }), ...columnSettings(name, column.name, column), ...describeColumn(column, column.name),
      ...(column.default === null ? [] : [setColumnDefault(name, column.name, column.default)]), ...(column.identity === null ? [] : [setIdentity(name, column.name, column.identity)]),
      ...(stillNotNull ? [addNotValid(name, checkName(table, column.name), filledCheck(column.name))] : []),
    ]),
    hazards: [queue(table), hazard("loses_data", `loses data: the values of ${table.name}.${column.name}${archived ? ", kept in the archive" : ""}`), hazard("result_type_changes", `select * from ${table.name} gets one column fewer`)],
  });
}

/** The archive schema, once for each schema that archives something. */
export function archiveSchemaDraft(schema: string, owner: string): Draft {
  const name = archiveSchema(schema);
  return transactionDraft({
    phase: "contract", kind: "create_archive_schema", object: `schema:${quoteIdent(name)}`, what: `schema ${name} for archived values, for its owner only`, locks: [],
    statements: [`create schema if not exists ${quoteIdent(name)} authorization ${quoteIdent(owner)}`], undo: { kind: "inert", residue: `schema ${name} stays; it holds archives of this and other plans` },
  });
}
