import type { ViewObject } from "../../types/catalog.ts";
import type { Draft } from "../draft.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { alterAttributes } from "./alter-attributes.ts";
import { replaceViewDraft } from "./code-objects.ts";
import { boundViews } from "./exchange-columns.ts";

/** Views that change, each with the views that read it. Views over exchanged columns are made again by the exchange. */
export function viewDrafts(context: PlanContext, groups: readonly SyncGroup[]): readonly Draft[] {
  const exchanged = new Set(groups.filter((group) => group.exchange).flatMap((group) => boundViews(context, group).map((view) => view.address)));
  return context.changes.flatMap((change): readonly Draft[] => {
    if (change.kind !== "alter" || change.before.kind !== "view" || change.after.kind !== "view" || exchanged.has(change.address)) return [];
    const body = change.properties.some((name) => ["columns", "definition", "options"].includes(name));
    if (!body) return alterAttributes(change.before, change.after, change.properties);
    const whole = [{ before: change.before, after: change.after }, ...readers(context, change.before)];
    return [
      replaceViewDraft(
        context,
        whole.map(({ before, after }) => ({ before, after, columnsBefore: childrenOf(context.base, before), columnsAfter: childrenOf(context.after, after) })),
      ),
    ];
  });
}

/** Views that read a view, directly or not, those nearest first. */
function readers(context: PlanContext, view: ViewObject): readonly { readonly before: ViewObject; readonly after: ViewObject }[] {
  const known = new Set([view.address]);
  const pairs: { before: ViewObject; after: ViewObject }[] = [];
  for (let grown = true; grown;) {
    grown = false;
    for (const before of context.base.values()) {
      const after = context.after.get(before.address);
      if (before.kind !== "view" || after?.kind !== "view" || known.has(before.address) || !before.depends_on.some((address) => known.has(address))) continue;
      known.add(before.address);
      pairs.push({ before, after });
      grown = true;
    }
  }
  return pairs;
}
