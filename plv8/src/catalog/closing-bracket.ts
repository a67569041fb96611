import type { SqlToken } from "./sql-tokens.ts";

/** Index of the token that closes the parenthesis or bracket at `open`; the number of tokens where none does. */
export function closingBracket(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const text = tokens[at]?.text;
    if (text === "(" || text === "[") depth++;
    if ((text === ")" || text === "]") && --depth === 0) return at;
  }
  return tokens.length;
}
