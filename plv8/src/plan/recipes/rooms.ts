import type { Address, CatalogObject, TableObject } from "../../types/catalog.ts";
import type { Phase, Run } from "../../types/plan.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { bothMayHold } from "../bound-condition.ts";
import type { Draft } from "../draft.ts";
import { lockStrength } from "../lock-strength.ts";
import { tableAddressOf } from "../dependency-order.ts";
import { isNewPartition } from "../partitions.ts";
import { movesForeign, placeOf } from "../place-of.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";

/** What happens to the parent meanwhile: it has all that the partition was made with at the switch, or when what leaves it is gone. */
function parentChanges(context: PlanContext, parent: TableObject): Phase {
  const own = context.changes.filter((change) => {
    const object = change.kind === "drop" ? change.before : change.after;
    return "table" in object && tableAddress(object.schema, object.table) === parent.address;
  });
  const loses =
    own.some(
      (change) =>
        (change.kind === "drop" && ["column", "constraint", "index"].includes(change.before.kind)) ||
        (change.kind === "alter" && change.before.kind === "column" && change.properties.includes("type")),
    ) || [...context.columnRenames.keys()].some((address) => tableAddressOf(address) === parent.address);
  return loses ? "contract" : own.length > 0 ? "switch" : "expand";
}

/** At once, unless its parent changes, or it takes over what another partition holds until the switch, or until the plan is completed. */
export function joinPhase(context: PlanContext, parent: TableObject, bound: string): Phase {
  if (parent.partition_of !== null && isNewPartition(context, parent)) {
    const above = context.after.get(parent.partition_of.parent);
    return above?.kind === "table" ? joinPhase(context, above, parent.partition_of.bound) : "expand";
  }
  const phases = [...roomPhases(context, parent, bound), parentChanges(context, parent)];
  return phases.includes("contract") ? "contract" : phases.includes("switch") ? "switch" : "expand";
}

/** When the partitions are gone, or have other bounds, that hold until then what a partition with this bound is to hold. */
export function roomPhases(context: PlanContext, parent: TableObject, bound: string, own: Address | null = null): readonly ("switch" | "contract")[] {
  return holders(context, parent, bound, own).flatMap((each): readonly ("switch" | "contract")[] => {
    const after = context.after.get(each.address);
    if (after === undefined) return ["contract"];
    const place = placeOf(after);
    return place?.parent === parent.address && place.bound === placeOf(each)?.bound ? [] : ["switch"];
  });
}

/** Partitions that stand and hold something of it. */
function holders(context: PlanContext, parent: TableObject, bound: string, own: Address | null): readonly CatalogObject[] {
  return [...context.base.values()].filter((each) => {
    const place = each.address === own ? null : placeOf(each);
    return place?.parent === parent.address && bothMayHold(context, parent, bound, place.bound);
  });
}

/** A partition that gets another bound, or parent, with those that must give it room or take room from it at the same time. */
export function reboundPhase(context: PlanContext, table: { readonly address: Address }): "switch" | "contract" {
  const members = together(context, table.address);
  const waits = members.some((each) => {
    const [after, parent] = joinOf(context, each);
    return after !== null && parent !== null && roomPhases(context, parent, after, each).includes("contract");
  });
  return waits ? "contract" : "switch";
}

function joinOf(context: PlanContext, address: Address): readonly [string, TableObject] | readonly [null, null] {
  const after = context.after.get(address);
  const place = after === undefined ? null : placeOf(after);
  const parent = context.after.get(place?.parent ?? "");
  return place !== null && parent?.kind === "table" ? [place.bound, parent] : [null, null];
}

/** By address, itself among them. */
function together(context: PlanContext, table: Address, known: ReadonlySet<Address> = new Set()): readonly Address[] {
  const seen = new Set([...known, table]);
  for (const each of joining(context))
    if (!seen.has(each) && (needs(context, table, each) || needs(context, each, table))) together(context, each, seen).forEach((more) => seen.add(more));
  return [...seen].sort();
}

/** Does one table take room that the other gives, or become the parent that the other gets instead of its own? */
function needs(context: PlanContext, one: Address, other: Address): boolean {
  const stood = context.base.get(other);
  const [bound, parent] = joinOf(context, one);
  if (parent === null || stood === undefined || placeOf(stood) === null) return false;
  return holders(context, parent, bound, one).includes(stood) || joinOf(context, other)[1]?.address === one;
}

function joining(context: PlanContext): readonly Address[] {
  return context.changes.flatMap((change) => {
    if (change.kind === "drop" || placeOf(change.after) === null) return [];
    const moves = change.kind === "alter" && (change.properties.includes("partition_of") || movesForeign(change.before, change.after));
    return change.kind === "create" || moves ? [change.address] : [];
  });
}

/** Those that take room from each other leave together and join together, in one transaction: one after the other there would be none, or rows without a place. */
export function withRoomsTogether(context: PlanContext, drafts: readonly Draft[]): readonly Draft[] {
  const joins = new Map(drafts.flatMap((draft) => (draft.kind === "attach_partition" ? [[draft.object, draft] as const] : [])));
  const depth = (draft: Draft): number => {
    const table = context.after.get(draft.object);
    return table?.kind === "table" ? ancestorsOf(context.after, table).length : 0;
  };
  const ids = new Map<string, string>();
  const merged = new Map<string, Draft>();
  for (const [address, draft] of joins) {
    if (ids.has(draft.id)) continue;
    const members = together(context, address)
      .flatMap((each) => joins.get(each) ?? [])
      .filter((each) => each.phase === draft.phase)
      .sort((left, right) => depth(left) - depth(right));
    const [first] = members;
    if (first === undefined || members.length < 2) continue;
    for (const member of members) ids.set(member.id, first.id);
    merged.set(first.id, mergedDraft(first, members));
  }
  return drafts.flatMap((draft) => {
    const first = ids.get(draft.id);
    const made = first === undefined ? draft : first === draft.id ? merged.get(first) : undefined;
    if (made === undefined) return [];
    const requires = [...new Set(made.requires.map((id) => ids.get(id) ?? id))].filter((id) => id !== made.id);
    return [{ ...made, requires }];
  });
}

function mergedDraft(first: Draft, members: readonly Draft[]): Draft {
  const undo = members.flatMap((each) => (each.undo.kind === "run" ? [each.undo.run] : []));
  return {
    ...first,
    what: members.map((each) => each.what).join("; "),
    run: mergedRun(members.map((each) => each.run)),
    undo: { kind: "run", run: mergedRun(undo) },
    locks: [...new Map(members.flatMap((each) => each.locks).map((lock) => [`${lock.relation} ${lock.mode}`, lock])).values()],
    hazards: [...new Map(members.flatMap((each) => each.hazards).map((each) => [each.message, each])).values()],
    requires: members.flatMap((each) => each.requires),
    uses: members.flatMap((each) => each.uses),
  };
}

/** All leave before one joins. */
function mergedRun(runs: readonly Run[]): Run {
  const brief = runs.flatMap((run) => (run.kind === "transaction" ? [run] : []));
  const statements = brief.flatMap((run) => run.statements);
  const leaves = (statement: string): boolean => / detach partition /iu.test(statement);
  const modes = brief.flatMap((run) => (run.lock_mode === null ? [] : [run.lock_mode])).sort((left, right) => lockStrength(right) - lockStrength(left));
  return {
    kind: "transaction",
    lock_mode: modes[0] ?? null,
    lock_tables: [...new Set(brief.flatMap((run) => run.lock_tables))],
    statements: [...statements.filter(leaves), ...statements.filter((each) => !leaves(each))],
  };
}
