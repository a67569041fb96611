import type { ColumnObject, EnumObject } from "../../types/catalog.ts";
import { setColumnDefault } from "../../render/alter-column.ts";
import { createStatements } from "../../render/create-objects.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import type { PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";

/** Columns of tables that have the type, or an array of it, before and after. */
export function columnsOfType(context: PlanContext, type: EnumObject): readonly ColumnObject[] {
  const name = qualifiedName(type.schema, type.name);
  return [...context.after.values()].filter((object): object is ColumnObject => {
    const before = context.base.get(object.address);
    return object.kind === "column" && before?.kind === "column" && before.type === object.type && (object.type === name || object.type === `${name}[]`) && context.after.has(`table:${qualifiedName(object.schema, object.table)}`);
  });
}

/** Values that leave or move need another type under the same name: columns move over by their text, and fail on a row that has a value which is gone. `catalog` says which defaults they have then. */
export function rebuildEnum(context: PlanContext, after: EnumObject, catalog: PlanContext["after"]): readonly string[] {
  const former = transitionName("old", after.name);
  const columns = columnsOfType(context, after).flatMap((column) => { const there = catalog.get(column.address); return there?.kind === "column" ? [there] : []; });
  const table = (column: ColumnObject): string => qualifiedName(column.schema, column.table);
  const defaults = columns.filter((column) => column.default !== null && column.generated === null);
  return [
    `alter type ${qualifiedName(after.schema, after.name)} rename to ${quoteIdent(former)}`,
    ...createStatements([after]),
    ...defaults.map((column) => setColumnDefault(table(column), column.name, null)),
    ...columns.map((column) => `alter table ${table(column)} alter column ${quoteIdent(column.name)} type ${column.type} using ${quoteIdent(column.name)}::text${column.type.endsWith("[]") ? "[]" : ""}::${column.type}`),
    ...defaults.map((column) => setColumnDefault(table(column), column.name, column.default)),
    `drop type ${qualifiedName(after.schema, former)}`,
  ];
}
