import type { CatalogObject, PolicyObject, TableObject, TriggerObject, ViewObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { alterPolicy, createPolicy, dropPolicy, renamePolicy } from "../../render/alter-policy.ts";
import { createTrigger, dropTrigger, renameTrigger } from "../../render/alter-trigger.ts";
import { dropView, replaceView } from "../../render/alter-view.ts";
import { describe } from "../../render/describe-object.ts";
import { createUnder } from "../default-privileges.ts";
import { dependencyOrder } from "../dependency-order.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { exclusive, queue, type Holder } from "./not-null.ts";

export function addTriggerDraft(table: TableObject, trigger: TriggerObject): Draft {
  return transactionDraft({
    phase: "switch",
    kind: "create_trigger",
    object: trigger.address,
    what: `create trigger ${trigger.name} on ${table.name}`,
    provides: [trigger.address],
    uses: trigger.depends_on,
    locks: [{ relation: table.address, mode: "SHARE ROW EXCLUSIVE" }],
    statements: createTrigger(trigger),
    undo: undoBy(exclusive(table), [dropTrigger(trigger)]),
    hazards: [
      hazard("brief_write_lock", `writes to ${table.name} wait for milliseconds`),
      hazard("behaviour_changes", `writes to ${table.name} fire ${trigger.name}`),
    ],
  });
}

export function dropTriggerDraft(table: TableObject, trigger: TriggerObject): Draft {
  return transactionDraft({
    phase: "contract",
    kind: "drop_trigger",
    object: trigger.address,
    what: `drop trigger ${trigger.name} of ${table.name}`,
    removes: [trigger.address],
    locks: exclusive(table),
    statements: [dropTrigger(trigger)],
    undo: undoBy([{ relation: table.address, mode: "SHARE ROW EXCLUSIVE" }], createTrigger(trigger)),
    hazards: [queue(table), hazard("behaviour_changes", `writes to ${table.name} do not fire ${trigger.name} any more`)],
  });
}

export function renameTriggerDraft(table: Holder, before: TriggerObject, after: TriggerObject): Draft {
  return transactionDraft({
    phase: "switch",
    kind: "rename_trigger",
    object: after.address,
    provides: [after.address],
    what: `rename trigger ${before.name} of ${table.name} to ${after.name}`,
    locks: exclusive(table),
    statements: [renameTrigger(before, after.name)],
    undo: undoBy(exclusive(table), [renameTrigger(after, before.name)]),
    hazards: [queue(table)],
  });
}

export function addPolicyDraft(table: TableObject, policy: PolicyObject): Draft {
  return transactionDraft({
    phase: "switch",
    kind: "create_policy",
    object: policy.address,
    what: `create policy ${policy.name} on ${table.name}`,
    provides: [policy.address],
    uses: policy.depends_on,
    locks: exclusive(table),
    statements: [createPolicy(policy), ...describe(policy)],
    undo: undoBy(exclusive(table), [dropPolicy(policy)]),
    hazards: [
      queue(table),
      policy.permissive
        ? hazard("access_widens", `${policy.name} lets ${policy.roles.join(", ")} see or change rows of ${table.name}`)
        : hazard("access_narrows", `${policy.name} limits the rows of ${table.name}`),
    ],
  });
}

export function replacePolicyDraft(table: TableObject, before: PolicyObject, after: PolicyObject): Draft {
  const again =
    before.name !== after.name ||
    before.command !== after.command ||
    before.permissive !== after.permissive ||
    (before.using !== null && after.using === null) ||
    (before.check !== null && after.check === null) ||
    (after.using !== null && before.using === null) ||
    (after.check !== null && before.check === null);
  return transactionDraft({
    phase: "switch",
    kind: "replace_policy",
    object: after.address,
    what: `policy ${after.name} of ${table.name} says something else`,
    uses: after.depends_on,
    locks: exclusive(table),
    statements: again ? [dropPolicy(before), createPolicy(after), ...describe(after)] : [alterPolicy(after)],
    undo: undoBy(exclusive(table), again ? [dropPolicy(after), createPolicy(before), ...describe(before)] : [alterPolicy(before)]),
    hazards: [queue(table), hazard("access_widens", `${after.name} of ${table.name} decides differently who sees and changes which rows`)],
  });
}

export function dropPolicyDraft(table: TableObject, policy: PolicyObject): Draft {
  return transactionDraft({
    phase: "contract",
    kind: "drop_policy",
    object: policy.address,
    what: `drop policy ${policy.name} of ${table.name}`,
    removes: [policy.address],
    locks: exclusive(table),
    statements: [dropPolicy(policy)],
    undo: undoBy(exclusive(table), [createPolicy(policy), ...describe(policy)]),
    hazards: [
      queue(table),
      policy.permissive
        ? hazard("access_narrows", `${policy.roles.join(", ")} lose rows of ${table.name}`)
        : hazard("access_widens", `${policy.name} does not limit the rows of ${table.name} any more`),
    ],
  });
}

export function renamePolicyDraft(table: TableObject, before: PolicyObject, after: PolicyObject): Draft {
  return transactionDraft({
    phase: "switch",
    kind: "rename_policy",
    object: after.address,
    provides: [after.address],
    what: `rename policy ${before.name} of ${table.name} to ${after.name}`,
    locks: exclusive(table),
    statements: [renamePolicy(before, after.name)],
    undo: undoBy(exclusive(table), [renamePolicy(after, before.name)]),
    hazards: [queue(table)],
  });
}

/** Of its columns; where Postgres has not been asked, as far as anybody knows. */
function keepsTypes(before: ViewObject, after: ViewObject): boolean {
  const [former, later] = [before.types, after.types];
  return former === undefined || later === undefined || former.every((type, index) => later[index] === type);
}

/** Another text, and columns at the end at most. */
export function becomesInPlace(before: ViewObject, after: ViewObject): boolean {
  return (
    before.columns.every((column, index) => after.columns[index] === column) && keepsTypes(before, after) && before.options.join() === after.options.join()
  );
}

/** Another text alone: there and back in place, whoever reads it. */
export function keepsShape(before: ViewObject, after: ViewObject): boolean {
  return becomesInPlace(before, after) && before.columns.length === after.columns.length;
}

/** A view with columns added at the end is replaced in place; any other change makes it again, with those that read it. */
export function replaceViewDraft(
  context: PlanContext,
  pairs: readonly {
    readonly before: ViewObject;
    readonly after: ViewObject;
    readonly columnsBefore: readonly CatalogObject[];
    readonly columnsAfter: readonly CatalogObject[];
  }[],
): Draft {
  const [first] = pairs;
  if (first === undefined) throw new Error("no view to replace");
  const alone = pairs.length === 1;
  const inPlace = alone && becomesInPlace(first.before, first.after);
  const backInPlace = alone && keepsShape(first.before, first.after);
  const locks: readonly Lock[] = pairs.map(({ after }) => ({ relation: after.address, mode: "ACCESS EXCLUSIVE" }));
  const columns = new Map(
    pairs.flatMap(({ before, after, columnsBefore, columnsAfter }) => [[before, columnsBefore] as const, [after, columnsAfter] as const]),
  );
  const befores = dependencyOrder(
    pairs.map(({ before }) => before),
    [],
  );
  const afters = dependencyOrder(
    pairs.map(({ after }) => after),
    [],
  );
  const drops = (views: readonly CatalogObject[]): readonly string[] => [...views].reverse().flatMap((view) => (view.kind === "view" ? [dropView(view)] : []));
  const creates = (views: readonly CatalogObject[]): readonly string[] =>
    views.flatMap((view) => createUnder(context.live, [view, ...(view.kind === "view" ? (columns.get(view) ?? []) : [])]));
  return transactionDraft({
    phase: "switch",
    kind: "replace_view",
    object: first.after.address,
    what: `replace view ${pairs.map(({ after }) => after.name).join(", ")}`,
    uses: pairs.flatMap(({ after }) => after.depends_on),
    provides: pairs.map(({ after }) => after.address),
    locks,
    statements: inPlace ? [replaceView(first.after)] : [...drops(befores), ...creates(afters)],
    undo: undoBy(locks, backInPlace ? [replaceView(first.before)] : [...drops(afters), ...creates(befores)]),
    hazards: [
      hazard("behaviour_changes", `${first.after.name} returns what its new text says`),
      ...(backInPlace ? [] : [hazard("result_type_changes", `prepared select * from ${first.after.name} fails until it is prepared again`)]),
    ],
  });
}
