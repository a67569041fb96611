import { closingBracket } from "../../catalog/closing-bracket.ts";
import { sqlTokens, type SqlToken } from "../../catalog/sql-tokens.ts";

export type Clause = {
  /** The text without the clause. */ readonly rest: string;
  /** What stands in its parentheses; null without the clause. */ readonly inside: string | null;
};

/** Takes `WORD (…)` out of a definition; the word stands outside of parentheses. */
export function takeClause(definition: string, word: string): Clause {
  const tokens = sqlTokens(definition);
  const start = outerTokens(tokens).find((at) => tokens[at]?.name === word.toLowerCase() && nextText(tokens, at) === "(");
  if (start === undefined) return { rest: definition, inside: null };
  const open = tokens.findIndex((token, at) => at > start && token.text === "(");
  const end = closingBracket(tokens, open);
  const text = (from: number, to?: number): string =>
    tokens
      .slice(from, to)
      .map((token) => token.text)
      .join("");
  return { rest: `${text(0, start).trimEnd()}${text(end + 1)}`, inside: text(open + 1, end) };
}

/** Does the word stand in the text, outside of parentheses and strings? */
export function hasWord(text: string, word: string): boolean {
  const tokens = sqlTokens(text);
  return outerTokens(tokens).some((at) => tokens[at]?.name === word.toLowerCase());
}

function outerTokens(tokens: readonly SqlToken[]): readonly number[] {
  let depth = 0;
  return tokens.flatMap(({ text }, at) => {
    if (text === ")") depth--;
    const outer = depth === 0 ? [at] : [];
    if (text === "(") depth++;
    return outer;
  });
}

function nextText(tokens: readonly SqlToken[], at: number): string | undefined {
  return tokens.slice(at + 1).find((token) => token.text.trim() !== "")?.text;
}
