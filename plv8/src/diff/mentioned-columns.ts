import { sqlTokens, type SqlToken } from "../catalog/sql-tokens.ts";

/** Which of the given column names an expression mentions, in order of the names. A type, a collation and a function before `(` are no columns. */
export function mentionedColumns(expression: string, columns: readonly string[]): readonly string[] {
  const mentioned = new Set(columnTokens(sqlTokens(expression)).map((place) => place.name));
  return columns.filter((column) => mentioned.has(column));
}

/** Places of tokens that can be a column: index in the token list and name. */
export function columnTokens(tokens: readonly SqlToken[]): readonly { readonly index: number; readonly name: string }[] {
  const words = tokens.flatMap((token, index) => (token.text.trim() === "" ? [] : [{ index, ...token }]));
  const others = namesOfOthers(words);
  return words.flatMap(({ index, name }, at) => {
    const next = words[at + 1]?.text ?? "";
    return name === null || others.has(at) || next === "(" || next === "." || isString(next) ? [] : [{ index, name }];
  });
}

type Word = SqlToken;

/** `date '2026-01-01'`: a word before a string is its type. */
const isString = (text: string): boolean => /^[eE]?'/u.test(text);

/** Places of types behind `::` and in `cast(… as …)`, of collations, and of the field that `extract` takes out. */
function namesOfOthers(words: readonly Word[]): ReadonlySet<number> {
  const others = new Set<number>();
  const casts: boolean[] = [];
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? "";
    const word = text.toLowerCase();
    if (text === "(") casts.push(words[at - 1]?.text.toLowerCase() === "cast");
    if (text === ")") casts.pop();
    const type = text === "::" || (word === "as" && casts.at(-1) === true);
    const end = type ? typeEnd(words, at + 1) : word === "collate" ? nameEnd(words, at + 1) : at + 1;
    for (let other = at + 1; other < end; other++) others.add(other);
    if (word === "extract" && words[at + 1]?.text === "(") others.add(at + 2);
    at = Math.max(at, end - 1);
  }
  return others;
}

/** Behind `name` or `schema.name`. */
function nameEnd(words: readonly Word[], from: number): number {
  let end = from + 1;
  while (words[end]?.text === ".") end += 2;
  return end;
}

const FIELD = /^(?:year|month|day|hour|minute|second)$/;

/** Behind a type, those of more than one word included: `timestamp(3) without time zone`, `interval day to second`. Brackets hold no names. */
function typeEnd(words: readonly Word[], from: number): number {
  const first = words[from]?.text.toLowerCase() ?? "";
  const word = (at: number): string => words[at]?.text.toLowerCase() ?? "";
  const end = nameEnd(words, from);
  if (first === "double" && word(end) === "precision") return end + 1;
  if (/^(?:character|bit|char|national)$/.test(first)) return word(end) === "varying" ? end + 1 : end;
  if (first === "interval") return !FIELD.test(word(end)) ? end : word(end + 1) === "to" ? end + 3 : end + 1;
  if (first !== "timestamp" && first !== "time") return end;
  const zone = word(end) === "(" ? end + 3 : end;
  return /^(?:with|without)$/.test(word(zone)) && word(zone + 1) === "time" && word(zone + 2) === "zone" ? zone + 3 : end;
}
