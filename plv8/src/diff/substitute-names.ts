import { sqlTokens, type SqlToken } from "../catalog/sql-tokens.ts";
import { quoteIdent } from "../render/names.ts";
import { columnTokens } from "./mentioned-columns.ts";

export type NameSubstitution = {
  /** `schema\nname` → names after. */
  readonly tables: { readonly size: number; readonly get: (key: string) => { readonly schema: string; readonly name: string } | undefined };
  /** `tables` has names of tables alone: `shop.t(…)` calls a function, `statistics shop.t` are others. Else it has all that stands in a schema. */
  readonly tables_alone?: boolean;
  /** Unquoted column name → name after; columns of the one table the text is about. */
  readonly columns: ReadonlyMap<string, string>;
  /** Places of names that are neither tables nor columns. */
  readonly kept?: (tokens: readonly SqlToken[]) => ReadonlySet<number>;
};

/** Replaces qualified table names and bare column names in SQL text that Postgres rendered; strings and comments stay. */
export function substituteNames(text: string, names: NameSubstitution): string {
  if (names.tables.size === 0 && names.columns.size === 0) return text;
  const tokens = sqlTokens(text).map((token) => ({ ...token }));
  const kept = names.kept?.(tokens) ?? new Set<number>();
  replaceColumns(tokens, names, kept);
  replaceTables(tokens, names, kept);
  return tokens.map((token) => token.text).join("");
}

type Writable = { -readonly [key in keyof SqlToken]: SqlToken[key] };

function replaceColumns(tokens: Writable[], names: NameSubstitution, kept: ReadonlySet<number>): void {
  for (const { index, name } of columnTokens(tokens)) {
    const target = names.columns.get(name);
    const token = tokens[index];
    if (
      target !== undefined &&
      token !== undefined &&
      !kept.has(index) &&
      (token.text.startsWith('"') || token.text !== token.text.toUpperCase()) &&
      !namesAnother(tokens, index)
    )
      token.text = quoteIdent(target);
  }
}

/** What stands behind these words is an index, a rule, or a table with its schema: it may have a column's name. */
const announces: ReadonlySet<string> = new Set([
  "INDEX",
  "RULE",
  "TRIGGER",
  "CONSTRAINT",
  "STATISTICS",
  "ON",
  "TO",
  "FROM",
  "INTO",
  "UPDATE",
  "JOIN",
  "ONLY",
  "REFERENCES",
]);

function namesAnother(tokens: readonly Writable[], index: number): boolean {
  const before = (at: number): number => {
    let place = at - 1;
    while (place >= 0 && tokens[place]?.text.trim() === "") place--;
    return place;
  };
  const qualified = tokens[index - 1]?.text === ".";
  const word = before(qualified ? index - 2 : index);
  const text = tokens[word]?.text ?? "";
  if (!announces.has(text) || (!qualified && /^(?:ON|TO|FROM|ONLY)$/u.test(text))) return false;
  return !(text === "FROM" && tokens[before(word)]?.text === "DISTINCT");
}

/** A table without an alias is spoken of by its own name: `t.id … FROM shop.t`. */
function replaceTables(tokens: Writable[], names: NameSubstitution, kept: ReadonlySet<number>): void {
  const unaliased = new Map<string, string>();
  for (let index = 0; index + 2 < tokens.length; index++) {
    const [schema, dot, table] = [tokens[index], tokens[index + 1], tokens[index + 2]];
    if (kept.has(index) || schema?.name == null || dot?.text !== "." || table?.name == null) continue;
    const target = names.tables.get(`${schema.name}\n${table.name}`);
    if (target === undefined || (names.tables_alone === true && (isCalled(tokens, index) || isOfOtherKind(tokens, index)))) continue;
    if (!isAlias(tokens, index + 3)) unaliased.set(table.name, quoteIdent(target.name));
    schema.text = quoteIdent(target.schema);
    table.text = quoteIdent(target.name);
  }
  if (unaliased.size === 0) return;
  for (const [index, token] of tokens.entries()) {
    const name =
      kept.has(index) || token.name === null || tokens[index + 1]?.text !== "." || tokens[index - 1]?.text === "." ? undefined : unaliased.get(token.name);
    if (name !== undefined && names.tables.get(`${token.name ?? ""}\n${tokens[index + 2]?.name ?? ""}`) === undefined) token.text = name;
  }
}

/** What these words announce has names of its own: a table of the name is another thing. */
const others: ReadonlySet<string> = new Set(["CLASS", "COLLATE", "COLLATION", "FAMILY", "STATISTICS"]);

function isOfOtherKind(tokens: readonly Writable[], index: number): boolean {
  let before = index - 1;
  while (tokens[before]?.text.trim() === "" || tokens[before]?.text === "=") before--;
  return others.has(tokens[before]?.text.toUpperCase() ?? "");
}

/** `shop.t(…)` is a function of that name, but where a foreign key refers to a table. */
function isCalled(tokens: readonly Writable[], index: number): boolean {
  if (tokens[index + 3]?.text !== "(") return false;
  let before = index - 1;
  while (tokens[before]?.text.trim() === "") before--;
  return tokens[before]?.text !== "REFERENCES";
}

/** Postgres writes keywords in upper case. */
function isAlias(tokens: readonly Writable[], from: number): boolean {
  const next = tokens.slice(from).find((token) => token.text.trim() !== "");
  return next?.name != null && (next.text.startsWith('"') || next.text !== next.text.toUpperCase());
}
