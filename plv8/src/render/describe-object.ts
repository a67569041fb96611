import type { CatalogObject, ColumnObject } from "../types/catalog.ts";
import { grantChanges } from "./alter-grants.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** Comment of an object, when it has one. */
export function describe(object: CatalogObject): readonly string[] {
  return object.comment === null ? [] : [setComment(object, object.comment)];
}

/** Comment and column privileges of a column that stands under another name for a while. */
export function describeColumn(column: ColumnObject, name: string): readonly string[] {
  const staged = { ...column, name };
  return [...describe(staged), ...grantChanges(staged, [], staged.grants)];
}

export function setComment(object: CatalogObject, comment: string | null): string {
  return `comment on ${objectPhrase(object)} is ${comment === null ? "null" : quoteLiteral(comment)}`;
}

export function setOwner(object: CatalogObject, owner: string): string {
  return `alter ${objectPhrase(object)} owner to ${quoteIdent(owner)}`;
}

/** How a statement names the object: `column shop.orders.total`, `constraint c on shop.orders`. */
export function objectPhrase(object: CatalogObject): string {
  switch (object.kind) {
    case "schema": return `schema ${quoteIdent(object.name)}`;
    case "enum": return `type ${qualifiedName(object.schema, object.name)}`;
    case "column": return `column ${qualifiedName(object.schema, object.table)}.${quoteIdent(object.name)}`;
    case "constraint":
    case "trigger":
    case "policy": return `${object.kind} ${quoteIdent(object.name)} on ${qualifiedName(object.schema, object.table)}`;
    case "function": return `${routineWord(object.routine)} ${qualifiedName(object.schema, object.name)}(${object.arguments})`;
    case "sequence":
    case "table":
    case "index":
    case "view": return `${object.kind} ${qualifiedName(object.schema, object.name)}`;
    case "other": throw new Error(`${object.address} is of a kind that is not modelled`);
  }
}

function routineWord(routine: "function" | "procedure" | "aggregate" | "window"): string {
  return routine === "window" ? "function" : routine;
}
