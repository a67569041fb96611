import type { IndexWish } from "./part.ts";

/** One step of an index: columns whose order among themselves is still free, or one column with a direction. */
export type Segment = { readonly free: readonly string[] } | { readonly column: string; readonly descending: boolean };

/** An index that serves several wishes. */
export type MergedIndex = {
  readonly segments: readonly Segment[];
  readonly predicate: string | null;
  readonly include: readonly string[];
  readonly serves: readonly IndexWish[];
};

/** A key that is there anyway (primary or unique): its address, its columns in their order, and its condition. */
export type FixedKey = { readonly address: string; readonly columns: readonly string[]; readonly predicate: string | null };

/** What the merge found: indexes to make, and wishes that a key serves already. */
export type Merge = { readonly indexes: readonly MergedIndex[]; readonly served: readonly { readonly wish: IndexWish; readonly by: string }[] };

/**
 * Merges the index wishes of one table over its whole workload. Longest wishes first; a wish that fits into the start of an index made before
 * takes no index of its own. Foreign keys without condition fit into any index without condition.
 */
export function mergeWishes(wishes: readonly IndexWish[], fixed: readonly FixedKey[]): Merge {
  const indexes: MergedIndex[] = [];
  const served: { wish: IndexWish; by: string }[] = [];
  for (const wish of [...wishes].sort(byLength)) {
    const key = fixed.find(
      (candidate) =>
        wish.include.length === 0 &&
        wish.predicate === candidate.predicate &&
        fit(
          candidate.columns.map((column) => ({ column, descending: false })),
          wish,
        ) !== null,
    );
    if (key !== undefined) {
      served.push({ wish, by: key.address });
      continue;
    }
    const place = indexes.findIndex((index) => index.predicate === wish.predicate && fit(index.segments, wish) !== null);
    const index = indexes[place];
    if (index === undefined) indexes.push({ segments: segmentsOf(wish), predicate: wish.predicate, include: wish.include, serves: [wish] });
    else
      indexes[place] = {
        ...index,
        segments: fit(index.segments, wish)!,
        include: [...new Set([...index.include, ...wish.include])],
        serves: [...index.serves, wish],
      };
  }
  return { indexes, served };
}

function byLength(left: IndexWish, right: IndexWish): number {
  return lengthOf(right) - lengthOf(left) || right.share - left.share;
}

function lengthOf(wish: IndexWish): number {
  return wish.equals.length + wish.tail.length;
}

function segmentsOf(wish: IndexWish): readonly Segment[] {
  return [...(wish.equals.length === 0 ? [] : [{ free: wish.equals }]), ...wish.tail];
}

/** The index's segments, ordered further so that the wish is served by their start; null when that can't be. */
function fit(segments: readonly Segment[], wish: IndexWish): readonly Segment[] | null {
  const done: Segment[] = [];
  let rest = [...segments];
  let open = new Set(wish.equals);
  while (open.size > 0) {
    const next = rest.shift();
    if (next === undefined) return null;
    if ("column" in next) {
      if (!open.delete(next.column)) return null;
      done.push(next);
      continue;
    }
    const wanted = next.free.filter((column) => open.has(column));
    const other = next.free.filter((column) => !open.has(column));
    if (wanted.length === 0 || (other.length > 0 && wanted.length < open.size)) return null;
    open = new Set([...open].filter((column) => !wanted.includes(column)));
    done.push({ free: wanted });
    if (other.length > 0) rest = [{ free: other }, ...rest];
  }
  return fitTail(done, rest, wish);
}

/** The ordered part: same columns in the same directions, or all reversed (an index is read both ways). */
function fitTail(done: readonly Segment[], rest: readonly Segment[], wish: IndexWish): readonly Segment[] | null {
  const out = [...done];
  let left = [...rest];
  let reversed: boolean | null = null;
  for (const part of wish.tail) {
    const next = left.shift();
    if (next === undefined) return null;
    if ("column" in next) {
      const flips = next.descending !== part.descending;
      if (next.column !== part.column || (reversed !== null && reversed !== flips)) return null;
      reversed = flips;
      out.push(next);
      continue;
    }
    if (!next.free.includes(part.column)) return null;
    const flips = part.descending;
    if (reversed !== null && reversed !== flips) return null;
    reversed = flips;
    out.push({ column: part.column, descending: false });
    const other = next.free.filter((column) => column !== part.column);
    if (other.length > 0) left = [{ free: other }, ...left];
  }
  return [...out, ...left];
}
