import type { TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { grantChanges } from "../../render/alter-grants.ts";
import { renameTable } from "../../render/alter/table.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { columnsOf, type PlanContext } from "../plan-context.ts";
import { exclusive } from "./not-null.ts";

/** The former name of a table, as statements make it. */
export function compatibilityView(context: PlanContext, from: TableObject, to: TableObject): readonly string[] {
  const [former, base] = [qualifiedName(from.schema, from.name), context.base.get(to.address)];
  const columns = columnsOf(context.base, to)
    .map((column) => quoteIdent(column.name))
    .join(", ");
  return [
    `create view ${former} with (security_invoker = true) as select ${columns} from ${qualifiedName(to.schema, to.name)}`,
    `comment on view ${former} is ${quoteLiteral(`Former name of ${to.schema}.${to.name}; leaves when the plan is completed.`)}`,
    ...(base === undefined ? [] : grantChanges({ ...from, kind: "table" }, [], base.grants)),
  ];
}

/** The table takes its new name first of all; a view with the former name serves applications until the plan is completed. */
export function renameTableDrafts(context: PlanContext, from: TableObject, to: TableObject): readonly Draft[] {
  const former = qualifiedName(from.schema, from.name);
  const later = qualifiedName(to.schema, to.name);
  const view = compatibilityView(context, from, to);
  const locks: readonly Lock[] = [{ relation: from.address, mode: "ACCESS EXCLUSIVE" }];
  const viewLocks: readonly Lock[] = [{ relation: from.address.replace("table:", "view:"), mode: "ACCESS EXCLUSIVE" }];
  return [
    transactionDraft({
      phase: "expand",
      kind: "rename_table",
      object: to.address,
      what: `rename ${former} to ${later}; a view keeps the former name`,
      provides: [to.address],
      locks,
      also: exclusive(to),
      statements: [...renameTable(from, to), ...view],
      undo: undoBy(exclusive(to), [`drop view ${former}`, ...renameTable(to, from)]),
      hazards: [
        hazard("brief_lock_queue", `${from.name} is locked for milliseconds; statements queue behind the lock while it waits`),
        hazard("compatibility_view", `${former} is a view until the plan is completed`),
      ],
    }),
    transactionDraft({
      phase: "contract",
      kind: "drop_compatibility_view",
      object: to.address,
      what: `drop view ${former}, the former name of ${later}`,
      locks: viewLocks,
      statements: [`drop view ${former}`],
      undo: undoBy([], view),
      hazards: [hazard("rename_breaks_clients", `statements that name ${former} fail from now on`)],
    }),
  ];
}
