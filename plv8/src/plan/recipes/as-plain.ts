import type { Address, Catalog, CatalogObject } from "../../types/catalog.ts";
import type { PlanInput, Step } from "../../types/plan.ts";
import { compareCodePoints } from "../../catalog/compare-code-points.ts";
import { plainPlan } from "../plain/plain-plan.ts";
import { planContext, type PlanContext } from "../plan-context.ts";

/** What the plan for a database that nobody uses says of these differences from `stands`, there and back; null where it has no way, or not in one transaction. */
export function asPlain(
  context: PlanContext,
  wished: readonly CatalogObject[],
  stands: readonly CatalogObject[] = [...context.base.values()],
): { readonly forward: readonly string[]; readonly back: readonly string[] } | null {
  const base = design(context, stands);
  const input: PlanInput = {
    project: context.project,
    applied: base,
    declared: design(context, wished),
    live: base.catalog,
    sizes: {},
    model_digest: "",
    options: { plain: true },
  };
  const made = planContext(input);
  const planned = made.ok ? plainPlan(input, made.value) : made;
  if (!planned.ok) return null;
  const steps = planned.value.steps.map((text) => JSON.parse(text) as Step);
  const forward = steps.map(({ run }) => (run.kind === "transaction" ? run.statements : null));
  const back = steps.map(({ undo }) => (undo.kind === "run" && undo.run.kind === "transaction" ? undo.run.statements : null));
  if ([...forward, ...back].includes(null)) return null;
  return { forward: forward.flatMap((statements) => statements ?? []), back: [...back].reverse().flatMap((statements) => statements ?? []) };
}

function design(context: PlanContext, objects: readonly CatalogObject[]): PlanInput["declared"] {
  const known = new Map<Address, CatalogObject>(objects.map((object) => [object.address, object]));
  return {
    settings: context.settings,
    catalog: { canon: 1, objects: [...known.values()].sort((left, right) => compareCodePoints(left.address, right.address)) } satisfies Catalog,
    ids: [],
    evolve: [],
    decisions: [],
  };
}
