import { plan as planOf } from "../plan/plan.ts";
import type { PlanInput, PlanOutput } from "../types/plan.ts";
import type { Result } from "../types/issue.ts";
import { readCatalog, readFormer, refusal } from "./input.ts";

/** Op `plan`: PlanInput to PlanOutput. Without `live`, what is applied is what stands. */
export function plan(input: Record<string, unknown>): Result<PlanOutput> {
  const applied = readFormer(input["applied"]);
  if (!applied.ok) return applied;
  const declared = readFormer(input["declared"]);
  if (!declared.ok) return declared;
  if (declared.value === null) return refusal("compiler.input", "declared", "The declared design is missing.", "Pass what `declare` gave.");
  const live = readCatalog(input["live"] === undefined && applied.value !== null ? applied.value.catalog : input["live"], "live");
  if (!live.ok) return live;
  const { project, model_digest: digest, sizes, options } = input;
  if (typeof project !== "string" || typeof digest !== "string")
    return refusal("compiler.input", "project", "project and model_digest must be texts.", "Pass both.");
  const given: PlanInput = {
    project,
    applied: applied.value,
    declared: declared.value,
    live: live.value,
    sizes: (sizes ?? {}) as PlanInput["sizes"],
    model_digest: digest,
    options: (options ?? {}) as NonNullable<PlanInput["options"]>,
  };
  return planOf(given);
}
