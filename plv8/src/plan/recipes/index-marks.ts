import type { ColumnObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { allHeirsOf } from "../../catalog/heirs-of.ts";
import { clusterOn, replicaIdentity } from "../../render/alter/table.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { partsOf } from "../../render/index-parts.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { columnsOf, tableOf, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { transitionName } from "../transition-name.ts";
import { exclusive, queue } from "./not-null.ts";
import { isAside, isPrimary, successorsOf } from "./successors.ts";

/**
 * Which index a table is clustered on, and by which one subscribers know its rows: said again where that becomes another, also when an index of the same name
 * takes its place. Last in the switch, when names are exchanged; a rollback gives the marks back to the former ones first. Where a column of the index may stay
 * empty from the first on, subscribers know rows by all their values meanwhile.
 */
export function indexMarks(context: PlanContext, groups: readonly SyncGroup[]): readonly Draft[] {
  return [...context.after.values()].flatMap((after): readonly Draft[] => {
    const before = context.base.get(after.address);
    if (after.kind !== "table" || before?.kind !== "table") return [];
    const { renamed, replaced, beside } = exchanged(context, groups, after);
    /** As the former index is called when all names are exchanged. */
    const then = (name: string): string => (replaced.has(name) ? transitionName("old", name) : (renamed.get(name) ?? name));
    /** As the later one is called by then. */
    const now = (name: string): string => beside.get(name) ?? name;
    const drafts: Draft[] = [];
    if (before.cluster_on !== undefined || after.cluster_on !== undefined) {
      const former = before.cluster_on === undefined ? undefined : then(before.cluster_on);
      const { cluster_on: _was, ...plain } = after;
      const locks: readonly Lock[] = [{ relation: after.address, mode: "SHARE UPDATE EXCLUSIVE" }];
      const later = after.cluster_on === undefined ? after : { ...after, cluster_on: now(after.cluster_on) };
      if (former !== later.cluster_on)
        drafts.push(
          transactionDraft({
            phase: "switch",
            kind: "cluster_on",
            object: after.address,
            what: `${after.name} is clustered on ${after.cluster_on ?? "no index"}; no row moves until somebody says CLUSTER`,
            locks,
            statements: [clusterOn(later)],
            undo: undoBy(locks, [clusterOn(former === undefined ? plain : { ...plain, cluster_on: former })]),
          }),
        );
    }
    const identity = before.replica_identity.startsWith("index ") ? `index ${then(before.replica_identity.slice("index ".length))}` : before.replica_identity;
    const wished = after.replica_identity.startsWith("index ") ? `index ${now(after.replica_identity.slice("index ".length))}` : after.replica_identity;
    const early = identity !== wished && letsNull(context, before);
    const meanwhile = early ? "full" : identity;
    if (early)
      drafts.push(
        transactionDraft({
          phase: "expand",
          kind: "replica_identity",
          object: after.address,
          what: `replica identity of ${after.name}: full, until it is known otherwise`,
          locks: exclusive(before),
          statements: [replicaIdentity({ ...before, replica_identity: "full" })],
          undo: undoBy(exclusive(before), [replicaIdentity(before)]),
          hazards: [queue(before)],
        }),
      );
    if (wished !== meanwhile)
      drafts.push(
        transactionDraft({
          phase: "switch",
          kind: "replica_identity",
          object: after.address,
          what: `replica identity of ${after.name}: ${after.replica_identity}`,
          locks: exclusive(after),
          statements: [replicaIdentity({ ...after, replica_identity: wished })],
          undo: undoBy(exclusive(after), [replicaIdentity({ ...after, replica_identity: meanwhile })]),
          hazards: [queue(after)],
        }),
      );
    return drafts;
  });
}

/**
 * Indexes and keys of a table that get another name, those whose name another takes over, and the names of those that stand beside the former one until that is
 * gone.
 */
function exchanged(
  context: PlanContext,
  groups: readonly SyncGroup[],
  table: TableObject,
): { readonly renamed: ReadonlyMap<string, string>; readonly replaced: ReadonlySet<string>; readonly beside: ReadonlyMap<string, string> } {
  const renamed = new Map<string, string>();
  const replaced = new Set<string>();
  const beside = new Map<string, string>();
  for (const change of context.changes) {
    if (change.kind !== "rename" && change.kind !== "alter") continue;
    const { before, after } = change;
    if ((after.kind !== "index" && after.kind !== "constraint") || after.schema !== table.schema || after.table !== table.name) continue;
    if (change.kind === "rename") renamed.set(before.name, after.name);
    else if (change.properties.some((name) => !["comment", "grants", "owner", "bound_to"].includes(name))) replaced.add(after.name);
  }
  for (const group of groups.filter((each) => each.table.address === table.address))
    for (const successor of successorsOf(context, group)) {
      if (successor.former === null || isPrimary(successor)) continue;
      if (isAside(group, successor.former)) replaced.add(successor.former.name);
      else beside.set(successor.object.name, successor.stage);
    }
  return { renamed, replaced, beside };
}

/** When all names are exchanged. */
export function afterExchanges(mark: Draft, drafts: readonly Draft[]): Draft {
  if (mark.phase !== "switch") return mark;
  const before = drafts.filter(
    (draft) =>
      draft.phase === "switch" &&
      ["exchange_index", "exchange_constraint", "exchange_columns", "add_unique", "rename_index", "rename_constraint", "set_not_null"].includes(draft.kind),
  );
  return { ...mark, requires: [...mark.requires, ...before.map((draft) => draft.id)] };
}

/** Columns of the index by which subscribers know a table's rows are required: they may stay empty when it, and each of its partitions, is known by something else. */
export function behindIdentity(context: PlanContext, draft: Draft): Draft {
  const column = draft.kind === "drop_not_null" ? context.base.get(draft.object) : undefined;
  const table = column?.kind === "column" ? tableOf(context.base, column) : null;
  if (column?.kind !== "column" || table === null) return draft;
  const known = [table, ...allHeirsOf(context.base, table.address)].filter((each) => isKnownBy(context, each, column));
  return known.length === 0 ? draft : { ...draft, requires: [...draft.requires, ...known.map((each) => `${draft.phase} replica_identity ${each.address}`)] };
}

/** Is a column of the index that it is known by required no more, as soon as the later release may leave it empty? */
function letsNull(context: PlanContext, table: TableObject): boolean {
  return columnsOf(context.base, table).some((column) => {
    const after = context.after.get(column.address);
    return column.not_null && after?.kind === "column" && !after.not_null && isKnownBy(context, table, column);
  });
}

/** Of a partition's part of an index, those of the index above. */
function isKnownBy(context: PlanContext, table: TableObject, column: ColumnObject): boolean {
  if (!table.replica_identity.startsWith("index ")) return false;
  const name = table.replica_identity.slice("index ".length);
  const own = [`index:${qualifiedName(table.schema, name)}`, `constraint:${qualifiedName(table.schema, table.name)}.${quoteIdent(name)}`];
  const wholes = partsOf(table, context.base, context.base).flatMap((part) => (part.name === name ? [part.whole] : []));
  return [...own, ...wholes].some((address) => {
    const index = context.base.get(address);
    if (index?.kind === "constraint") return index.columns.includes(column.name);
    return index?.kind === "index" && index.depends_on.some((need) => need.startsWith("column:") && need.endsWith(`.${quoteIdent(column.name)}`));
  });
}
