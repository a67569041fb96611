import type { Result } from "../../types/issue.ts";
import type { PlanInput, PlanOutput } from "../../types/plan.ts";
import { planOutput } from "../plan-output.ts";
import type { Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { besidesParents, comesFirst } from "./comes-from-parent.ts";
import { coming, earlySchemas } from "./coming.ts";
import { apartFromParents, joiningForeign, leavingForeign } from "./foreign-partitions.ts";
import { heirNotNulls } from "./heir-not-nulls.ts";
import { forgottenIndexes } from "./known-by.ts";
import { lateDrops, leaving } from "./leaving.ts";
import { madeAgain } from "./made-again.ts";
import { withNotNullsAside } from "./not-null-asides.ts";
import { joinedPrivileges } from "../joined-privileges.ts";
import { leavingParents, withReboundPartitions } from "./parent-drafts.ts";
import { notNullsOfJoined, notNullsOfLeft } from "./not-nulls-of-joined.ts";
import { ownColumnsLeft } from "./own-columns-left.ts";
import { plainRefusals } from "./refusals.ts";
import { plainContext } from "./plain-context.ts";
import { renameDrafts } from "./rename-drafts.ts";
import { toastOptionsAgain, toastOptionsOfFormer } from "./toast-options.ts";
import { waitingFirst } from "./waiting-wholes.ts";
import { withLocks } from "./with-locks.ts";

/**
 * The fewest statements from one catalog to another: an ALTER where an ALTER can do it; what has none leaves first, with everything that needs it, under its
 * former names; then tables and columns take their later ones; then all comes, comes back or changes in the order of needs. Each step is a transaction; the way
 * back is the same in reverse, with the rows of what was dropped gone.
 */
export function plainPlan(input: PlanInput, given: PlanContext): Result<PlanOutput> {
  const made = plainContext(input, given);
  if (!made.ok) return made;
  const heirs = heirNotNulls(made.value);
  const told = { ...made.value, changes: heirs.changes };
  const own = told.changes.map((change) => ({
    change,
    rest: change.kind === "create" && comesFirst(told, change.after) ? change : besidesParents(told, change),
  }));
  const settled = withNotNullsAside({ ...told, changes: own.flatMap(({ rest }) => rest ?? []) });
  const context = {
    ...told,
    changes: settled.changes.flatMap((change) => apartFromParents(change, settled.changes)),
    inherited: own.flatMap(({ change, rest }) => (rest === change ? [] : [change])),
  };
  const moved = madeAgain(context);
  const issues = [...heirs.issues, ...plainRefusals(context, moved)];
  if (issues.length > 0) return { ok: false, issues };
  const { first, then } = waitingFirst(context, leaving(context, moved));
  const drafts = joinedPrivileges(
    context,
    watchedLast([
      ...forgottenIndexes(context, moved),
      ...first,
      ...leavingParents(context),
      ...leavingForeign(context, moved.again),
      ...withReboundPartitions(context, then),
      ...earlySchemas(context),
      ...renameDrafts(context, moved),
      ...settled.drafts,
      ...heirs.drafts,
      ...coming(context, moved),
      ...joiningForeign(context, moved.again),
      ...toastOptionsAgain(context, moved),
      ...heirs.late,
      ...lateDrops(context, moved),
      ...notNullsOfJoined(context, moved.again),
    ]),
  );
  const unique = withLocks(context, endingWith(drafts, [...notNullsOfLeft(context, moved.again), ...toastOptionsOfFormer(context, moved)])).map(
    (draft, index) => ({
      ...draft,
      id: `${String(index)} ${draft.id}`,
    }),
  );
  return { ok: true, value: planOutput(input, context, unique), warnings: ownColumnsLeft(context) };
}

/** The way back ends with the first of all steps. */
function endingWith([first, ...others]: readonly Draft[], statements: readonly string[]): readonly Draft[] {
  if (first === undefined) return [];
  const { undo } = first;
  if (statements.length === 0 || undo.kind !== "run" || undo.run.kind !== "transaction") return [first, ...others];
  return [{ ...first, undo: { ...undo, run: { ...undo.run, statements: [...undo.run.statements, ...statements] } } }, ...others];
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
