import type { CatalogObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { createStatements } from "../../render/create-objects.ts";
import { setAside } from "../../render/archive-sql.ts";
import { dropStatements } from "../../render/drop-object.ts";
import { objectPhrase } from "../../render/describe-object.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { childrenOf, tableAddress, type PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { untrackedUses } from "../untracked-uses.ts";
import { archiveSchema } from "./archive.ts";
import { dropConstraintDrafts } from "./drop-parts.ts";
import { label } from "./alter-attributes.ts";
import { leavingPartitionDrafts } from "./partition-of.ts";

/** A dropped table moves to the archive schema whole, out of reach of the applications; a rollback moves it back. Its foreign keys leave first, and it its parent. */
export function dropTableDrafts(context: PlanContext, table: TableObject): readonly Draft[] {
  const keys = childrenOf(context.base, table).flatMap((child) => (child.kind === "constraint" && child.type === "foreign" ? dropConstraintDrafts(context, child, false) : []));
  const apart = leavingPartitionDrafts(context, table);
  const schema = archiveSchema(table.schema);
  const kept = transitionName(table.name).slice("zz_arch_".length);
  const from = qualifiedName(table.schema, table.name);
  const to = qualifiedName(schema, kept);
  const locks: readonly Lock[] = [{ relation: table.address, mode: "ACCESS EXCLUSIVE" }];
  const moved: readonly Lock[] = [{ relation: `table:${to}`, mode: "ACCESS EXCLUSIVE" }];
  const rename = (at: string, source: string, target: string): readonly string[] => (source === target ? [] : [`alter table ${qualifiedName(at, source)} rename to ${quoteIdent(target)}`]);
  const drop = transactionDraft({
    phase: "contract", kind: "drop_table", object: table.address, what: `drop ${from}: moved to ${to}`, requires: [`contract create_archive_schema schema:${quoteIdent(schema)}`, ...[...keys, ...apart].map((draft) => draft.id)],
    removes: [table.address, ...childrenOf(context.base, table).map((child) => child.address)], locks, also: moved,
    statements: [setAside(schema, kept), `alter table ${from} set schema ${quoteIdent(schema)}`, ...rename(schema, table.name, kept)], undo: undoBy(moved, [...rename(schema, kept, table.name), `alter table ${qualifiedName(schema, table.name)} set schema ${quoteIdent(table.schema)}`]),
    hazards: [hazard("loses_data", `loses data: ${from} and its rows, kept as ${to}`), hazard("archive_holds_copy", `${to} keeps the rows until it is dropped`), ...untrackedUses(context, table, [])],
  });
  return [...keys, ...apart, drop];
}

/** Objects without rows: functions, views, types, sequences. Made again by a rollback; what an archived table or column needs moves to the archive with it. */
export function dropPlainDraft(context: PlanContext, object: CatalogObject): Draft {
  if ((object.kind === "enum" || object.kind === "function" || object.kind === "sequence") && archiveNeeds(context, object)) return moveDraft(object);
  const locks: readonly Lock[] = object.kind === "view" ? [{ relation: object.address, mode: "ACCESS EXCLUSIVE" }] : [];
  return transactionDraft({
    phase: "contract", kind: `drop_${object.kind}`, object: object.address, what: `drop ${object.kind.replaceAll("_", " ")} ${label(object)}`, removes: [object.address], locks, statements: dropStatements(object), undo: undoBy([], wholeAgain(context, object)),
    hazards: [hazard("behaviour_changes", `statements that use ${label(object)} fail from now on`)],
  });
}

/** With its indexes, triggers and what is said about its columns, and filled. */
function wholeAgain(context: PlanContext, object: CatalogObject): readonly string[] {
  if (object.kind !== "view" && object.kind !== "materialized_view") return createStatements([object]);
  return [...createStatements([object, ...childrenOf(context.base, object)]), ...(object.kind === "view" ? [] : [`refresh materialized view ${qualifiedName(object.schema, object.name)}`])];
}

/** Does something that leaves for the archive depend on it? */
function archiveNeeds(context: PlanContext, object: CatalogObject): boolean {
  return [...context.base.values()].some((each) => {
    if (!each.depends_on.includes(object.address) || !("table" in each)) return false;
    return !context.after.has(tableAddress(each.schema, each.table)) || (each.kind === "column" && !context.after.has(each.address));
  });
}

function moveDraft(object: Extract<CatalogObject, { readonly kind: "enum" | "function" | "sequence" }>): Draft {
  const schema = archiveSchema(object.schema);
  const there = objectPhrase({ ...object, schema });
  return transactionDraft({
    phase: "contract", kind: `drop_${object.kind}`, object: object.address, what: `drop ${object.kind} ${label(object)}: moved to ${schema}, where archived rows need it`, removes: [], locks: [],
    requires: [`contract create_archive_schema schema:${quoteIdent(schema)}`, ...(object.kind === "sequence" && object.owned_by !== null ? [`contract drop_column ${object.owned_by}`] : [])], statements: [`alter ${objectPhrase(object)} set schema ${quoteIdent(schema)}`], undo: undoBy([], [`alter ${there} set schema ${quoteIdent(object.schema)}`]),
    hazards: [hazard("behaviour_changes", `statements that use ${label(object)} fail from now on`)],
  });
}
