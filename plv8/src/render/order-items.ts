import { compareCodePoints } from "../catalog/compare-code-points.ts";

/** Statements that go together; `needs` are ids of items that come first, where there are such items. */
export type Item = { readonly id: string; readonly rank: number; readonly needs: readonly string[]; readonly statements: readonly string[] };

/**
 * Items so that each follows what it needs; among those that could come next the smallest rank, then id. A circle is cut at its
 * smallest item: the order is total and the same for the same items.
 */
export function orderItems(items: readonly Item[]): readonly Item[] {
  const sorted = [...items].sort((left, right) => left.rank - right.rank || compareCodePoints(left.id, right.id));
  const place = new Map(sorted.map((item, index) => [item.id, index]));
  const open = sorted.map((item) => new Set(item.needs.flatMap((need) => (need === item.id ? [] : (place.get(need) ?? [])))));
  const waiting: number[][] = sorted.map(() => []);
  for (const [index, needs] of open.entries()) for (const need of needs) waiting[need]?.push(index);
  const ready = new Heap();
  for (const [index, needs] of open.entries()) if (needs.size === 0) ready.push(index);
  const done = new Set<number>();
  const result: Item[] = [];
  let cut = 0;
  while (result.length < sorted.length) {
    let next = ready.pop();
    if (next === undefined) {
      while (done.has(cut)) cut++;
      next = smallestOfCircle(cut, open, done);
    }
    const item = sorted[next];
    if (item === undefined || done.has(next)) continue;
    done.add(next);
    result.push(item);
    for (const index of waiting[next] ?? []) {
      open[index]?.delete(next);
      if (open[index]?.size === 0 && !done.has(index)) ready.push(index);
    }
  }
  return result;
}

/** When everything waits, following what an item waits for leads into a circle. */
function smallestOfCircle(start: number, open: readonly ReadonlySet<number>[], done: ReadonlySet<number>): number {
  const path: number[] = [];
  let at = start;
  while (!path.includes(at)) {
    path.push(at);
    at = [...(open[at] ?? [])].filter((need) => !done.has(need)).sort((left, right) => left - right)[0] ?? at;
  }
  return Math.min(...path.slice(path.indexOf(at)));
}

/** A binary heap of numbers, smallest first. */
class Heap {
  readonly #items: number[] = [];

  push(value: number): void {
    const items = this.#items;
    let at = items.length;
    items.push(value);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((items[parent] ?? 0) <= value) break;
      items[at] = items[parent] ?? 0;
      at = parent;
    }
    items[at] = value;
  }

  pop(): number | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if ((items[child + 1] ?? Infinity) < (items[child] ?? Infinity)) child++;
      if ((items[child] ?? Infinity) >= last) break;
      items[at] = items[child] ?? 0;
      at = child;
    }
    items[at] = last;
    return top;
  }
}
