import type { CatalogObject, ConstraintObject, IndexObject } from "../types/catalog.ts";
import { mentionedColumns } from "../diff/mentioned-columns.ts";

/** Does a child of a table read or hold one of these columns? */
export function touchesColumns(object: CatalogObject, columns: readonly string[]): boolean {
  switch (object.kind) {
    case "constraint":
      return constraintColumns(object, columns).length > 0;
    case "index":
      return mentionedColumns(indexTail(object), columns).length > 0;
    case "trigger":
      return mentionedColumns(triggerTail(object.definition), columns).length > 0;
    case "policy":
      return mentionedColumns(`${object.using ?? ""} ${object.check ?? ""}`, columns).length > 0;
    case "column":
      return object.generated !== null && mentionedColumns(object.generated.expression, columns).length > 0;
    default:
      return false;
  }
}

function constraintColumns(constraint: ConstraintObject, columns: readonly string[]): readonly string[] {
  const own = columns.filter((column) => constraint.columns.includes(column));
  return own.length > 0 || constraint.type === "foreign" ? own : mentionedColumns(constraint.definition, columns);
}

/** Everything behind the table's name. */
function indexTail(index: IndexObject): string {
  return index.definition.slice(Math.max(0, index.definition.indexOf(" USING ")));
}

/** `UPDATE OF …` and `WHEN (…)`: what binds a trigger to columns. */
function triggerTail(definition: string): string {
  const of = /UPDATE OF (.*?) ON /su.exec(definition)?.[1] ?? "";
  const when = / WHEN \((.*)\) EXECUTE /su.exec(definition)?.[1] ?? "";
  return `${of} ${when.replaceAll(/\b(?:new|old)\./giu, "")}`;
}
