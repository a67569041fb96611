import type { Address, CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import type { Phase } from "../../types/plan.ts";
import { bothMayHold } from "../bound-condition.ts";
import type { Draft } from "../draft.ts";
import { tableAddressOf } from "../dependency-order.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import { copiesOf } from "../plain/with-copies.ts";
import { bornNotNull } from "../../catalog/not-null-name.ts";
import { notNullName, said } from "../not-null-names.ts";
import { attachDrafts } from "./partition-of.ts";

/**
 * A partition that comes to a parent which stands: `create table … partition of` would lock the parent against everybody, so it is made for itself and then
 * joins. So does one that comes to such a partition: what joins with parts of its own does not hand its counters down to them.
 */
export function isNewPartition(context: PlanContext, object: CatalogObject): object is TableObject {
  if (object.kind !== "table" || object.partition_of === null || context.base.has(object.address)) return false;
  const parent = context.base.get(object.partition_of.parent) ?? context.after.get(object.partition_of.parent);
  return parent?.kind === "table" && (context.base.has(parent.address) || isNewPartition(context, parent));
}

/**
 * By itself, with the parts that its parent's indexes, keys and checks take over. Foreign keys come with the parent: one that it takes over locks the table
 * referred to.
 */
export function apart(context: PlanContext, table: TableObject): readonly CatalogObject[] {
  const { copies: _copies, ...rest } = table;
  return [{ ...rest, partition_of: null }, ...copiesOf(table, context.after).filter((part) => part.kind !== "constraint" || part.type !== "foreign")];
}

/** A counter comes from the parent, and a NOT NULL is called as there (18). */
export function columnsApart(context: PlanContext, columns: readonly ColumnObject[], table: Address): readonly ColumnObject[] {
  const after = context.after.get(table);
  return after !== undefined && isNewPartition(context, after) ? columns.map((column) => ({ ...asAbove(context, column), identity: null })) : columns;
}

function asAbove(context: PlanContext, column: ColumnObject): ColumnObject {
  const name = context.settings.major < 18 || !column.not_null ? null : notNullName(context.after, column);
  return name === null || name === bornNotNull(column.table, column.name) ? column : said(column, name);
}

export function joinDrafts(context: PlanContext, table: TableObject): readonly Draft[] {
  const parent = table.partition_of === null ? undefined : context.after.get(table.partition_of.parent);
  if (parent?.kind !== "table" || table.partition_of === null) return [];
  return attachDrafts(context, parent, table, table.partition_of.bound, phaseOf(context, parent, table.partition_of.bound));
}

/** What happens to the parent meanwhile: it has all that the partition was made with at the switch, or when a column that left it is gone. */
function parentChanges(context: PlanContext, parent: TableObject): Phase {
  const own = context.changes.filter((change) => {
    const object = change.kind === "drop" ? change.before : change.after;
    return "table" in object && tableAddress(object.schema, object.table) === parent.address;
  });
  const loses =
    own.some(
      (change) =>
        (change.kind === "drop" && change.before.kind === "column") ||
        (change.kind === "alter" && change.before.kind === "column" && change.properties.includes("type")),
    ) || [...context.columnRenames.keys()].some((address) => tableAddressOf(address) === parent.address);
  return loses ? "contract" : own.length > 0 ? "switch" : "expand";
}

/** At once, unless its parent changes, or it takes over what another partition holds until the switch, or until the plan is completed. */
function phaseOf(context: PlanContext, parent: TableObject, bound: string): Phase {
  const leaving = [...context.base.values()].flatMap((each) => {
    if (each.kind !== "table" || each.partition_of?.parent !== parent.address || !bothMayHold(context, parent, bound, each.partition_of.bound)) return [];
    const after = context.after.get(each.address);
    return after === undefined
      ? ["contract" as const]
      : after.kind === "table" && after.partition_of?.parent === parent.address && after.partition_of.bound === each.partition_of.bound
        ? []
        : ["switch" as const];
  });
  if (parent.partition_of !== null && isNewPartition(context, parent)) {
    const above = context.after.get(parent.partition_of.parent);
    return above?.kind === "table" ? phaseOf(context, above, parent.partition_of.bound) : "expand";
  }
  const phases = [...leaving, parentChanges(context, parent)];
  return phases.includes("contract") ? "contract" : phases.includes("switch") ? "switch" : "expand";
}
