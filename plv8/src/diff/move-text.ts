import type { Address } from "../types/catalog.ts";
import { quoteIdent, quoteLiteral } from "../render/names.ts";
import { sqlTokens, type SqlToken } from "../catalog/sql-tokens.ts";

type Name = { readonly schema: string; readonly name: string };
type Texts = string[];

/** `'open'::shop.status` and `'{open}'::shop.status[]` under the values' later names; types by their former ones. */
export function withValues(text: string, values: ReadonlyMap<Address, ReadonlyMap<string, string>>): string {
  if (values.size === 0 || !text.includes("'")) return text;
  const tokens = sqlTokens(text);
  const written: Texts = tokens.map((token) => token.text);
  for (const [at, token] of tokens.entries()) {
    if (!token.text.startsWith("'")) continue;
    const type = castBehind(tokens, at);
    const map = type === null ? undefined : values.get(`enum:${type.name}`);
    if (map === undefined || type === null) continue;
    const value = token.text.slice(1, -1).replaceAll("''", "'");
    const later = type.array && value.startsWith("{") ? value.replace(/[^{},]+/gu, (each) => map.get(each) ?? each) : map.get(value);
    if (later !== undefined) written[at] = quoteLiteral(later);
  }
  return written.join("");
}

/** `(pair).a` under the attribute's later name. */
export function withAttribute(text: string, renames: ReadonlyMap<string, string>): string {
  const tokens = sqlTokens(text);
  return tokens
    .map((token, at) =>
      token.name !== null && tokens[at - 1]?.text === "." && tokens[at - 2]?.text === ")" ? quoteIdent(renames.get(token.name) ?? token.name) : token.text,
    )
    .join("");
}

/** Functions that are called, and names in quotes: `shop.f(…)`, `'shop.orders_id_seq'::regclass`. */
export function withReferences(text: string, qualified: ReadonlyMap<string, Name>, functions: ReadonlyMap<string, Name>): string {
  if (functions.size === 0 && !text.includes("::reg")) return text;
  const tokens = sqlTokens(text);
  const written: Texts = tokens.map((token) => token.text);
  for (const [at, token] of tokens.entries()) {
    if (token.text.startsWith("'") && /^reg(?:class|type|proc|procedure)$/u.test(castBehind(tokens, at)?.name ?? ""))
      written[at] = quoteLiteral(named(token.text.slice(1, -1).replaceAll("''", "'"), qualified));
    const [dot, name] = [tokens[at + 1], tokens[at + 2]];
    if (token.name === null || dot?.text !== "." || name?.name == null || behind(tokens, at + 2)?.text !== "(") continue;
    const to = functions.get(`${token.name}\n${name.name}`);
    if (to === undefined) continue;
    written[at] = quoteIdent(to.schema);
    written[at + 2] = quoteIdent(to.name);
  }
  return written.join("");
}

/** Operators of schemas with other names: `OPERATOR(shop.+)`, `CREATE OPERATOR shop.+`. */
export function withSchemas(text: string, schemas: ReadonlyMap<string, string>): string {
  if (schemas.size === 0) return text;
  const tokens = sqlTokens(text);
  return tokens
    .map((token, at) => {
      const to =
        token.name === null || tokens[at + 1]?.text !== "." || !/^[-+*/<>=~!@#%^&|`?]/u.test(tokens[at + 2]?.text ?? "") ? undefined : schemas.get(token.name);
      return to === undefined ? token.text : quoteIdent(to);
    })
    .join("");
}

/** All that a text names with its schema, where schemas have other names: `function shop.f(shop.money)`. */
export function underSchemas(text: string, schemas: ReadonlyMap<string, string>): string {
  const tokens = sqlTokens(text);
  return tokens
    .map((token, at) => {
      const to = token.name === null || tokens[at + 1]?.text !== "." ? undefined : schemas.get(token.name);
      return to === undefined ? token.text : quoteIdent(to);
    })
    .join("");
}

/** Are two texts one but for names of these functions where they are called? */
export function isSameCall(before: string, after: string, functions: ReadonlyMap<string, Name>): boolean {
  const [left, right] = [sqlTokens(before), sqlTokens(after)];
  return (
    left.length === right.length &&
    left.every((token, at) => {
      const other = right[at];
      if (other === undefined || token.text === other.text) return other !== undefined;
      const to = functions.get(`${left[at - 2]?.name ?? ""}\n${token.name ?? ""}`);
      return left[at - 1]?.text === "." && behind(left, at)?.text === "(" && to !== undefined && to.name === other.name && to.schema === right[at - 2]?.name;
    })
  );
}

function named(text: string, qualified: ReadonlyMap<string, Name>): string {
  const [schema, dot, name, ...rest] = sqlTokens(text);
  if (schema?.name == null || dot?.text !== "." || name?.name == null) return text;
  const to = qualified.get(`${schema.name}\n${name.name}`);
  return to === undefined ? text : `${quoteIdent(to.schema)}.${quoteIdent(to.name)}${rest.map((token) => token.text).join("")}`;
}

/** The type that a literal is cast to, as an address says it. */
function castBehind(tokens: readonly SqlToken[], at: number): { readonly name: string; readonly array: boolean } | null {
  if (tokens[at + 1]?.text !== "::") return null;
  const [first, dot, second] = [tokens[at + 2], tokens[at + 3], tokens[at + 4]];
  if (first?.name == null) return null;
  const qualified = dot?.text === "." && second?.name != null;
  const end = at + (qualified ? 5 : 3);
  return { name: qualified ? `${first.text}.${second.text}` : first.text, array: tokens[end]?.text === "[" };
}

function behind(tokens: readonly SqlToken[], at: number): SqlToken | undefined {
  return tokens.slice(at + 1).find((token) => token.text.trim() !== "");
}
