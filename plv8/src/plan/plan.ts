import type { Address, CatalogObject } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import type { Result } from "../types/issue.ts";
import type { PlanInput, PlanOutput } from "../types/plan.ts";
import { ancestorsOf } from "../catalog/ancestors-of.ts";
import { tableKey } from "../diff/rebase-object.ts";
import { substituteNames } from "../diff/substitute-names.ts";
import { behindBodies } from "./behind-bodies.ts";
import { changeDrafts } from "./change-drafts.ts";
import type { Draft } from "./draft.ts";
import { tableAddressOf } from "./dependency-order.ts";
import { orderDrafts } from "./order-drafts.ts";
import { withoutNotNulls } from "./not-null/families.ts";
import { planContext, tableAddress, type PlanContext } from "./plan-context.ts";
import { inPartitions, withPartitionLocks } from "./partitions.ts";
import { besidesParents } from "./plain/comes-from-parent.ts";
import { plainPlan } from "./plain/plain-plan.ts";
import { planOutput } from "./plan-output.ts";
import { createObjects } from "./recipes/create-objects.ts";
import { archiveRightDraft, archiveSchemaDraft } from "./recipes/archive.ts";
import { behindExchanges } from "./recipes/exchange-keys.ts";
import { comesWithItsView, fillDraft, isPartOfOther } from "./recipes/defined-objects.ts";
import { withoutReaders } from "./recipes/exchange-view.ts";
import { afterExchanges, behindIdentity, indexMarks } from "./recipes/index-marks.ts";
import { laterAddresses } from "./recipes/former-addresses.ts";
import { withExchanges, withReadersApart } from "./recipes/readers.ts";
import { afterMoves, moveDrafts } from "./recipes/move-objects.ts";
import { overloads, withoutOverloads } from "./recipes/overloads.ts";
import { remadeTogether, withoutRemade } from "./recipes/remade.ts";
import { renameTableDrafts } from "./recipes/rename-table.ts";
import { withRoomsTogether } from "./recipes/rooms.ts";
import { betweenGroups } from "./recipes/settle-keys.ts";
import { behindSettled, settleNotNulls } from "./recipes/settle-not-nulls.ts";
import { withSubscribers } from "./recipes/subscribers.ts";
import { syncGroupDrafts } from "./recipes/sync-group-drafts.ts";
import { toldPartDrafts, withPartsBorn } from "./recipes/told-parts.ts";
import { withTriggerStates } from "./recipes/trigger-states.ts";
import { takenNames, withoutTaken } from "./recipes/takes-names.ts";
import { viewDrafts } from "./recipes/views.ts";
import { waitForSnapshots } from "./recipes/wait-for-snapshots.ts";
import { withTextsOver } from "./texts-over-groups.ts";
import { reboundChanges } from "./rebound-changes.ts";
import { refusals } from "./refusals.ts";
import type { SyncGroup } from "./sync-group.ts";
import { syncGroups } from "./sync-groups.ts";
import { exchangeTypes, refuseCalls, withoutTypes } from "./recipes/exchange-types.ts";
import { issuesNow, typesApart, withTypeNames, withTypesApart } from "./types-apart.ts";
import { unmodelled } from "./unmodelled.ts";
import { joinedPrivileges } from "./joined-privileges.ts";
import { refuseGivenByOthers } from "./refuse/given-by-others.ts";
import { standsAlone, takenByGroups } from "./taken.ts";

/**
 * The steps that lead a database from what was applied to what is declared: same input, same bytes. Refuses, with an issue for each reason, what
 * can't be done without downtime or would touch what is not ours.
 */
export function plan(given: PlanInput): Result<PlanOutput> {
  const { input, issues: unseen } = unmodelled(given);
  if (unseen.some((issue) => issue.severity === "error")) return { ok: false, issues: unseen };
  const made = planOf(input);
  return made.ok ? { ...made, warnings: [...unseen, ...made.warnings] } : made;
}

