/**
 * The candidate that a misspelt word most probably means, or null.
 *
 * @example nearest("custmer", ["order", "customer"]) // "customer"
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * A sentence that helps to find the right word: the nearest one, or the list when it is short.
 *
 * @example didYouMean("state", ["status", "total"]) // "did you mean `status`?"
 */
export function didYouMean(word: string, candidates: readonly string[]): string | null {
  if (word.length > 100) return null;
  const found = nearest(word, candidates);
  if (found !== null) return `did you mean \`${found}\`?`;
  if (candidates.length === 0) return null;
  if (candidates.length <= 16) return `use one of: ${candidates.join(", ")}`;
  return `use one of: ${candidates.slice(0, 12).join(", ")} … (${candidates.length} in all)`;
}

/** Insertions, deletions, substitutions and swaps of neighbours between two words. */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.MAX_SAFE_INTEGER;
}
