import type { CatalogObject, ColumnObject } from "../../types/catalog.ts";
import { sayHidden } from "../../render/hidden-column.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";

/**
 * What is said of a column of a view or foreign table: a default, settings, a comment, privileges. The column itself comes and leaves with what it is a column
 * of.
 */
export function hiddenColumnDrafts(context: PlanContext, before: ColumnObject | null, after: ColumnObject | null): readonly Draft[] {
  const column = after ?? before;
  if (column === null) return [];
  const owner = `${quoteIdent(column.schema)}.${quoteIdent(column.table)}`;
  // A view that loses a column is made again on the way back, with all that is said of it.
  if (context.base.has(`view:${owner}`) && !stands(context.after, column)) return [];
  const forward = stands(context.after, column) ? sayHidden(before, after) : [];
  const back = stands(context.base, column) ? sayHidden(after, before) : [];
  if (forward.length === 0 && back.length === 0) return [];
  return [
    transactionDraft({
      phase: "switch",
      kind: "describe_column",
      object: column.address,
      what: `what is said of ${owner}.${quoteIdent(column.name)}`,
      uses: [...column.depends_on, `view:${owner}`, `foreign_table:${owner}`, `materialized_view:${owner}`],
      locks: [],
      also: ["view", "foreign_table", "materialized_view"]
        .filter((kind) => context.base.has(`${kind}:${owner}`))
        .map((kind) => ({ relation: `${kind}:${owner}`, mode: "ACCESS EXCLUSIVE" as const })),
      statements: forward,
      undo: undoBy([], back),
    }),
  ];
}

/** Has the relation the column on that side? */
function stands(catalog: ReadonlyMap<string, CatalogObject>, column: ColumnObject): boolean {
  const name = qualifiedName(column.schema, column.table);
  const owner = ["view", "materialized_view", "foreign_table"].map((kind) => catalog.get(`${kind}:${name}`)).find((each) => each !== undefined);
  if (owner === undefined) return false;
  return "columns" in owner ? owner.columns.includes(column.name) : "definition" in owner && (owner.definition ?? "").includes(`${quoteIdent(column.name)} `);
}
