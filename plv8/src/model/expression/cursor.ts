import { nearest } from "../did-you-mean.ts";
import type { Token } from "./tokens.ts";
import { ProblemFound } from "./tree.ts";

/** A place in the tokens; the parser's only state. */
export type Cursor = { readonly tokens: readonly Token[]; index: number; depth: number };

/** The next token; stays at the end. */
export function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.index] ?? cursor.tokens.at(-1)!;
}

/** Takes the word when it is next. */
export function takeWord(cursor: Cursor, word: string): boolean {
  const token = peek(cursor);
  if (token.kind !== "word" || token.value !== word) return false;
  cursor.index += 1;
  return true;
}

/** Takes the word or throws. */
export function expectWord(cursor: Cursor, word: string): void {
  if (!takeWord(cursor, word)) throw unexpected(peek(cursor), `\`${word}\` is expected here.`);
}

/** Takes one of the operators when it is next; tells which. */
export function takeOperator(cursor: Cursor, operators: readonly string[]): string | null {
  const token = peek(cursor);
  if (token.kind !== "operator" || !operators.includes(token.value)) return null;
  cursor.index += 1;
  return token.value;
}

/** Takes the operator or throws. */
export function expectOperator(cursor: Cursor, operator: string): void {
  if (takeOperator(cursor, [operator]) === null) throw unexpected(peek(cursor), `\`${operator}\` is expected here.`);
}

/** What is said of a token that does not fit. */
export function unexpected(token: Token, expected: string): ProblemFound {
  const found = token.kind === "end" ? "The expression ends too early" : `\`${token.value.slice(0, 40)}\` is not expected here`;
  return new ProblemFound(token.at, "expression.syntax", `${found}.`, expected);
}

/** The question whether the nearest word is meant, or the fallback. */
export function suggestion(word: string, candidates: readonly string[], fallback: string): string {
  const found = nearest(word, candidates);
  return found === null ? fallback : `Did you mean \`${found}\`? ${fallback}`;
}
