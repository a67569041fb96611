import type { Address, CatalogObject, ColumnObject, ViewObject } from "../../types/catalog.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { compareCodePoints } from "../../catalog/compare-code-points.ts";
import { isOfView } from "../../render/alter/column.ts";
import { dependencyOrder } from "../dependency-order.ts";
import type { PlanContext } from "../plan-context.ts";

/** What Postgres carries over by itself when a column becomes wider. */
const follows: ReadonlySet<CatalogObject["kind"]> = new Set(["constraint", "index", "sequence", "statistics"]);

export type Over = {
  /** Those nearest to the column first. */ readonly views: readonly ViewObject[];
  /** Something else reads it, or reads a view over it: it can't be made again in a moment. */ readonly others: boolean;
};

/** Views that read a column, directly or not: Postgres changes no type under them. */
export function viewsOver(context: PlanContext, column: ColumnObject): Over {
  const found = new Map<Address, ViewObject>();
  let others = false;
  const queue: Address[] = [column.address];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const object of context.base.values()) {
      if (object.address === next || found.has(object.address) || !needsOf(object).includes(next) || (object.kind === "column" && isOfView(object))) continue;
      if (object.kind === "view" && context.after.get(object.address)?.kind === "view") {
        found.set(object.address, object);
        queue.push(object.address);
      } else if (next !== column.address || !follows.has(object.kind)) others = true;
    }
  }
  const views = [...found.values()].sort((left, right) => compareCodePoints(left.address, right.address));
  return { views: dependencyOrder(views, []).flatMap((object) => (object.kind === "view" ? [object] : [])), others };
}
