import type { Address, CatalogObject } from "../../types/catalog.ts";
import { qualifiedName } from "../../render/names.ts";
import { dependencyOrder, tableAddressOf } from "../dependency-order.ts";
import type { Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { defaultDrafts } from "./alter-drafts.ts";
import type { MadeAgain } from "./made-again.ts";
import { dropDraft } from "./plain-drafts.ts";

/** What leaves, those that need others first; parts that go with what they are part of are not told. */
export function leaving(context: PlanContext, moved: MadeAgain): readonly Draft[] {
  const gone = new Map<Address, CatalogObject>(moved.again);
  for (const change of context.changes) if (change.kind === "drop" && !moved.late.has(change.address)) gone.set(change.address, change.before);
  const defaults = [...moved.defaults].sort().flatMap((address) => defaultDrafts(context.base.get(address), null));
  return [...defaults, ...drops(context, gone, moved)];
}

/** What something needed until it was altered. */
export function lateDrops(context: PlanContext, moved: MadeAgain): readonly Draft[] {
  return drops(context, new Map(context.changes.flatMap((change) => (change.kind === "drop" && moved.late.has(change.address) ? [[change.address, change.before] as const] : []))), moved);
}

function drops(context: PlanContext, gone: ReadonlyMap<Address, CatalogObject>, moved: MadeAgain): readonly Draft[] {
  const told = [...gone.values()].filter((object) => !goesWithOther(context, object, gone));
  return [...dependencyOrder(told, [...context.base.values()])].reverse().map((object) => dropDraft(context, object, moved.reasons.get(object.address) ?? null));
}

function goesWithOther(context: PlanContext, object: CatalogObject, gone: ReadonlyMap<Address, CatalogObject>): boolean {
  if (object.kind === "sequence" && object.owned_by !== null) return gone.has(object.owned_by) || gone.has(tableAddressOf(object.owned_by));
  if (!("table" in object)) return object.kind === "rule" && object.depends_on.some((need) => /^(?:table|view|materialized_view):/u.test(need) && gone.has(need) && object.address.startsWith(`rule:${need.slice(need.indexOf(":") + 1)}.`));
  const name = qualifiedName(object.schema, object.table);
  if (["view", "materialized_view", "foreign_table"].some((kind) => gone.has(`${kind}:${name}`))) return true;
  return gone.has(`table:${name}`) && !(object.kind === "constraint" && object.type === "foreign");
}
