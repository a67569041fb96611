import type { Change } from "../types/change.ts";
import type { PlanInput, PlanOutput, Step } from "../types/plan.ts";
import { canonicalJson } from "../catalog/canonical-json.ts";
import { closure } from "../catalog/closure.ts";
import { fingerprint } from "../catalog/fingerprint.ts";
import { sha256 } from "../catalog/sha256.ts";
import type { Draft } from "./draft.ts";
import { withEventTriggers } from "./event-triggers.ts";
import type { PlanContext } from "./plan-context.ts";
import { planHeader } from "./plan-header.ts";

/** Drafts in their order as numbered steps, with their digest and the base they were made for. */
export function planOutput(input: PlanInput, context: PlanContext, drafts: readonly Draft[]): PlanOutput {
  const header = planHeader(input);
  const steps = withEventTriggers(input.live, context.allChanges, drafts).map((draft, index) => canonicalJson(stepOf(draft, index + 1)));
  const touched = [
    ...new Set(
      context.allChanges.flatMap((change) =>
        change.kind === "create" ? [change.address] : [change.before.address, ...(change.kind === "drop" ? [] : [change.address])],
      ),
    ),
  ];
  const base_addresses = closure(input.live, touched);
  return {
    header,
    steps,
    steps_digest: sha256([header, ...steps].join("\n")),
    changes: context.allChanges,
    base_addresses,
    base_fingerprint: fingerprint(input.live, base_addresses).fingerprint,
    summary: summaryOf(context.allChanges),
  };
}

function stepOf(draft: Draft, ordinal: number): Step {
  const { id: _id, requires: _requires, provides: _provides, uses: _uses, removes: _removes, ...rest } = draft;
  return { ordinal, ...rest };
}

function summaryOf(changes: readonly Change[]): PlanOutput["summary"] {
  const count = (kind: Change["kind"]): number => changes.filter((change) => change.kind === kind).length;
  return { add: count("create"), change: count("alter"), rename: count("rename"), drop: count("drop") };
}
