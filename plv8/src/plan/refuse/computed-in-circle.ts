import type { Issue } from "../../types/issue.ts";
import { computedInCircle } from "../../catalog/computed-in-circle.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/** A table with a column that is computed by a function over its rows is neither made nor dropped as a whole. */
export function refuseComputedInCircle(context: PlanContext): readonly Issue[] {
  const told = new Set(context.changes.flatMap((change) => (change.kind === "create" || change.kind === "drop" ? [change.address] : [])));
  const columns = [context.base, context.after].flatMap((catalog) => computedInCircle([...catalog.values()]));
  return [...new Map(columns.map((column) => [column.address, column])).values()]
    .filter(({ schema, table }) => told.has(tableAddress(schema, table)))
    .map(({ address, table, name }) =>
      refusal(
        "no-statement",
        address,
        `column ${name} of ${table} is computed by a function that needs ${table} itself: neither can come before the other, nor leave`,
        `By hand: where it comes, make ${table} without the column, then the function, then the column (alter table … add column); where it leaves, drop the column first; then compare again.`,
      ),
    );
}
