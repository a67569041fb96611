import type { CatalogObject, FunctionObject } from "../types/catalog.ts";
import type { Hazard } from "../types/plan.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import { hazard } from "../hazards/hazard.ts";
import type { PlanContext } from "./plan-context.ts";

/** Functions whose body in quotes says a name that goes away: Postgres keeps such a body as it is. One that the plan gives another body is no matter. */
export function bodiesNaming(context: PlanContext, renamed: CatalogObject, former: string): readonly Hazard[] {
  if (["index", "constraint", "trigger", "policy", "rule", "statistics"].includes(renamed.kind)) return [];
  const bodies = [...context.after.values()].filter(
    (object): object is FunctionObject => object.kind === "function" && object.extension === null && object.address !== renamed.address,
  );
  return bodies
    .filter((body) => says(body.definition, former))
    .map((body) =>
      hazard(
        "untracked_dependency",
        `the body of ${body.schema}.${body.name} says ${former}, which has another name then: Postgres does not change a body in quotes`,
      ),
    );
}

function says(definition: string, name: string): boolean {
  const body = /AS (\$\w*\$)([\s\S]*)\1/u.exec(definition)?.[2];
  if (body === undefined) return false;
  return sqlTokens(body).some((token) => token.name === name || token.text === `'${name.replaceAll("'", "''")}'`);
}
