import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { queryTexts } from "../sql/query-texts.ts";
import { significantTokens } from "../sql/tokens.ts";

export const notInSubquery: StaticRule = {
  name: "not_in_subquery",
  title: "NOT IN with a subquery",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A view or function says NOT IN (SELECT …).",
  why: "One null in the subquery makes it true for no row at all; and it can't be planned as an anti-join, so that it is slow on large sets.",
  remedy: "NOT EXISTS.",
  bad: "create table a (id int primary key, n int); create view v as select id from a where n not in (select n from a)",
  good: "create table a (id int primary key, n int); create view v as select id from a where not exists (select from a as b where b.n = a.n)",
  fine: "The subquery returns a column that can't be null, and few rows.",
  find: (schema) =>
    queryTexts(schema).flatMap(({ object, text }): readonly Found[] => {
      const tokens = significantTokens(text);
      const at = tokens.findIndex(
        (token, place) => token.name === "in" && tokens[place + 1]?.text === "(" && tokens[place + 2]?.name === "select" && isNegated(tokens, place),
      );
      return at === -1
        ? []
        : [
            {
              address: object.address,
              message: `${named(object)} says NOT IN (select …): one null in it, and no row passes`,
              evidence: {
                near: tokens
                  .slice(Math.max(0, at - 4), at + 8)
                  .map((token) => token.text)
                  .join(" "),
              },
            },
          ];
    }),
};

/** `x NOT IN (`, or `NOT (x IN (` as Postgres writes it. */
function isNegated(tokens: ReturnType<typeof significantTokens>, place: number): boolean {
  if (tokens[place - 1]?.name === "not") return true;
  let depth = 0;
  for (let at = place - 1; at > 0; at--) {
    if (tokens[at]?.text === ")") depth++;
    if (tokens[at]?.text === "(" && --depth < 0) return tokens[at - 1]?.name === "not";
    if (depth === 0 && /^(and|or|where|select)$/u.test(tokens[at]?.name ?? "")) return false;
  }
  return false;
}
