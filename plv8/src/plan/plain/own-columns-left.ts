import type { Issue } from "../../types/issue.ts";
import { columnsOf } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";

/** Columns of heirs that are their own besides their parents', and are to be the parents' alone: no statement does that. They are told, for whoever compares dumps. */
export function ownColumnsLeft(context: PlainContext): readonly Issue[] {
  return [...context.after.values()].flatMap((table) => {
    const former = context.base.get(table.address);
    if (table.kind !== "table" || former?.kind !== "table" || table.inherits.length === 0) return [];
    const joins = table.inherits.some((parent) => !former.inherits.includes(parent));
    return columnsOf(context.after, table).flatMap((column) => {
      const was = context.base.get(column.address);
      const inherited = table.inherits.some((parent) =>
        context.after.has(`column:${parent.slice("table:".length)}${column.address.slice(table.address.length + 1)}`),
      );
      if (column.local === true || was?.kind !== "column" || !inherited || !(was.local === true || joins)) return [];
      return [left(column.address)];
    });
  });
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
