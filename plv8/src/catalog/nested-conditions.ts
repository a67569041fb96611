import { sqlTokens } from "./sql-tokens.ts";

/** Could there be such a list in the text? */
export function mayNest(text: string): boolean {
  return text.includes("((") && /\)\)\s+(?:AND|OR)\b/u.test(text);
}

/**
 * `((a AND b) AND c)`, as BETWEEN is stored, is `(a AND b AND c)` once Postgres has read its own text: the first of a list of conditions loses its brackets
 * where it is a list of the same kind.
 */
export function withoutNestedConditions(text: string): string {
  const texts = sqlTokens(text).map((token) => token.text);
  const ends = closings(texts);
  for (const [open, close] of ends) {
    for (let first = next(texts, open); texts[first] === "("; first = next(texts, open)) {
      const end = ends.get(first) ?? close;
      const word = texts[next(texts, end)];
      if ((word !== "AND" && word !== "OR") || !joins(texts, ends, first, end, word)) break;
      texts[first] = "";
      texts[end] = "";
    }
  }
  return texts.join("");
}

function closings(texts: readonly string[]): ReadonlyMap<number, number> {
  const open: number[] = [];
  const found: [number, number][] = [];
  for (const [at, text] of texts.entries()) {
    if (text === "(") open.push(at);
    const start = text === ")" ? open.pop() : undefined;
    if (start !== undefined) found.push([start, at]);
  }
  return new Map(found.sort(([left], [right]) => left - right));
}

function next(texts: readonly string[], at: number): number {
  let found = at + 1;
  while (found < texts.length && texts[found]?.trim() === "") found++;
  return found;
}

/** Is what stands between the brackets a list of conditions joined by the word? */
function joins(texts: readonly string[], ends: ReadonlyMap<number, number>, start: number, end: number, word: string): boolean {
  for (let at = start + 1; at < end; at = (ends.get(at) ?? at) + 1) if (texts[at] === word) return true;
  return false;
}
