import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { bodyOf, headOf } from "../sql/routine.ts";
import { significantTokens } from "../sql/tokens.ts";

export const unquotedDynamicSql: StaticRule = {
  name: "unquoted_dynamic_sql",
  title: "Dynamic SQL put together without quoting",
  level: "warn",
  category: "security",
  reads: "static",
  what: "A PL/pgSQL function executes text joined with || from something that is neither quoted nor a literal, or format with %s.",
  why: "Whoever sets that value writes the statement: SQL injection inside the database, with the function's rights.",
  remedy: "format with %I and %L, quote_ident, quote_literal, or EXECUTE … USING.",
  bad: "create function f(t text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$ begin execute 'delete from ' || t; end $$",
  good: "create function f(t text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$ begin execute format('delete from %I', t); end $$",
  fine: "The value comes from a fixed list, or is a regclass.",
  find: (schema) =>
    schema.all("function").flatMap((each): readonly Found[] => {
      if (each.language !== "plpgsql" || each.routine === "aggregate") return [];
      const pieces = unquotedPieces(bodyOf(each));
      return pieces.length === 0
        ? []
        : [
            {
              address: each.address,
              message: `${named(each)} executes text with ${pieces.join(", ")} in it, unquoted`,
              evidence: { pieces, security_definer: /\bSECURITY DEFINER\b/u.test(headOf(each)) },
              confidence: "possible",
            },
          ];
    }),
};

/** Names that stand beside || in what EXECUTE runs. */
function unquotedPieces(body: string): readonly string[] {
  const tokens = significantTokens(body);
  const found = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (
      token.name !== "execute" ||
      /^(procedure|function|on|grant|revoke)$/u.test(tokens[at + 1]?.name ?? "") ||
      /^(grant|revoke|,)$/u.test(tokens[at - 1]?.text.toLowerCase() ?? "")
    )
      continue;
    let end = at + 1;
    while (end < tokens.length && tokens[end]?.text !== ";" && !/^(using|into|loop)$/u.test(tokens[end]?.name ?? "")) end++;
    const expression = tokens.slice(at + 1, end);
    for (const [place, piece] of expression.entries()) {
      const beside =
        (expression[place - 1]?.text === "|" && expression[place - 2]?.text === "|") ||
        (expression[place + 1]?.text === "|" && expression[place + 2]?.text === "|");
      if (
        !beside ||
        piece.name === null ||
        expression[place + 1]?.text === "(" ||
        expression[place - 1]?.text === "::" ||
        (expression[place + 1]?.text === "::" && /^(regclass|int|integer|bigint|uuid|date)$/u.test(expression[place + 2]?.text ?? ""))
      )
        continue;
      if (/^tg_/u.test(piece.name)) continue;
      found.add(piece.text);
    }
  }
  return [...found];
}
