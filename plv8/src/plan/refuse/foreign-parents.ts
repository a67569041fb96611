import type { CatalogObject, ColumnObject, DefinedObject, TableObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { foreignColumns } from "../../render/read-foreign-table.ts";
import { columnAddress, type PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/**
 * A foreign table's columns are changed by one statement, and those of tables that inherit from it with them: their rows would be written again, lost or read
 * under its lock.
 */
export function refuseForeignParents(context: PlanContext): readonly Issue[] {
  return [...familiesOf(context).flatMap(({ before, after, child }) => refuseChild(context, before, after, child)), ...refuseNotNullsApart(context)];
}

/** Before 18 a NOT NULL that leaves a parent leaves all that inherits from it, whoever had it for its own. */
export function refuseNotNullsApart(context: PlanContext): readonly Issue[] {
  if (context.settings.major >= 18) return [];
  return familiesOf(context).flatMap(({ before, after, child }) => {
    const former = new Map(foreignColumns(before).map((column) => [column.name, column]));
    return foreignColumns(after).flatMap(({ name, not_null: needs }) => {
      const stood = former.get(name);
      const other = needs ? context.base : context.after;
      const own = other.get(columnAddress(child, name));
      return stood === undefined || stood.not_null === needs || own?.kind !== "column" || !own.not_null
        ? []
        : [
            refusal(
              "inherited",
              `column:${after.address.slice("foreign_table:".length)}.${name}`,
              `${name} of foreign table ${after.name} ${needs ? "may not be empty any more, as in" : "may be empty, unlike in"} ${child.name}, which inherits it: before 18 a NOT NULL that leaves ${after.name} leaves ${child.name} too`,
              `By hand: alter foreign table only ${after.name} alter column ${name} ${needs ? "set" : "drop"} not null; then compare again.`,
            ),
          ];
    });
  });
}

type OneOfFamily = { readonly before: DefinedObject; readonly after: DefinedObject; readonly child: TableObject };

/** Foreign tables that change, each with each table that inherits from it. */
function familiesOf(context: PlanContext): readonly OneOfFamily[] {
  return context.changes.flatMap((change) => {
    if (change.kind !== "alter" || change.before.kind !== "foreign_table" || change.after.kind !== "foreign_table") return [];
    const { before, after } = change;
    const children = heirsOf(context.base, before.address).filter((child) => inherits(context.after.get(child.address), after));
    return children.map((child) => ({ before, after, child }));
  });
}

function inherits(table: CatalogObject | undefined, parent: DefinedObject): boolean {
  return table?.kind === "table" && table.inherits.includes(parent.address);
}

function refuseChild(context: PlanContext, before: DefinedObject, after: DefinedObject, child: TableObject): readonly Issue[] {
  const [former, later] = [foreignColumns(before), foreignColumns(after)];
  const own = (catalog: PlanContext["base"], name: string): ColumnObject | undefined => {
    const column = catalog.get(columnAddress(child, name));
    return column?.kind === "column" ? column : undefined;
  };
  const gone = former.filter(({ name }) => later.every((each) => each.name !== name) && own(context.after, name) === undefined);
  const retyped = later.filter((column) => former.some((each) => each.name === column.name && !sameType(each, column)));
  const required = later.filter(
    ({ name, not_null: needs }) => needs && former.find((each) => each.name === name)?.not_null !== true && own(context.base, name)?.not_null !== true,
  );
  const say = (columns: readonly ColumnObject[], what: string, way: string): readonly Issue[] =>
    columns.map(({ name }) =>
      refusal(
        "inherited",
        `column:${after.address.slice("foreign_table:".length)}.${name}`,
        `${name} of foreign table ${after.name} ${what} ${child.name}, which inherits it, in the same statement`,
        way,
      ),
    );
  const apart = `Take the inheritance away in a version of its own (alter table ${child.name} no inherit ${after.name}), change both tables, then give it back.`;
  return [
    ...say(gone, "leaves, and with it the values of", apart),
    ...say(retyped, "takes another type, and writes every row again of", apart),
    ...say(
      required,
      "may not be empty any more, and reads every row of",
      `Let ${child.name} have the column, NOT NULL, in a version of its own; then plan again.`,
    ),
  ];
}

function sameType(before: ColumnObject, after: ColumnObject): boolean {
  return before.type === after.type && before.collation === after.collation;
}
