/** Whether a condition is the same for every row, judged by its parse, not by its letters. */
import { significantTokens, splitAt, withoutParentheses, type Tokens } from "./tokens.ts";

/**
 * True, false, or null where it depends on the row. A column compared with itself counts as true.
 *
 * @example truthOf("((1 = 1) OR (owner = CURRENT_USER))") // true
 */
export function truthOf(condition: string): boolean | null {
  return judge(significantTokens(condition));
}

function judge(given: Tokens): boolean | null {
  const tokens = withoutParentheses(given);
  const either = splitAt(tokens, "or");
  if (either.length > 1) return combine(either.map(judge), true);
  const both = splitAt(tokens, "and");
  if (both.length > 1) return combine(both.map(judge), false);
  if (tokens[0]?.name === "not") {
    const inner = judge(tokens.slice(1));
    return inner === null ? null : !inner;
  }
  if (tokens.length === 1) return tokens[0]?.text.toLowerCase() === "true" ? true : tokens[0]?.text.toLowerCase() === "false" ? false : null;
  return compare(tokens);
}

/** `decides`: the value of one part that settles the whole. */
function combine(parts: readonly (boolean | null)[], decides: boolean): boolean | null {
  if (parts.includes(decides)) return decides;
  return parts.includes(null) ? null : !decides;
}

function compare(tokens: Tokens): boolean | null {
  const at = tokens.findIndex((token) => /^[=<>!]$/u.test(token.text));
  if (at < 1) return null;
  let end = at;
  while (/^[=<>!]$/u.test(tokens[end]?.text ?? "")) end++;
  const operator = tokens
    .slice(at, end)
    .map((token) => token.text)
    .join("");
  const left = withoutCast(withoutParentheses(tokens.slice(0, at)));
  const right = withoutCast(withoutParentheses(tokens.slice(end)));
  const text = (side: Tokens): string => side.map((token) => token.text).join(" ");
  if (left.some((token) => token.text === "(") || text(left) === "" || text(right) === "") return null;
  if (text(left) === text(right)) return operator === "=" || operator === "<=" || operator === ">=" ? true : operator === "<>" ? false : null;
  if (!isLiteral(left) || !isLiteral(right)) return null;
  return operator === "=" ? false : operator === "<>" || operator === "!=" ? true : null;
}

function isLiteral(side: Tokens): boolean {
  return side.length === 1 && /^('|\d|true$|false$)/iu.test(side[0]?.text ?? "");
}

function withoutCast(side: Tokens): Tokens {
  const cast = side.findIndex((token) => token.text === "::");
  return cast > 0 ? withoutParentheses(side.slice(0, cast)) : side;
}
