import { closingBracket } from "../../catalog/closing-bracket.ts";
import { sqlTokens, type SqlToken } from "../../catalog/sql-tokens.ts";

export type Tokens = readonly SqlToken[];

/** Without white space and comments. */
export function significantTokens(text: string): Tokens {
  return sqlTokens(text).filter((token) => token.text.trim() !== "" && !token.text.startsWith("--") && !token.text.startsWith("/*"));
}

export function withoutParentheses(tokens: Tokens): Tokens {
  let inner = tokens;
  while (inner[0]?.text === "(" && closingBracket(inner, 0) === inner.length - 1) inner = inner.slice(1, -1);
  return inner;
}

/** Parts between a word outside of parentheses and CASE; the AND of BETWEEN is none. */
export function splitAt(tokens: Tokens, word: string): readonly Tokens[] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  let between = false;
  for (const token of tokens) {
    if (token.text === "(" || token.name === "case") depth++;
    if (token.text === ")" || token.name === "end") depth--;
    if (depth === 0 && token.name === "between") between = true;
    const isJoint = depth === 0 && token.name === word && !token.text.startsWith('"');
    if (isJoint && between && word === "and") between = false;
    else if (isJoint) parts.push([]);
    else parts.at(-1)?.push(token);
    if (isJoint) continue;
  }
  return parts;
}
