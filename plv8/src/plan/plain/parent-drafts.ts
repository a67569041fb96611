import type { Address, TableObject } from "../../types/catalog.ts";
import { joinParents, leaveParents } from "../../render/alter/table.ts";
import type { Draft } from "../draft.ts";
import type { PlainContext } from "./plain-context.ts";
import { plainDraft } from "./plain-drafts.ts";
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
      former.partition_of === null || back.length === 0 ? back : [...back, ...statesUnder(context.former, former, joined)],
    );
  });
}

/** They join those that they had not before. */
export function joiningParents(context: PlainContext): readonly Draft[] {
  return changed(context).flatMap(({ before, after }) => {
    const apart = context.detached.has(after.address) ? { ...before, partition_of: null } : before;
    return draft(after, joinParents(apart, after), leaveParents(after, apart));
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
