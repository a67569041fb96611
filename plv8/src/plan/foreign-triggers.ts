import type { TableObject } from "../types/catalog.ts";
import { childrenOf, type PlanContext } from "./plan-context.ts";

/** Triggers that any UPDATE of the table fires, whoever made them; sorted. */
export function foreignTriggers(context: PlanContext, table: TableObject): readonly string[] {
  const former = context.tableRenames.find((rename) => rename.to.address === table.address)?.from ?? table;
  const triggers = [...childrenOf(context.base, table), ...childrenOf(context.live, former)].flatMap((child) => (child.kind === "trigger" ? [child] : []));
  const fired = triggers.filter(
    (trigger) => /\bUPDATE\b(?! OF)/u.test(trigger.definition.slice(0, trigger.definition.indexOf(" ON "))) && trigger.enabled !== "disabled",
  );
  return [...new Set(fired.map((trigger) => trigger.name))].sort();
}
