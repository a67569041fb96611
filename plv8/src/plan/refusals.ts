import type { Issue } from "../types/issue.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import type { PlanContext } from "./plan-context.ts";
import { refuseComputedInCircle } from "./refuse/computed-in-circle.ts";
import { refuseData } from "./refuse/data.ts";
import { refuseForeignParents } from "./refuse/foreign-parents.ts";
import { refuseFormerBodies } from "./refuse/former-bodies.ts";
import { refuseForms } from "./refuse/forms.ts";
import { refuseGroups } from "./refuse/groups.ts";
import { refuseNotNullNames } from "./refuse/not-null-names.ts";
import { refuseParts } from "./refuse/parts.ts";
import { refuseKeptExtensions, refuseMembership } from "./refuse/membership.ts";
import { refusePublished, refuseTornIdentity } from "./refuse/published.ts";
import { refuseMadeRows } from "./refuse/made-rows.ts";
import { refuseMoves } from "./refuse/moves.ts";
import { refuseNames, refuseReferredKeys, refuseSecondPrimary, refuseTiedKeys, refuseWaitingParts } from "./refuse/names.ts";
import { refuseRewritten } from "./refuse/rewritten.ts";
import { refuseUnmanaged } from "./refuse/unmanaged.ts";
import { refuseViews } from "./refuse/views.ts";
import type { SyncGroup } from "./sync-group.ts";

/** Everything that stands against the plan, all at once, by address. */
export function refusals(context: PlanContext, groups: readonly SyncGroup[]): readonly Issue[] {
  const issues = [
    ...refuseGroups(context, groups),
    ...refuseForms(context),
    ...refuseForeignParents(context),
    ...refuseData(context, groups),
    ...refuseRewritten(context, groups),
    ...refuseUnmanaged(context, groups),
    ...refuseMadeRows(context),
    ...refuseMoves(context),
    ...refuseNames(context),
    ...refuseReferredKeys(context),
    ...refuseTiedKeys(context),
    ...refuseSecondPrimary(context),
    ...refuseWaitingParts(context),
    ...refuseParts(context),
    ...refusePublished(context),
    ...refuseTornIdentity(context),
    ...refuseMembership(context),
    ...refuseKeptExtensions(context),
    ...refuseNotNullNames(context, groups),
    ...refuseViews(context, groups),
    ...refuseFormerBodies(context),
    ...refuseComputedInCircle(context),
  ];
  return issues.sort(
    (left, right) => compareCodePoints(left.path, right.path) || compareCodePoints(left.code, right.code) || compareCodePoints(left.message, right.message),
  );
}
