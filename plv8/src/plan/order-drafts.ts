import type { Address, CatalogObject } from "../types/catalog.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { phaseOrder, type Draft } from "./draft.ts";

/**
 * Puts drafts in order: by phase, then what is needed first, then by address and id. What only a rollback does stands directly behind the step whose way back needs
 * it: a run that ends between the two counts it as done. A cycle that waits for nothing else is broken at its first member in that order.
 */
export function orderDrafts(drafts: readonly Draft[], objects: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  return phaseOrder.flatMap((phase) =>
    orderPhase(
      drafts.filter((draft) => draft.phase === phase),
      objects,
    ),
  );
}

function orderPhase(drafts: readonly Draft[], objects: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  const waiting = [...drafts].sort((left, right) => compareCodePoints(left.object, right.object) || compareCodePoints(left.id, right.id));
  const needs = predecessors(waiting, objects);
  const done = new Set<string>();
  const ordered: Draft[] = [];
  while (waiting.length > 0) {
    const isReady = (draft: Draft): boolean => [...(needs.get(draft.id) ?? [])].every((id) => done.has(id));
    const last = ordered.at(-1);
    const behind = waiting.findIndex((draft) => last !== undefined && draft.requires.includes(last.id) && onlyBack(draft) && isReady(draft));
    const [next] = waiting.splice(behind >= 0 ? behind : firstOf(waiting, needs, done, isReady), 1);
    if (next === undefined) break;
    done.add(next.id);
    ordered.push(next);
  }
  return ordered;
}

/** The first that is ready; where all wait, the first one that waits only for what waits for it. */
function firstOf(
  waiting: readonly Draft[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  done: ReadonlySet<string>,
  isReady: (draft: Draft) => boolean,
): number {
  const ready = waiting.findIndex(isReady);
  if (ready >= 0) return ready;
  const known = new Map<string, ReadonlySet<string>>();
  const awaited = (id: string): ReadonlySet<string> => {
    let found = known.get(id);
    if (found === undefined) {
      const all = new Set<string>();
      const ahead = [id];
      for (let next = ahead.pop(); next !== undefined; next = ahead.pop())
        for (const need of needs.get(next) ?? []) {
          if (done.has(need) || all.has(need)) continue;
          all.add(need);
          ahead.push(need);
        }
      known.set(id, (found = all));
    }
    return found;
  };
  return Math.max(
    waiting.findIndex(({ id }) => [...awaited(id)].every((each) => awaited(each).has(id))),
    0,
  );
}

function onlyBack(draft: Draft): boolean {
  return draft.run.kind === "transaction" && draft.run.statements.length === 0;
}

function predecessors(drafts: readonly Draft[], objects: ReadonlyMap<Address, CatalogObject>): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Set(drafts.map((draft) => draft.id));
  const providers = new Map<Address, string>();
  const removers = new Map<Address, string>();
  for (const draft of drafts) {
    for (const address of draft.provides) providers.set(address, draft.id);
    for (const address of draft.removes) removers.set(address, draft.id);
  }
  const needs = new Map(drafts.map((draft) => [draft.id, new Set(draft.requires.filter((id) => ids.has(id)))]));
  for (const draft of drafts) {
    for (const address of draft.uses) add(needs, draft.id, providers.get(address));
    for (const address of draft.removes) {
      for (const needed of objects.get(address)?.depends_on ?? []) add(needs, removers.get(needed), draft.id);
    }
  }
  return needs;
}

function add(needs: Map<string, Set<string>>, later: string | undefined, earlier: string | undefined): void {
  if (later !== undefined && earlier !== undefined && later !== earlier) needs.get(later)?.add(earlier);
}
