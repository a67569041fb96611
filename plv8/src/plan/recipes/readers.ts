import type { Address, CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Lock } from "../../types/plan.ts";
import { createUnder } from "../default-privileges.ts";
import { dependencyOrder } from "../dependency-order.ts";
import { nothingToUndo, type Draft } from "../draft.ts";
import { dropIfExists } from "../../render/drop-object.ts";
import { qualifiedName } from "../../render/names.ts";
import { childrenOf, tableAddress, tableOf, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { touchesColumns } from "../touches.ts";
import { exchangeId } from "./exchange-keys.ts";
import { familyOf, formerAddresses } from "./former-addresses.ts";
import { relationsOfRule } from "./locks-of-defined.ts";

/** What holds no rows, and is made in a moment. */
const kinds: ReadonlySet<CatalogObject["kind"]> = new Set(["function", "policy", "rule", "statistics", "trigger", "view"]);

/**
 * What leaves with the plan and reads the former columns, directly or by way of others that leave; those that others need first. Until it leaves it is bound to the
 * columns, whatever their names; come back, it would be bound to what has the names by then. So a rollback makes it when names are exchanged back.
 */
export function leavingReaders(context: PlanContext, group: SyncGroup): readonly CatalogObject[] {
  if (!group.exchange) return [];
  const read = new Set<Address>(formerAddresses(context, group));
  const names = group.former.map((each) => each.column.name);
  const own = new Set<CatalogObject>(familyOf(context, group).flatMap((table) => childrenOf(context.base, table)));
  const candidates = [...context.base.values()].filter((object) => kinds.has(object.kind) && leavesAlone(context, object));
  const found = new Set<CatalogObject>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const object of candidates) {
      if (found.has(object) || !(object.depends_on.some((need) => read.has(need)) || (own.has(object) && touchesColumns(object, names)))) continue;
      found.add(object);
      read.add(object.address);
    }
  }
  return dependencyOrder([...found], []);
}

/** A policy or trigger that gets another name and no other text is bound to the former columns as what leaves is, and comes over the later ones. */
export function withReadersApart(context: PlanContext, groups: readonly SyncGroup[]): readonly Change[] {
  const leaving = new Set(groups.flatMap((group) => leavingReaders(context, group)).map((object) => object.address));
  return context.changes.flatMap((change): readonly Change[] =>
    change.kind === "rename" && leaving.has(change.before.address)
      ? [
          { kind: "drop", address: change.before.address, before: change.before },
          { kind: "create", address: change.address, after: change.after },
        ]
      : [change],
  );
}

/** What belongs to a table or view that leaves goes and comes with it; a rule is an object of its own. */
function leavesAlone(context: PlanContext, object: CatalogObject): boolean {
  if (context.after.has(object.address) || goesAside(context, object)) return false;
  return !("table" in object) || tableOf(context.base, object) !== null || context.after.has(`view:${qualifiedName(object.schema, object.table)}`);
}

/** Is it on a table that goes to the archive? */
export function goesAside(context: PlanContext, object: CatalogObject): boolean {
  const tables = object.kind === "rule" ? relationsOfRule(object) : "table" in object ? [tableAddress(object.schema, object.table)] : [];
  return tables.some((address) => address.startsWith("table:") && context.base.has(address) && !context.after.has(address));
}

/** On the way back from the switch they stand. */
export function readersGone(readers: readonly CatalogObject[]): readonly string[] {
  return [...readers].reverse().map(dropIfExists);
}

/** Readers, and views that are made again, as they were. */
export function readersAgain(context: PlanContext, readers: readonly CatalogObject[]): readonly string[] {
  return dependencyOrder(readers, []).flatMap((object) =>
    createUnder(context.live, [object, ...(object.kind === "view" ? childrenOf(context.base, object) : [])]),
  );
}

/** Tables that a policy, rule or trigger comes back to. */
export function readersLocks(context: PlanContext, readers: readonly CatalogObject[]): readonly Lock[] {
  return readers.flatMap((object): readonly Lock[] => {
    const tables = object.kind === "rule" ? relationsOfRule(object) : "table" in object ? [tableAddress(object.schema, object.table)] : [];
    return tables.filter((address) => context.after.has(address)).map((relation) => ({ relation, mode: "ACCESS EXCLUSIVE" }));
  });
}

/**
 * Steps beside the exchanges: what reads the former columns and leaves is given back by them, not by its own step; a policy or trigger that comes and reads the
 * later ones comes behind.
 */
export function withExchanges(context: PlanContext, groups: readonly SyncGroup[], drafts: readonly Draft[]): readonly Draft[] {
  const exchanged = groups.filter((group) => group.exchange);
  const leaving = new Set(exchanged.flatMap((group) => leavingReaders(context, group)).map((object) => object.address));
  return drafts.map((draft) => {
    if (draft.phase === "contract" && draft.kind.startsWith("drop_") && leaving.has(draft.object)) return { ...draft, undo: nothingToUndo };
    const object = context.base.has(draft.object) || draft.phase !== "switch" ? undefined : context.after.get(draft.object);
    if (object?.kind !== "policy" && object?.kind !== "trigger") return draft;
    const over = exchanged.filter(
      (group) =>
        familyOf(context, group).some((table) => table.schema === object.schema && table.name === object.table) &&
        touchesColumns(
          object,
          group.later.map((each) => each.column.name),
        ),
    );
    return { ...draft, requires: [...draft.requires, ...over.map(exchangeId)] };
  });
}
