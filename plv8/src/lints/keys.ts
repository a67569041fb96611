/** Indexes as rules compare them, whether they stand by themselves or behind a constraint. */
import { closingBracket } from "../catalog/closing-bracket.ts";
import { listItems } from "../catalog/list-items.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import { quoteIdent } from "../render/names.ts";
import type { Address, ConstraintObject, IndexObject } from "../types/catalog.ts";

export type Key = {
  readonly address: Address;
  readonly name: string;
  readonly object: ConstraintObject | IndexObject;
  readonly method: string;
  readonly unique: boolean;
  /** Each key with its order and operator class, as Postgres writes it. */
  readonly items: readonly string[];
  /** Column of each item; null for an expression. */
  readonly columns: readonly (string | null)[];
  /** INCLUDE, NULLS NOT DISTINCT and storage, as written. */
  readonly tail: string;
  readonly predicate: string | null;
  readonly valid: boolean;
};

export function keyOfConstraint(constraint: ConstraintObject): Key | null {
  if (constraint.type !== "primary" && constraint.type !== "unique") return null;
  const items = constraint.columns.map(quoteIdent);
  const head = /^(?:PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? \(/u.exec(constraint.definition);
  const rest = / INCLUDE \([^)]*\)/u.exec(constraint.definition)?.[0] ?? "";
  const period = / WITHOUT OVERLAPS/u.test(constraint.definition);
  return {
    address: constraint.address,
    name: constraint.name,
    object: constraint,
    method: period ? "gist" : "btree",
    unique: true,
    items,
    columns: constraint.columns,
    tail: `${rest}${head?.[1] ?? ""}`,
    predicate: null,
    valid: true,
  };
}

export function keyOfIndex(index: IndexObject): Key {
  const { items, tail } = splitDefinition(index);
  return {
    address: index.address,
    name: index.name,
    object: index,
    method: index.method,
    unique: index.unique,
    items,
    columns: index.keys.map(columnOf),
    tail,
    predicate: index.predicate,
    valid: index.valid,
  };
}

/** Whether a search by these columns, in any order, can start at the head of the key. */
export function leads(key: Key, columns: readonly string[]): boolean {
  const head = key.columns.slice(0, columns.length);
  return key.valid && key.predicate === null && columns.every((column) => head.includes(column));
}

function columnOf(text: string): string | null {
  const tokens = sqlTokens(text);
  return tokens.length === 1 ? (tokens[0]?.name ?? null) : null;
}

/** `USING btree (a DESC, lower(b)) INCLUDE (c) WHERE …` to its items and what stands between them and WHERE. */
function splitDefinition(index: IndexObject): { readonly items: readonly string[]; readonly tail: string } {
  const tokens = sqlTokens(index.definition.slice(index.definition.indexOf(" USING ")));
  const open = tokens.findIndex((token) => token.text === "(");
  const close = closingBracket(tokens, open);
  const behind = tokens
    .slice(close + 1)
    .map((token) => token.text)
    .join("");
  return { items: listItems(tokens.slice(open + 1, close)), tail: index.predicate === null ? behind : behind.slice(0, behind.lastIndexOf(" WHERE ")) };
}
