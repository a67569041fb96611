import type { Address, CatalogObject, DefinedObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { differingProperties } from "../../diff/property-names.ts";
import { apartFromParent } from "../../render/read-foreign-table.ts";
import type { Draft } from "../draft.ts";
import type { PlainContext } from "./plain-context.ts";
import { plainDraft } from "./plain-drafts.ts";
import { changesPartitionedParent } from "./with-copies.ts";

/** A change without what its foreign table is a partition of, where that changes: it leaves first of all, and joins last. */
export function apartFromParents(change: Change): readonly Change[] {
  if (change.kind !== "alter" || !changesPartitionedParent(change.before, change.after)) return [change];
  const alone = (object: CatalogObject): CatalogObject => (object.kind === "foreign_table" ? (apartFromParent(object)?.table ?? object) : object);
  const [before, after] = [alone(change.before), alone(change.after)];
  const properties = differingProperties(before, after);
  return properties.length === 0 ? [] : [{ ...change, before, after, properties }];
}

/** Foreign tables leave the tables that they are partitions of no longer. `again`: they are made again whole. */
export function leavingForeign(context: PlainContext, again: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  return moving(context, again).flatMap(({ before }) => {
    const former = context.formerly(before);
    return former.kind === "foreign_table" ? membership(former, (attach, detach) => ({ statements: [detach], back: [attach] })) : [];
  });
}

/** They join those that they were no partitions of. */
export function joiningForeign(context: PlainContext, again: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  return moving(context, again).flatMap(({ after }) => membership(after, (attach, detach) => ({ statements: [attach], back: [detach] })));
}

function moving(
  context: PlainContext,
  again: ReadonlyMap<Address, CatalogObject>,
): readonly { readonly before: DefinedObject; readonly after: DefinedObject }[] {
  return [...context.base.values()].flatMap((before) => {
    const after = context.after.get(before.address);
    return before.kind === "foreign_table" && after?.kind === "foreign_table" && !again.has(before.address) && changesPartitionedParent(before, after)
      ? [{ before, after }]
      : [];
  });
}

function membership(
  table: DefinedObject,
  way: (attach: string, detach: string) => { readonly statements: readonly string[]; readonly back: readonly string[] },
): readonly Draft[] {
  const attach = apartFromParent(table)?.attach;
  if (attach === undefined) return [];
  const words = way(attach, attach.replace(/ ATTACH (PARTITION ).*$/su, ` DETACH $1${table.address.slice("foreign_table:".length)}`));
  return [
    plainDraft({ phase: "switch", kind: "alter_foreign_table", object: table, what: words.statements.join("; ").replace(/^ALTER TABLE /u, ""), ...words }),
  ];
}
