import type { Address, ViewObject } from "../../types/catalog.ts";
import type { Draft } from "../draft.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { alterAttributes } from "./alter-attributes.ts";
import { becomesInPlace, keepsShape, replaceViewDraft } from "./code-objects.ts";
import { boundViews } from "./exchange-columns.ts";

/**
 * Views that change: by their text alone where their columns stay; else with the views that read them, all that hang together in one step. Views over exchanged
 * columns are made again by the exchange.
 */
export function viewDrafts(context: PlanContext, groups: readonly SyncGroup[]): readonly Draft[] {
  const { changes, bodies, whole } = changedViews(context, groups);
  const covered = new Set(whole.flat().map(({ after }) => after.address));
  const alone = changes.filter(({ after }) => !covered.has(after.address));
  const draft = (pairs: readonly Pair[]): Draft =>
    replaceViewDraft(
      context,
      pairs.map(({ before, after }) => ({ before, after, columnsBefore: childrenOf(context.base, before), columnsAfter: childrenOf(context.after, after) })),
    );
  return [
    ...whole.map(draft),
    ...alone.flatMap((pair) => (bodies.includes(pair) ? [draft([pair])] : [])),
    // What is made again says all that is said about it.
    ...changes.flatMap((pair) =>
      covered.has(pair.after.address) &&
      !(becomesInPlace(pair.before, pair.after) && whole.some((pairs) => pairs.length === 1 && pairs[0]?.after === pair.after))
        ? []
        : alterAttributes(context, pair.before, pair.after, pair.properties),
    ),
  ];
}

/** Views that are dropped and made again, there or on the way back only: they change, or read one that does. */
export function madeAgainViews(context: PlanContext, groups: readonly SyncGroup[]): ReadonlySet<Address> {
  return new Set(
    changedViews(context, groups)
      .whole.flat()
      .map(({ before }) => before.address),
  );
}

/** Those that change, those of them with another text, and those that hang together. */
function changedViews(context: PlanContext, groups: readonly SyncGroup[]) {
  const exchanged = new Set(groups.filter((group) => group.exchange).flatMap((group) => boundViews(context, group).map((view) => view.address)));
  const changes = context.changes.flatMap((change) =>
    change.kind === "alter" && change.before.kind === "view" && change.after.kind === "view" && !exchanged.has(change.address)
      ? [{ before: change.before, after: change.after, properties: change.properties }]
      : [],
  );
  const bodies = changes.filter(({ properties }) => properties.some((name) => ["columns", "definition", "options"].includes(name)));
  const whole = joined(bodies.filter((pair) => !keepsShape(pair.before, pair.after)).map((pair) => [pair, ...readers(context, pair.before)]));
  return { changes, bodies, whole };
}

type Pair = { readonly before: ViewObject; readonly after: ViewObject };

/** Lists that share a view are one. */
function joined(lists: readonly (readonly Pair[])[]): readonly (readonly Pair[])[] {
  return lists.reduce<readonly (readonly Pair[])[]>((found, list) => {
    const shares = (other: readonly Pair[]): boolean => other.some(({ after }) => list.some((pair) => pair.after.address === after.address));
    const together = [...found.filter(shares).flat(), ...list];
    return [...found.filter((other) => !shares(other)), [...new Map(together.map((pair) => [pair.after.address, pair])).values()]];
  }, []);
}

/** Views that read a view, directly or not, those nearest first. */
function readers(context: PlanContext, view: ViewObject): readonly Pair[] {
  const known = new Set([view.address]);
  const pairs: Pair[] = [];
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
