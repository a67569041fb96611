import { sqlTokens, type SqlToken } from "../catalog/sql-tokens.ts";

/** Which of the given column names an expression mentions, in order of the names. A type after `::` and a function before `(` are no columns. */
export function mentionedColumns(expression: string, columns: readonly string[]): readonly string[] {
  const mentioned = new Set(columnTokens(sqlTokens(expression)).map((place) => place.name));
  return columns.filter((column) => mentioned.has(column));
}

/** Places of tokens that can be a column: index in the token list and name. */
export function columnTokens(tokens: readonly SqlToken[]): readonly { readonly index: number; readonly name: string }[] {
  const places: { index: number; name: string }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.name === null) continue;
    if (significant(tokens, index, -1) === "::" || significant(tokens, index, 1) === "(") continue;
    if (significant(tokens, index, 1) === ".") continue;
    places.push({ index, name: token.name });
  }
  return places;
}

function significant(tokens: readonly SqlToken[], index: number, step: 1 | -1): string | null {
  for (let at = index + step; at >= 0 && at < tokens.length; at += step) {
    const text = tokens[at]?.text ?? "";
    if (text.trim() !== "") return text;
  }
  return null;
}
