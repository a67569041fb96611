import { closingBracket } from "./closing-bracket.ts";
import { listItems } from "./list-items.ts";
import { mayNest, withoutNestedConditions } from "./nested-conditions.ts";
import { sqlTokens, type SqlToken } from "./sql-tokens.ts";

/**
 * One text for two that Postgres writes for the same expression: it stores `(ARRAY['a'::character varying])::text[]` as it was written, and as
 * `ARRAY[('a'::character varying)::text]` once it has read its own text again. `varchar in ('a', 'b')` is written so, in checks, indexes, views and policies. A
 * join `ON TRUE` becomes `ON (true)` in the same way, and `(- 4.3)`, minus a value, the value `'-4.3'::numeric`.
 *
 * @example normalText("(a)::text = ANY ((ARRAY['x'::character varying, b])::text[])"); // "(a)::text = ANY (ARRAY[('x'::character varying)::text, (b)::text])"
 */
export function normalText(text: string): string {
  // Most texts have no such list: cutting them into tokens would be most of the time that a fingerprint takes.
  const joined = text.includes(" ON TRUE") ? text.replaceAll(/ ON TRUE\b/gu, " ON (true)") : text;
  const negated = joined.includes("(- ")
    ? joined.replaceAll(minusNumber, (_all, whole: string, rest = "") => `'-${whole}${rest}'::${rest === "" ? "integer" : "numeric"}`)
    : joined;
  const listed = negated.includes("(ARRAY[") ? withListsCast(sqlTokens(negated)) : negated;
  const named = hasBranches.test(listed) ? withoutIdleNames(listed) : listed;
  return mayNest(named) ? withoutNestedConditions(named) : named;
}

/** Is there a text in it that Postgres may write in two ways? */
export function mayDiffer(text: string): boolean {
  return text.includes("(ARRAY[") || text.includes(" ON TRUE") || text.includes("(- ") || hasBranches.test(text) || mayNest(text);
}

const minusNumber = /\(- (\d+)(\.\d+)?\)/gu;
const hasBranches = /(?:UNION|INTERSECT|EXCEPT)(?: ALL)?(?:\n|\\n) /u;
const internal: Readonly<Record<string, string>> = {
  integer: "int4",
  bigint: "int8",
  smallint: "int2",
  boolean: "bool",
  real: "float4",
  "double precision": "float8",
  "character varying": "varchar",
  character: "bpchar",
  "bit varying": "varbit",
  "timestamp without time zone": "timestamp",
  "timestamp with time zone": "timestamptz",
  "time without time zone": "time",
  "time with time zone": "timetz",
};

/**
 * Before 16 a cast in a later branch of a union is called by its type once Postgres has read its own text: `NULL::integer AS int4`. The name means nothing
 * there.
 */
export function withoutIdleNames(text: string): string {
  return text.replace(
    /(::([a-z][a-z0-9_ ]*)(?:\(\d+(?:,\d+)?\))?(?:\[\])?) AS ([a-z_0-9]+)(?=,|\n|\\n|$)/gu,
    (all, cast: string, type: string, name: string) => ((internal[type] ?? type) === name ? cast : all),
  );
}

/** Every text of a value in its normal form. */
export function normalTexts<T>(value: T): T {
  if (typeof value === "string") return normalText(value) as T;
  if (Array.isArray(value)) return value.map(normalTexts) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, normalTexts(each)])) as T;
}

function withListsCast(tokens: readonly SqlToken[]): string {
  let text = "";
  for (let at = 0; at < tokens.length; at++) {
    const end = isListAt(tokens, at) ? closingBracket(tokens, at + 2) : tokens.length;
    const cast = castBehind(tokens, end);
    if (cast === null) text += tokens[at]?.text ?? "";
    else {
      text += `ARRAY[${listItems(tokens.slice(at + 3, end))
        .map((item) => `(${normalText(item)})::${cast.type}`)
        .join(", ")}]`;
      at = cast.end;
    }
  }
  return text;
}

function isListAt(tokens: readonly SqlToken[], at: number): boolean {
  return tokens[at]?.text === "(" && tokens[at + 1]?.text === "ARRAY" && tokens[at + 2]?.text === "[";
}

/** `)::TYPE[]` behind the bracket at `close`. */
function castBehind(tokens: readonly SqlToken[], close: number): { readonly type: string; readonly end: number } | null {
  if (tokens[close + 1]?.text !== ")" || tokens[close + 2]?.text !== "::") return null;
  let type = "";
  for (let at = close + 3; at < tokens.length; at++) {
    const { text, name } = tokens[at] ?? { text: "", name: null };
    if (text === "[") return tokens[at + 1]?.text === "]" ? { type, end: at + 1 } : null;
    if (name === null && !/^(?:[\d\s.,]+|[()])$/u.test(text)) return null;
    type += text;
  }
  return null;
}
