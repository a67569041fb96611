import type { Address, CatalogObject, ConstraintObject, TableObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { quoteIdent } from "../../render/names.ts";
import { columnAddress, tableAddress, type PlanContext } from "../plan-context.ts";

/** A change of a column that its table has from a parent, before and after: told of the parent, it happens to the child. */
export function comesFromParent(context: PlanContext, change: Change): boolean {
  const object = change.kind === "create" ? change.after : change.before;
  if (object.kind === "constraint") return change.kind === "drop" && parentKeeps(context, object);
  if (object.kind !== "column") return false;
  const address = `table:${change.address.slice("column:".length).replace(/\.(?:"(?:[^"]|"")*"|[^."]+)$/u, "")}`;
  const [before, after] = [tableAt(context.base, address), tableAt(context.after, address)];
  if (before === null || after === null) return false;
  if (after.of_type !== undefined && before.of_type === after.of_type && comesFromType(context, change, after.of_type)) return true;
  const name = change.kind === "drop" ? change.before.name : change.after.name;
  return parentsOf(before).filter((parent) => parentsOf(after).includes(parent)).some((parent) => {
    const catalog = change.kind === "drop" ? context.base : context.after;
    const table = tableAt(catalog, parent);
    if (table === null || (change.kind === "drop" && staysWithChild(context, { schema: table.schema, table: table.name, name }))) return false;
    const same = context.changes.find((each) => each.kind === change.kind && each.address === columnAddress(table, name));
    return same !== undefined && (same.kind !== "alter" || change.kind !== "alter" || change.properties.every((property) => same.properties.includes(property)));
  });
}

/** A column of a parent that leaves while a child keeps it as its own: it leaves the parent only, and each child that loses it is told. */
export function staysWithChild(context: PlanContext, column: { readonly schema: string; readonly table: string; readonly name: string }): boolean {
  const parent = tableAddress(column.schema, column.table);
  return [...context.base.values()].some((child) => {
    if (child.kind !== "table" || !child.inherits.includes(parent)) return false;
    const address = columnAddress(child, column.name);
    const after = tableAt(context.after, child.address);
    return after !== null && after.inherits.includes(parent) && context.base.has(address) && context.after.has(address);
  });
}

/** Columns of a typed table come, go and change with the attributes of its type; only what the table says itself is its own. */
function comesFromType(context: PlanContext, change: Change, type: Address): boolean {
  if (!context.changes.some((each) => each.kind === "alter" && each.address === type && each.properties.includes("attributes"))) return false;
  if (change.kind === "create") return change.after.kind === "column" && change.after.default === null && !change.after.not_null && change.after.comment === null && change.after.grants.length === 0;
  return change.kind === "drop" || (change.kind === "alter" && change.properties.every((name) => name === "type" || name === "collation"));
}

/** A check that is also a parent's can't leave the child, and is not told of it. */
function parentKeeps(context: PlanContext, check: ConstraintObject): boolean {
  const table = tableAt(context.after, tableAddress(check.schema, check.table));
  return table !== null && parentsOf(table).some((parent) => context.after.get(`constraint:${parent.slice("table:".length)}.${quoteIdent(check.name)}`) !== undefined);
}

function tableAt(catalog: ReadonlyMap<Address, CatalogObject>, address: Address): TableObject | null {
  const object = catalog.get(address);
  return object?.kind === "table" ? object : null;
}

function parentsOf(table: TableObject): readonly Address[] {
  return table.partition_of === null ? table.inherits : [table.partition_of.parent];
}