function planOf(input: PlanInput): Result<PlanOutput> {
  const made = planContext(input);
  if (!made.ok) return made;
  if (input.options?.plain === true) return plainPlan(input, made.value);
  const types = typesApart(made.value);
  const apart = types.length === 0 ? made : planContext(withTypesApart(input, types));
  if (!apart.ok) return apart;
  const own = { ...apart.value, apart: types, changes: withPartsBorn(apart.value).flatMap((change) => besidesParents(apart.value, change) ?? []) };
  const groups = syncGroups(own);
  const notNulls = settleNotNulls(apart.value, groups);
  const untold = { ...own, changes: withoutNotNulls(own.changes, new Set(notNulls.told.keys())) };
  const bound = { ...untold, changes: withReadersApart(untold, groups) };
  const over = { ...bound, changes: withTextsOver(bound, groups) };
  const rest = { ...over, changes: withoutTypes(over, groups) };
  const remade = remadeTogether(rest, groups);
  const unmade = { ...rest, changes: withoutRemade(remade, rest.changes) };
  const names = takenNames(unmade);
  const named = { ...unmade, changes: withoutTaken(names, unmade.changes) };
  const overloaded = overloads(named, groups);
  const rebound = { ...named, changes: withoutOverloads(overloaded, named.changes) };
  const context = { ...rebound, changes: withoutReaders(rebound) };
  const issues = issuesNow(types, [
    ...refusals(context, groups),
    ...notNulls.issues,
    ...names.issues,
    ...overloaded.issues,
    ...refuseCalls(over),
    ...refuseGivenByOthers(input, context),
  ]);
  if (issues.some((issue) => issue.severity === "error")) return { ok: false, issues };
  const taken = takenByGroups(context, groups);
  const alone = reboundChanges(context, groups).filter((change) => !taken.has(changeKey(change)) && standsAlone(context, change));
  const rooms = createObjects(context, movedInto(context), new Set());
  const renames = moveDrafts(context);
  const moves = renames.map((draft, at) => (at === 0 ? { ...draft, requires: [...draft.requires, ...rooms.map((room) => room.id)] } : draft));
  const created = createdObjects(context).filter((object) => !movedInto(context).includes(object));
  const drafts = exchangeTypes(over, groups, [
    ...context.tableRenames.flatMap(({ from, to }) => renameTableDrafts(context, from, to)),
    ...createObjects(context, created, changedAtSwitch(context, groups)),
    ...created.flatMap((object) => (object.kind === "materialized_view" ? [fillDraft(object)] : [])),
    ...betweenGroups(groups, (group) => syncGroupDrafts(context, group)),
    ...exchangeWait(groups),
    ...viewDrafts(context, groups),
    ...indexMarks(context, groups),
    ...behindSettled(
      withExchanges(
        context,
        groups,
        alone.flatMap((change) => changeDrafts(context, change)),
      ),
      notNulls.told,
    ),
    ...notNulls.drafts,
    ...remade.map(({ draft }) => draft),
    ...names.drafts,
    ...overloaded.drafts,
  ]);
  const whole = [...drafts, ...toldPartDrafts(context, drafts)];
  const later = withLooksLast(withRenamesFirst(context, [...whole, ...archiveSchemas(context, whole)]));
  const parts = later.map((draft) =>
    draft.kind === "attach_partition" || draft.kind === "inherit"
      ? afterItsTable(draft, later)
      : draft.kind === "detach_partition" && draft.phase === "contract"
        ? afterItsFamily(context, draft, later)
        : draft.kind === "cluster_on" || draft.kind === "replica_identity"
          ? afterExchanges(draft, later)
          : behindIdentity(context, draft),
  );
  const everywhere = withRoomsTogether(context, withTriggerStates(context, behindBodies(context, parts)))
    .flatMap((draft) => inPartitions(context, draft))
    .map((draft) => withPartitionLocks(context, draft));
  const told = withSubscribers(context, [...rooms, ...moves, ...afterMoves(context, moves, behindExchanges(everywhere, groups, context))]);
  const ordered = orderDrafts(told, context.base);
  return { ok: true, value: planOutput(input, made.value, joinedPrivileges(context, withTypeNames(types, ordered))), warnings: issues };
}

function changeKey(change: Change): string {
  return `${change.kind} ${change.address}`;
}

/** New objects that stand by themselves, and every part of a new table. */
function createdObjects(context: PlanContext): readonly CatalogObject[] {
  return context.changes.flatMap((change): readonly CatalogObject[] => {
    if (change.kind !== "create" || (change.after.kind === "schema" && context.live.has(change.address))) return [];
    const object = change.after;
    if (object.kind === "privileges") return [];
    if (!("table" in object)) return [object];
    if (comesWithItsView(context, object) || (object.kind === "index" && isPartOfOther(context, object))) return [];
    return context.base.has(tableAddress(object.schema, object.table)) ? [] : [object];
  });
}

/** New schemas that something moves into before all else. */
function movedInto(context: PlanContext): readonly CatalogObject[] {
  const wanted = new Set([...context.moves.moves.objects.values()].flatMap((object) => ("schema" in object ? [object.schema] : [])));
  return createdObjects(context).filter((object) => object.kind === "schema" && wanted.has(object.name));
}

/** One wait serves every exchange of the plan. */
function exchangeWait(groups: readonly SyncGroup[]): readonly Draft[] {
  const first = groups.find((group) => group.exchange);
  return first === undefined ? [] : waitForSnapshots(first.table.schema, first.table.address);
}

/** Addresses that mean something else from the switch on: views that change, columns whose names are exchanged. */
function changedAtSwitch(context: PlanContext, groups: readonly SyncGroup[]): ReadonlySet<Address> {
  const views = context.changes.flatMap((change) => (change.kind === "alter" && change.after.kind === "view" ? [change.address] : []));
  const columns = groups.filter((group) => group.exchange).flatMap((group) => laterAddresses(context, group));
  return new Set([...views, ...columns]);
}

