import type { FunctionObject, TableObject } from "../types/catalog.ts";
import type { Hazard } from "../types/plan.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import { hazard } from "../hazards/hazard.ts";
import { childrenOf, type PlanContext } from "./plan-context.ts";

/**
 * Functions whose body may use what leaves: Postgres does not track bodies in quotes. A body that names the table, or that a trigger of the table
 * runs, and that names one of the columns; without columns, the table itself.
 */
export function untrackedUses(context: PlanContext, table: TableObject, columns: readonly string[]): readonly Hazard[] {
  const run = childrenOf(context.after, table).flatMap((child) => (child.kind === "trigger" ? child.depends_on : []));
  const bodies = new Map<string, FunctionObject>();
  for (const object of [...context.live.values(), ...context.after.values()])
    if (object.kind === "function" && object.extension === null) bodies.set(object.address, object);
  const what = columns.length === 0 ? table.name : `${table.name}.${columns.join(", ")}`;
  return [...bodies.values()]
    .filter((body) => (context.after.get(body.address) ?? (context.base.has(body.address) ? undefined : body)) !== undefined)
    .filter((body) => {
      const names = new Set(sqlTokens(inner(body.definition)).map((token) => token.name));
      return columns.length === 0
        ? names.has(table.name)
        : columns.some((column) => names.has(column)) && (names.has(table.name) || run.includes(body.address));
    })
    .map((body) => hazard("untracked_dependency", `the body of ${body.schema}.${body.name} may use ${what}`));
}

/** What stands between the outer dollar quotes: inside it names are names again. */
function inner(definition: string): string {
  const body = /AS (\$\w*\$)([\s\S]*)\1/u.exec(definition)?.[2];
  return body ?? definition;
}
