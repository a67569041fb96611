import type { Address, CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import type { Draft } from "../draft.ts";
import { isNewPartition } from "../partitions.ts";
import type { PlanContext } from "../plan-context.ts";
import { copiesOf } from "../plain/with-copies.ts";
import { bornNotNull, notNullName, said } from "../../catalog/not-null-name.ts";
import { attachDrafts } from "./attach.ts";
import { joinPhase } from "./rooms.ts";

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
  return attachDrafts(context, parent, table, table.partition_of.bound, joinPhase(context, parent, table.partition_of.bound));
}
