/**
 * The candidate that a misspelt word most probably means, or null.
 *
 * @example nearest("custmer", ["order", "customer"]) // "customer"
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(word.length * 0.4));
  let best: string | null = null;
  let bestScore = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    const score = distance - (letters(word) === letters(candidate) ? 0.5 : 0) - 0.04 * Math.min(10, commonStart(word, candidate));
    if (distance <= limit && score < bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

/** Who misspells mostly starts right. */
function commonStart(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}

/** The same letters in another order are the likelier slip. */
function letters(word: string): string {
  return [...word.toLowerCase()].sort().join("");
}

/**
 * The end of a sentence about a wrong word: the question whether the nearest one is meant, or a full stop.
 *
 * @example `There is no entity \`custmer\`${didYouMean("custmer", ["customer"])}` // "… `custmer`; did you mean `customer`?"
 */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const found = word.length > 100 ? null : nearest(word, candidates);
  return found === null ? "." : `; did you mean \`${found}\`?`;
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
