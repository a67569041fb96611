/** Function calls of an expression or a query. */
import { sqlTokens } from "../../catalog/sql-tokens.ts";

export type Call = {
  /** Lower case, qualified as written: `auth.uid`. */
  readonly name: string;
  /** The call with its arguments, as written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Stands in a subquery, where it is evaluated once unless it names an outer column. */
  readonly in_subquery: boolean;
};

const notFunctions = new Set([
  "and",
  "or",
  "not",
  "in",
  "any",
  "all",
  "some",
  "exists",
  "select",
  "where",
  "on",
  "when",
  "then",
  "else",
  "values",
  "array",
  "row",
  "as",
  "from",
  "case",
  "coalesce",
  "nullif",
  "greatest",
  "least",
  "cast",
  "using",
  "over",
  "filter",
  "like",
  "ilike",
  "is",
  "between",
  "union",
  "by",
  "having",
  "join",
  "lateral",
  "distinct",
  "limit",
  "offset",
  "with",
  "if",
  "return",
  "check",
  "default",
  "primary",
  "key",
  "unique",
  "include",
  "references",
  "numeric",
  "character",
  "varying",
  "varchar",
  "char",
  "time",
  "timestamp",
  "interval",
  "bit",
]);

export function callsIn(text: string): readonly Call[] {
  const tokens = sqlTokens(text);
  const offsets: number[] = [];
  let length = 0;
  for (const token of tokens) {
    offsets.push(length);
    length += token.text.length;
  }
  const calls: Call[] = [];
  const open: { readonly call: { readonly name: string; readonly start: number } | null; subquery: boolean }[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.name === "select" && open.length > 0) (open[open.length - 1] ?? { subquery: false }).subquery = true;
    if (token.text === "(") open.push({ call: callee(tokens, at, offsets), subquery: false });
    if (token.text !== ")") continue;
    const closed = open.pop();
    if (closed?.call == null) continue;
    const end = (offsets[at] ?? 0) + 1;
    calls.push({
      name: closed.call.name,
      text: text.slice(closed.call.start, end),
      start: closed.call.start,
      end,
      in_subquery: open.some((each) => each.subquery),
    });
  }
  return calls.sort((left, right) => left.start - right.start);
}

/** The name before a parenthesis, with its schema. */
function callee(tokens: ReturnType<typeof sqlTokens>, paren: number, offsets: readonly number[]): { readonly name: string; readonly start: number } | null {
  const last = tokens[paren - 1];
  if (last?.name == null || notFunctions.has(last.name)) return null;
  if (tokens[paren - 2]?.text === "::") return null;
  if (tokens[paren - 2]?.text === "." && tokens[paren - 3]?.name != null)
    return tokens[paren - 4]?.text === "::" ? null : { name: `${tokens[paren - 3]?.name ?? ""}.${last.name}`, start: offsets[paren - 3] ?? 0 };
  return { name: last.name, start: offsets[paren - 1] ?? 0 };
}