function archiveSchemas(context: PlanContext, drafts: readonly Draft[]): readonly Draft[] {
  const wanted = new Set(drafts.flatMap((draft) => draft.requires.filter((id) => id.startsWith("contract create_archive_schema "))));
  const schemas = [...new Set([...context.base.values()].flatMap((object) => ("schema" in object && object.schema !== null ? [object.schema] : [])))];
  return schemas
    .filter((schema) => wanted.has(archiveSchemaDraft(schema, context.settings.owner).id))
    .flatMap((schema) => [archiveRightDraft(schema, context.settings.owner), archiveSchemaDraft(schema, context.settings.owner)]);
}

/** A table joins its parent when it has all that the parent's partitions have, and when those have left whose place it may take. */
function afterItsTable(attach: Draft, drafts: readonly Draft[]): Draft {
  const about = new Set([attach.object, ...attach.locks.flatMap((lock) => (lock.mode === "SHARE UPDATE EXCLUSIVE" ? [lock.relation] : []))]);
  const own = drafts.filter(
    (draft) =>
      draft !== attach &&
      draft.phase === attach.phase &&
      draft.phase !== "expand" &&
      draft.kind !== "attach_partition" &&
      draft.kind !== "inherit" &&
      (draft.kind === "detach_partition" || draft.locks.some((lock) => about.has(lock.relation))),
  );
  return { ...attach, requires: [...attach.requires, ...own.map((draft) => draft.id)] };
}

/** A partition that is dropped is one until all else of its parents is done, so that it comes back first on a rollback. */
function afterItsFamily(context: PlanContext, detach: Draft, drafts: readonly Draft[]): Draft {
  const table = context.base.get(detach.object);
  const family = new Set(table?.kind === "table" ? ancestorsOf(context.base, table).map((each) => each.address) : []);
  const others = drafts.filter(
    (draft) =>
      draft.phase === "contract" &&
      !["detach_partition", "attach_partition", "drop_table"].includes(draft.kind) &&
      draft.locks.some((lock) => family.has(lock.relation)),
  );
  const about = new Set(others.map((draft) => draft.object));
  const returns = drafts.filter((draft) => draft.phase === "contract" && draft.kind.startsWith("return_") && about.has(draft.object));
  return { ...detach, requires: [...detach.requires, ...others.map((draft) => draft.id), ...returns.map((draft) => draft.id)] };
}

/** What a rollback looks at before it changes anything stands last in the switch, so that it comes first on the way back. */
function withLooksLast(drafts: readonly Draft[]): readonly Draft[] {
  const looks = new Set(["return_check", "return_fit"]);
  const others = drafts.filter((draft) => draft.phase === "switch" && !looks.has(draft.kind)).map((draft) => draft.id);
  const last = new Set(drafts.filter((draft) => draft.phase === "switch" && looks.has(draft.kind)).map((draft) => draft.id));
  return drafts.map((draft) =>
    last.has(draft.id)
      ? { ...draft, requires: [...draft.requires, ...others] }
      : afterTriggers(drafts, { ...draft, requires: draft.requires.filter((id) => !last.has(id)) }),
  );
}

/** A column leaves, and on a rollback is filled again, while the triggers of its table are not about it. */
function afterTriggers(drafts: readonly Draft[], draft: Draft): Draft {
  if (!["archive", "compare_shapes", "drop_column"].includes(draft.kind)) return draft;
  const settled = drafts.filter(
    (each) => each.kind === "settle_trigger" && each.locks.some((lock) => draft.locks.some((own) => own.relation === lock.relation)),
  );
  return { ...draft, requires: [...draft.requires, ...settled.map((each) => each.id)] };
}

/** Recipes speak of tables by their later names; the views with the former names leave before what they read. */
function withRenamesFirst(context: PlanContext, drafts: readonly Draft[]): readonly Draft[] {
  const renamed = new Set(context.tableRenames.map(({ to }) => to.address));
  return drafts.map((draft) => {
    if (draft.phase === "check") return underFormerNames(context, draft);
    const tables = draft.locks.map((lock) => lock.relation).filter((relation) => renamed.has(relation));
    const views = draft.kind === "drop_compatibility_view" ? [] : tables.map((table) => `contract drop_compatibility_view ${table}`);
    const read =
      draft.kind === "create_objects"
        ? draft.uses.flatMap((need) => (need.startsWith("column:") && renamed.has(tableAddressOf(need)) ? [tableAddressOf(need)] : []))
        : [];
    return { ...draft, uses: [...draft.uses, ...tables, ...read], requires: [...draft.requires, ...views] };
  });
}

/** A look at the data comes before the tables have their later names. */
function underFormerNames(context: PlanContext, draft: Draft): Draft {
  if (draft.run.kind !== "check" || context.tableRenames.length === 0) return draft;
  const tables = new Map(context.tableRenames.map(({ from, to }) => [tableKey(to.schema, to.name), from]));
  const former = new Map(context.tableRenames.map(({ from, to }) => [to.address, from.address]));
  return {
    ...draft,
    run: { kind: "check", query: substituteNames(draft.run.query, { tables, columns: new Map() }) },
    locks: draft.locks.map((lock) => ({ ...lock, relation: former.get(lock.relation) ?? lock.relation })),
  };
}
