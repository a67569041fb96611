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
  const name = change.kind === "drop" ? change.before.name : change.after.name;
  return parentsOf(before).filter((parent) => parentsOf(after).includes(parent)).some((parent) => {
    const catalog = change.kind === "drop" ? context.base : context.after;
    const table = tableAt(catalog, parent);
    if (table === null) return false;
    const same = context.changes.find((each) => each.kind === change.kind && each.address === columnAddress(table, name));
    return same !== undefined && (same.kind !== "alter" || change.kind !== "alter" || change.properties.every((property) => same.properties.includes(property)));
  });
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
