import { hazard } from "../../hazards/hazard.ts";
import { quoteIdent, quoteLiteral } from "../../render/names.ts";
import { checkDraft, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { castObstacle } from "../cast-obstacle.ts";
import { completeSync } from "./complete-sync.ts";
import { exchangeColumns } from "./exchange-columns.ts";
import { setNotNullOnline } from "./not-null.ts";
import { successorDrafts, successorsOf } from "./successors.ts";
import { syncColumns, tableText } from "./sync-columns.ts";

/** Everything a group of columns in two shapes needs, from the look at the data to the drop. */
export function syncGroupDrafts(context: PlanContext, group: SyncGroup): readonly Draft[] {
  const successors = successorsOf(context, group);
  const expand = syncColumns(context, group);
  const filled = expand.map((draft) => draft.id);
  const required = group.later.filter((each) => each.column.not_null).flatMap((each) => setNotNullOnline({ table: group.table, column: each.stage, object: each.column.address }, { check: "validate", set: "switch" }, filled));
  const built = successors.flatMap((successor) => successorDrafts(group, successor, filled));
  const ready = [...required, ...built].map((draft) => draft.id);
  const exchange = group.exchange ? [exchangeColumns(context, group, successors, ready)] : [];
  return [...checks(group), ...expand, ...required, ...built, ...exchange, ...completeSync(context, group, successors)];
}

/** Rows that the new shape can't hold, before anything is changed. */
function checks(group: SyncGroup): readonly Draft[] {
  const table = tableText(group);
  return group.later.flatMap((each) => {
    const conditions: string[] = [];
    const only = group.former.length === 1 ? group.former[0]?.column : undefined;
    const obstacle = only === undefined ? null : castObstacle(quoteIdent(only.name), only.type, each.column.type, each.forward);
    if (obstacle !== null) conditions.push(obstacle);
    if (each.column.not_null) conditions.push(obstacle === null ? `(${each.forward}) is null` : `case when ${obstacle} then false else (${each.forward}) is null end`);
    if (conditions.length === 0) return [];
    const from = group.former.map((former) => `coalesce(${quoteIdent(former.column.name)}::text, 'null')`).join(" || ', ' || ");
    return [checkDraft({
      phase: "check", kind: "check_values", object: each.column.address, what: `every row of ${group.table.name} has a value for ${each.column.name}`,
      locks: [{ relation: group.table.address, mode: "ACCESS SHARE" }],
      query: `select ${quoteLiteral(`${group.table.name}: `)} || ${from} || ${quoteLiteral(` gives no value for ${each.column.name} (${each.column.type})`)} as what from ${table} where ${conditions.map((condition) => `(${condition})`).join(" or ")} limit 10`,
      hazards: obstacle === null ? [] : [hazard("narrowing_may_fail", `${each.column.name} holds fewer values as ${each.column.type} than as ${only?.type ?? "before"}`)],
    })];
  });
}
