import type { Address, TableObject } from "../../types/catalog.ts";
import { joinParents, leaveParents } from "../../render/alter/table.ts";
import type { Draft } from "../draft.ts";
import { childrenOf } from "../plan-context.ts";
import { exchangedBack } from "./part-names.ts";
import type { PlainContext } from "./plain-context.ts";
import { plainDraft } from "./plain-drafts.ts";
import { neededBy } from "../../catalog/needed-by.ts";
import { statesUnder } from "./trigger-states.ts";

/** Partitions and children leave the parents that they have no longer, typed tables their type, under their former names. */
export function leavingParents(context: PlainContext): readonly Draft[] {
  const apart = changed(context).map(({ before }) => formerTable(context, before).address);
  return changed(context).flatMap(({ before, after }, at) => {
    const former = formerTable(context, before);
    const joined = (table: TableObject): boolean => !apart.includes(table.address) || apart.indexOf(table.address) >= at;
    const { of_type: _type, ...rest } = former;
    const wished = {
      ...rest,
      ...(after.of_type === undefined ? {} : { of_type: after.of_type }),
      partition_of: context.detached.has(after.address) ? null : formerPartition(context, after, before),
      inherits: after.inherits.map((parent) => formerAddress(context, parent)),
    };
    const back = joinParents(wished, former);
    return draft(
      former,
      leaveParents(former, wished),
      former.partition_of === null || back.length === 0
        ? back
        : [...back, ...statesUnder(context.former, former, joined), ...(former.address === before.address ? exchangedBack(context, before) : [])],
    );
  });
}

/**
 * A partition that gets other bounds is back before anything of its parent leaves or comes, so that all that its parent is told goes down to it; behind the
 * partitions that leave, which may have had those bounds.
 */
export function withReboundPartitions(context: PlainContext, leaving: readonly Draft[]): readonly Draft[] {
  const rebound = changed(context).flatMap(({ before, after }) => {
    const former = formerTable(context, before);
    if (context.detached.has(after.address) || !isRebound(before, after) || former.partition_of === null || after.partition_of === null) return [];
    const wished = { ...former, partition_of: { ...former.partition_of, bound: after.partition_of.bound } };
    return draft(former, joinParents(former, wished), leaveParents(wished, former));
  });
  if (rebound.length === 0) return leaving;
  const partitions = context.changes.flatMap((change) =>
    change.kind === "drop" && change.before.kind === "table" && change.before.partition_of !== null ? [change.before] : [],
  );
  const first = needing(context, partitions);
  const waits = ({ kind, object }: Draft): boolean =>
    kind.startsWith("drop_") && kind !== "drop_identity" && !first.has(context.moves.later.get(object) ?? object);
  return [...leaving.filter((each) => !waits(each)), ...rebound, ...leaving.filter(waits)];
}

/** These tables, and whatever needs one of them or a part of one. */
function needing(context: PlainContext, tables: readonly TableObject[]): ReadonlySet<Address> {
  const found = new Set<Address>(tables.flatMap((table) => [table.address, ...childrenOf(context.base, table).map((part) => part.address)]));
  for (const address of found) for (const object of neededBy(context.base, address)) if (object.extension === null) found.add(object.address);
  return found;
}

function isRebound(before: TableObject, after: TableObject): boolean {
  return before.partition_of !== null && before.partition_of.parent === after.partition_of?.parent && before.partition_of.bound !== after.partition_of.bound;
}

/** They join those that they had not before. */
export function joiningParents(context: PlainContext): readonly Draft[] {
  return changed(context).flatMap(({ before, after }) => {
    const standing = context.detached.has(after.address)
      ? { ...before, partition_of: null }
      : isRebound(before, after)
        ? { ...before, partition_of: after.partition_of }
        : before;
    return draft(after, joinParents(standing, after), leaveParents(after, standing));
  });
}

function changed(context: PlainContext): readonly { readonly before: TableObject; readonly after: TableObject }[] {
  const altered = context.changes.flatMap((change) =>
    change.kind === "alter" && change.before.kind === "table" && change.after.kind === "table" ? [{ before: change.before, after: change.after }] : [],
  );
  const known = new Set(altered.map(({ after }) => after.address));
  return [
    ...altered,
    ...[...context.detached]
      .filter((address) => !known.has(address))
      .sort()
      .flatMap((address) => {
        const [before, after] = [context.base.get(address), context.after.get(address)];
        return before?.kind === "table" && after?.kind === "table" ? [{ before, after }] : [];
      }),
  ];
}

function formerTable(context: PlainContext, table: TableObject): TableObject {
  const former = context.formerly(table);
  return former.kind === "table" ? former : table;
}

function formerAddress(context: PlainContext, address: Address): Address {
  const object = context.base.get(address);
  return object === undefined ? address : context.formerly(object).address;
}

function formerPartition(context: PlainContext, after: TableObject, before: TableObject): TableObject["partition_of"] {
  if (after.partition_of === null) return null;
  return after.partition_of.parent === before.partition_of?.parent
    ? { parent: formerAddress(context, after.partition_of.parent), bound: after.partition_of.bound }
    : after.partition_of;
}

function draft(object: TableObject, statements: readonly string[], back: readonly string[]): readonly Draft[] {
  return statements.length === 0
    ? []
    : [plainDraft({ phase: "switch", kind: "alter_table", object, what: statements.join("; ").replace(/^alter table /u, ""), statements, back })];
}
