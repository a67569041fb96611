import type { PlanInput } from "../types/plan.ts";
import { canonicalJson } from "../catalog/canonical-json.ts";

/** Version of the recipes: other recipes make other steps of the same models. */
const recipes = 1;

/** What gives the steps their meaning besides their own text: it is part of the steps digest. */
export function planHeader(input: PlanInput): string {
  const { schema, owner, application_roles, major } = input.declared.settings;
  return canonicalJson({
    format: 1,
    recipes,
    canon: input.declared.catalog.canon,
    project: input.project,
    model_digest: input.model_digest,
    settings: { schema, owner, application_roles, major },
    session: { role: owner, search_path: "pg_catalog, pg_temp", TimeZone: "UTC", DateStyle: "ISO, MDY", IntervalStyle: "postgres" },
  });
}
