import type { Address, TableObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { batchKey } from "../batch-key.ts";
import { isConstant } from "../constant-expression.ts";
import { tableOf, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { refusal } from "./refusal.ts";

/** Tables whose rows must be written but that have no key to read them by, or that hide rows from their owner. */
export function refuseData(context: PlanContext, groups: readonly SyncGroup[]): readonly Issue[] {
  const tables = new Map<Address, { readonly table: TableObject; readonly why: string }>();
  for (const group of groups) tables.set(group.table.address, { table: group.table, why: `fill ${group.later.map((each) => each.column.name).join(", ")}` });
  for (const change of context.changes) {
    const object = change.kind === "drop" ? change.before : change.after;
    if (object.kind !== "column") continue;
    const table = tableOf(context.after, object);
    if (table === null || !context.base.has(table.address)) continue;
    if (change.kind === "drop" && context.sizeOf(table.address) !== "empty" && object.generated === null) tables.set(table.address, { table, why: `archive ${object.name}` });
    const rule = context.evolve.find((each) => each.column === object.address);
    if (change.kind === "create" && (rule?.fill ?? object.default) !== null && !isConstant(rule?.fill ?? object.default ?? "")) tables.set(table.address, { table, why: `fill ${object.name}` });
  }
  return [...tables.values()].flatMap(({ table, why }) => [
    ...(batchKey(context.base, table) === null ? [refusal("no-key", table.address, `${table.name} has no primary key and no unique key without nulls: nothing to ${why} by, in batches`, "Add a primary key first, in a model version of its own.")] : []),
    ...(table.force_row_security ? [refusal("forced-row-security", table.address, `row security of ${table.name} is forced on its owner: rows would be skipped in silence`, "Take FORCE away first (force_row_security), in a model version of its own.")] : []),
  ]);
}
