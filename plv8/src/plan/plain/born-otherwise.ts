import type { Address, CatalogObject, TableObject } from "../../types/catalog.ts";
import { bornParts } from "../../render/born-parts.ts";
import type { IndexPart } from "../../render/index-parts.ts";
import type { PlanContext } from "../plan-context.ts";

/**
 * Indexes and keys that stand and stay, with a part that must be made before them: its options are others than before, or its table comes, or comes back. A table
 * that joins with an index of its own, or leaves with the part, keeps that. `alsoComing`: false where tables come with their parts.
 */
export function bornOtherwise(context: PlanContext, alsoComing: boolean): readonly { readonly whole: CatalogObject; readonly part: IndexPart }[] {
  const later = new Map(context.changes.flatMap((change) => (change.kind === "rename" ? [[change.before.address, change.address] as const] : [])));
  return [...context.base.values()].flatMap((whole) => {
    if (whole.kind !== "index" && whole.kind !== "constraint") return [];
    const [before, after] = [bornParts(context.base, whole.address), bornParts(context.after, later.get(whole.address) ?? whole.address)];
    const changed =
      after.find((part) => isOther(part, before, context.base, alsoComing)) ?? before.find((part) => isOther(part, after, context.after, alsoComing));
    return changed === undefined ? [] : [{ whole, part: changed }];
  });
}

function isOther(part: IndexPart, others: readonly IndexPart[], catalog: ReadonlyMap<Address, CatalogObject>, alsoComing: boolean): boolean {
  const table = catalog.get(part.table.address);
  if (table === undefined) return alsoComing;
  if (table.kind !== "table" || !isSamePlace(table, part.table)) return false;
  const other = others.find((each) => each.table.address === part.table.address);
  return other === undefined || other.options?.own.join() !== part.options?.own.join();
}

function isSamePlace(left: TableObject, right: TableObject): boolean {
  return left.partition_of?.parent === right.partition_of?.parent && (left.partition_key === null) === (right.partition_key === null);
}
