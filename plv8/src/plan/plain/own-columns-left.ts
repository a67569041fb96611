import { foreignColumns, partitionedAbove, readForeignTable } from "../../render/read-foreign-table.ts";
import type { Address, ColumnObject, DefinedObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { quoteIdent } from "../../render/names.ts";
import { columnsOf } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";

/** Columns of heirs that are their own besides their parents', and are to be the parents' alone: no statement does that. They are told, for whoever compares dumps. */
export function ownColumnsLeft(context: PlainContext): readonly Issue[] {
  return [...context.after.values()].flatMap((table) => {
    const former = context.base.get(table.address);
    if (table.kind === "foreign_table" && former?.kind === "foreign_table") return leftByForeign(former, table);
    if (table.kind !== "table" || former?.kind !== "table" || table.inherits.length === 0) return [];
    const joins = table.inherits.some((parent) => !former.inherits.includes(parent));
    const given = new Set(table.inherits.flatMap((parent) => columnNames(context, parent)));
    return columnsOf(context.after, table).flatMap((column) => {
      const was = context.base.get(column.address);
      if (was?.kind === "column" && was.identity === null && hidesDefault(context, table.inherits, column)) return [hidden(column.address)];
      if (column.local === true || was?.kind !== "column" || !given.has(column.name) || !(was.local === true || joins)) return [];
      return [left(column.address)];
    });
  });
}

/** Made in one statement, an identity column keeps the default of a parent's column, which it never uses. */
function hidesDefault(context: PlainContext, parents: readonly Address[], column: ColumnObject): boolean {
  return (
    column.identity !== null &&
    parents.some((parent) => {
      const above = context.after.get(`column:${parent.slice(parent.indexOf(":") + 1)}.${quoteIdent(column.name)}`);
      return above?.kind === "column" && above.default !== null;
    })
  );
}

/** Of a foreign table those that it says itself before, and has from its parents alone afterwards. */
function leftByForeign(former: DefinedObject, later: DefinedObject): readonly Issue[] {
  // A partition has no column of its own.
  if (later.inherited === undefined || later.inherited.length === 0 || partitionedAbove(later) !== null) return [];
  const alone = new Set((former.inherited ?? []).map(({ column }) => column));
  const stood = new Set(readForeignTable(former).columns.map(({ name }) => name));
  return later.inherited.flatMap(({ column }) =>
    stood.has(column) && !alone.has(column) ? [left(`column:${later.address.slice("foreign_table:".length)}.${column}`)] : [],
  );
}

function columnNames(context: PlainContext, parent: Address): readonly string[] {
  const table = context.after.get(parent);
  if (table?.kind === "foreign_table") return foreignColumns(table).map(({ name }) => name);
  return table?.kind === "table" ? columnsOf(context.after, table).map(({ name }) => name) : [];
}

function hidden(address: string): Issue {
  return {
    code: "plan.own-column",
    severity: "warning",
    path: address,
    line: null,
    column: null,
    message: `column ${address.slice("column:".length)} counts, without the default that its parent's column has: Postgres gives both to a heir only as it is made`,
    hint: "It behaves the same, for an identity column never uses a default; pg_dump may write another statement for the heir. Only a heir that is made anew has both.",
  };
}

function left(address: string): Issue {
  return {
    code: "plan.own-column",
    severity: "warning",
    path: address,
    line: null,
    column: null,
    message: `column ${address.slice("column:".length)} stays the heir's own besides its parent's: Postgres has no statement that makes it the parent's alone`,
    hint: "It behaves the same until the parent's column is dropped, which it then outlives; pg_dump writes it into the heir's statement. Only a heir that is made anew has it from its parent alone.",
  };
}
