import type { Result } from "../../types/issue.ts";
import type { PlanInput, PlanOutput } from "../../types/plan.ts";
import { planOutput } from "../plan-output.ts";
import type { Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { besidesParents } from "./comes-from-parent.ts";
import { coming, earlySchemas } from "./coming.ts";
import { lateDrops, leaving } from "./leaving.ts";
import { madeAgain } from "./made-again.ts";
import { withNotNullsAside } from "./not-null-asides.ts";
import { joinedPrivileges } from "../joined-privileges.ts";
import { leavingParents, withReboundPartitions } from "./parent-drafts.ts";
import { plainRefusals } from "./refusals.ts";
import { plainContext } from "./plain-context.ts";
import { renameDrafts } from "./rename-drafts.ts";
import { withLocks } from "./with-locks.ts";

/**
 * The fewest statements from one catalog to another: an ALTER where an ALTER can do it; what has none leaves first, with everything that needs it, under its
 * former names; then tables and columns take their later ones; then all comes, comes back or changes in the order of needs. Each step is a transaction; the way
 * back is the same in reverse, with the rows of what was dropped gone.
 */
export function plainPlan(input: PlanInput, given: PlanContext): Result<PlanOutput> {
  const made = plainContext(input, given);
  if (!made.ok) return made;
  const own = made.value.changes.map((change) => ({ change, rest: besidesParents(made.value, change) }));
  const settled = withNotNullsAside(own.flatMap(({ rest }) => rest ?? []));
  const context = {
    ...made.value,
    changes: settled.changes,
    inherited: own.flatMap(({ change, rest }) => (rest === change ? [] : [change])),
  };
  const moved = madeAgain(context);
  const issues = plainRefusals(context, moved);
  if (issues.length > 0) return { ok: false, issues };
  const drafts = joinedPrivileges(
    context,
    watchedLast([
      ...leavingParents(context),
      ...withReboundPartitions(context, leaving(context, moved)),
      ...earlySchemas(context),
      ...renameDrafts(context, moved),
      ...settled.drafts,
      ...coming(context, moved),
      ...lateDrops(context, moved),
    ]),
  );
  const unique = withLocks(context, drafts).map((draft, index) => ({ ...draft, id: `${String(index)} ${draft.id}` }));
  return { ok: true, value: planOutput(input, context, unique), warnings: [] };
}

/** Event triggers watch nothing of the plan: they leave, or are disabled, before all else, and come after it. One may forbid what the plan does. */
function watchedLast(drafts: readonly Draft[]): readonly Draft[] {
  const watches = drafts.filter((draft) => draft.object.startsWith("event_trigger:"));
  if (watches.length === 0) return drafts;
  const first = watches.filter((draft) => draft.kind === "drop_event_trigger" || disables(draft));
  return [...first, ...drafts.filter((draft) => !watches.includes(draft)), ...watches.filter((draft) => !first.includes(draft))];
}

function disables({ kind, run }: Draft): boolean {
  return kind !== "create_event_trigger" && run.kind === "transaction" && run.statements.some((statement) => / disable$/iu.test(statement));
}
