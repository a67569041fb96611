import type { Address, CatalogObject, DefinedObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { differingProperties } from "../../diff/property-names.ts";
import { renameColumn } from "../../render/alter-column.ts";
import { apartFromParent, foreignColumns } from "../../render/read-foreign-table.ts";
import type { Draft } from "../draft.ts";
import type { PlainContext } from "./plain-context.ts";
import { tableAddress } from "../plan-context.ts";
import { movesForeign, placeOf } from "../place-of.ts";
import { plainDraft } from "./plain-drafts.ts";

/** A change without what its foreign table is a partition of, where that changes: it leaves first of all, and joins last. `changes`: all. */
export function apartFromParents(change: Change, changes: readonly Change[]): readonly Change[] {
  if (change.kind !== "alter" || !isMoved(change.before, change.after, changes)) return [change];
  const alone = (object: CatalogObject): CatalogObject => (object.kind === "foreign_table" ? (apartFromParent(object)?.table ?? object) : object);
  const [before, after] = [alone(change.before), alone(change.after)];
  const properties = differingProperties(before, after);
  return properties.length === 0 ? [] : [{ ...change, before, after, properties }];
}

/** Foreign tables leave the tables that they are partitions of no longer, or by another bound. `again`: they are made again whole. */
export function leavingForeign(context: PlainContext, again: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  return moving(context, again).flatMap(({ before }) => {
    const former = context.formerly(before);
    return former.kind === "foreign_table" ? membership(former, (attach, detach) => ({ statements: [detach], back: [attach] })) : [];
  });
}

/** Columns of those that have left before the columns above take other names: they take theirs by themselves. */
export function renamedInLeft(context: PlainContext, again: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  return moving(context, again).flatMap(({ before }) => {
    const former = context.formerly(before);
    const table = before.address.slice("foreign_table:".length);
    if (former.kind !== "foreign_table" || placeOf(former) === null) return [];
    return foreignColumns(former).flatMap(({ name }, at) => {
      const later = foreignColumns(before)[at]?.name ?? name;
      return later === name
        ? []
        : [
            plainDraft({
              phase: "switch",
              kind: "rename_column",
              object: before,
              what: `rename ${before.name}.${name} to ${later}`,
              statements: [renameColumn(table, name, later)],
              back: [renameColumn(table, later, name)],
            }),
          ];
    });
  });
}

/** They join, or join by another bound, when all have left that do. */
export function joiningForeign(context: PlainContext, again: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  return moving(context, again).flatMap(({ after }) => membership(after, (attach, detach) => ({ statements: [attach], back: [detach] })));
}

/** To another table; or to another bound, while the columns of the table above stay as they are. */
function isMoved(before: CatalogObject, after: CatalogObject, changes: readonly Change[]): boolean {
  if (!movesForeign(before, after)) return false;
  const [left, joined] = [placeOf(before)?.parent, placeOf(after)?.parent];
  if (left !== joined) return true;
  const above = (object: CatalogObject): boolean => object.kind === "column" && tableAddress(object.schema, object.table) === left;
  return !changes.some((change) => above(change.kind === "drop" ? change.before : change.after));
}

function moving(
  context: PlainContext,
  again: ReadonlyMap<Address, CatalogObject>,
): readonly { readonly before: DefinedObject; readonly after: DefinedObject }[] {
  return [...context.base.values()].flatMap((before) => {
    const after = context.after.get(before.address);
    return before.kind === "foreign_table" && after?.kind === "foreign_table" && !again.has(before.address) && isMoved(before, after, context.allChanges)
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
