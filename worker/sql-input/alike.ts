/** Share of letter pairs that two names have in common, 0 to 1; one within the other counts as most of it. */
export function alike(one: string, two: string): number {
  const [left, right] = [one.toLowerCase(), two.toLowerCase()];
  const dice = shared(pairsOf(left), pairsOf(right));
  return left.includes(right) || right.includes(left) ? Math.max(dice, 0.8) : dice;
}

function pairsOf(text: string): readonly string[] {
  return [...text].slice(0, -1).map((char, at) => char + (text[at + 1] ?? ""));
}

/** Twice what two lists have in common, over what both have: 1 for the same list in any order. */
export function shared(left: readonly string[], right: readonly string[]): number {
  const open = new Map<string, number>();
  for (const item of right) open.set(item, (open.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of left) {
    const count = open.get(item) ?? 0;
    if (count === 0) continue;
    open.set(item, count - 1);
    common += 1;
  }
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
}
