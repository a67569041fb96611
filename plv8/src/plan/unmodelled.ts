import type { Catalog, CatalogObject } from "../types/catalog.ts";
import type { Issue } from "../types/issue.ts";
import type { PlanInput } from "../types/plan.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { refusal } from "./refuse/refusal.ts";

export type Unmodelled = { readonly input: PlanInput; readonly issues: readonly Issue[] };

/**
 * What stands there of kinds that the catalog does not model: nobody sees whether it changed, nor what a change would do to it. Strict: an error for each, so
 * that no plan passes it. Not strict: left out of both sides, with a warning for each. Not said (two databases are compared): it stays, and what is equal by
 * name is told.
 */
export function unmodelled(input: PlanInput): Unmodelled {
  const strict = input.options?.strict;
  const found = new Map(
    [input.live, input.applied?.catalog ?? null, input.declared.catalog].flatMap((catalog) =>
      (catalog?.objects ?? []).filter(isUnmodelled).map((object) => [object.address, object] as const),
    ),
  );
  if (found.size === 0) return { input, issues: [] };
  const objects = [...found.values()].sort((left, right) => compareCodePoints(left.address, right.address));
  if (strict === true)
    return {
      input,
      issues: objects.map((object) =>
        refusal(
          "not-modelled",
          object.address,
          `${nameOf(object)} stands there, of a kind that is not modelled: no plan can tell what it would do to it`,
          `Take it away; or let plans pass what they can't see, as an admin: select * from arch.strict('${input.project}', false, 'why').`,
        ),
      ),
    };
  const warnings = objects.map((object): Issue => ({
    ...refusal(
      "not-modelled",
      object.address,
      `${nameOf(object)} is of a kind that is not modelled: it was left as it is, and not compared`,
      "Look at it by hand, before and after.",
    ),
    severity: "warning",
  }));
  return {
    input:
      strict === undefined
        ? input
        : {
            ...input,
            applied: input.applied === null ? null : { ...input.applied, catalog: without(input.applied.catalog) },
            declared: { ...input.declared, catalog: without(input.declared.catalog) },
          },
    issues: warnings,
  };
}

function isUnmodelled(object: CatalogObject): boolean {
  return object.kind === "other";
}

function without(catalog: Catalog): Catalog {
  return { ...catalog, objects: catalog.objects.filter((object) => !isUnmodelled(object)) };
}

function nameOf(object: CatalogObject): string {
  return object.kind === "other" ? `${object.class} ${object.schema === null ? "" : `${object.schema}.`}${object.name}` : object.address;
}
