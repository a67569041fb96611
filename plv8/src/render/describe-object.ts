import type { CatalogObject, ColumnObject, IndexObject } from "../types/catalog.ts";
import { indexStatistics } from "./alter-index.ts";
import { grantChanges } from "./alter-grants.ts";
import { sayCounter } from "./counter.ts";
import { commentOnHidden } from "./hidden-parts.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** Comment and security labels of an object, and the extensions it goes with, when it has some. */
/** What a new index has besides its definition: a comment, targets of its expressions' statistics. */
export function describeIndex(index: IndexObject): readonly string[] {
  return [...describe(index), ...indexStatistics(index)];
}

export function describe(object: CatalogObject): readonly string[] {
  return [
    ...(object.comment === null ? [] : [setComment(object, object.comment)]),
    ...(object.kind === "constraint" ? commentOnHidden(object) : []),
    ...setLabels(object, [], object.labels ?? []),
    ...bindToExtensions(object, [], object.bound_to ?? []),
  ];
}

/** From one set of extensions that take it along to another. */
export function bindToExtensions(object: CatalogObject, before: readonly string[], after: readonly string[]): readonly string[] {
  const gone = before.filter((name) => !after.includes(name)).map((name) => `alter ${objectPhrase(object)} no depends on extension ${quoteIdent(name)}`);
  return [...gone, ...after.filter((name) => !before.includes(name)).map((name) => `alter ${objectPhrase(object)} depends on extension ${quoteIdent(name)}`)];
}

/** From one set of security labels to another. */
export function setLabels(object: CatalogObject, before: NonNullable<CatalogObject["labels"]>, after: NonNullable<CatalogObject["labels"]>): readonly string[] {
  const say = (provider: string, label: string | null): string =>
    `security label for ${quoteIdent(provider)} on ${objectPhrase(object)} is ${label === null ? "null" : quoteLiteral(label)}`;
  const gone = before.filter(({ provider }) => !after.some((each) => each.provider === provider));
  const set = after.filter(({ provider, label }) => !before.some((each) => each.provider === provider && each.label === label));
  return [...gone.map(({ provider }) => say(provider, null)), ...set.map(({ provider, label }) => say(provider, label))];
}

/** Comment and column privileges of a column that stands under another name for a while. `isRequired`: its NOT NULL, of which something may be said, stands by then. */
export function describeColumn(column: ColumnObject, name: string, isRequired = true): readonly string[] {
  const staged = { ...column, name };
  return [
    ...describe(staged),
    ...(isRequired ? commentOnHidden(staged) : []),
    ...grantChanges(staged, [], staged.grants),
    ...(staged.counter === undefined ? [] : sayCounter(null, staged)),
  ];
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
    case "schema":
      return `schema ${quoteIdent(object.name)}`;
    case "enum":
      return `type ${qualifiedName(object.schema, object.name)}`;
    case "column":
      return `column ${qualifiedName(object.schema, object.table)}.${quoteIdent(object.name)}`;
    case "constraint":
    case "trigger":
    case "policy":
      return `${object.kind} ${quoteIdent(object.name)} on ${qualifiedName(object.schema, object.table)}`;
    case "function":
      return `${routineWord(object.routine)} ${qualifiedName(object.schema, object.name)}(${object.routine === "aggregate" && object.arguments === "" ? "*" : object.arguments})`;
    case "sequence":
    case "table":
    case "index":
    case "view":
      return `${object.kind} ${qualifiedName(object.schema, object.name)}`;
    case "domain":
      return `domain ${qualifiedName(object.schema, object.name)}`;
    case "composite":
    case "base_type":
    case "range":
      return `type ${identityOf(object)}`;
    case "materialized_view":
      return `materialized view ${qualifiedName(object.schema, object.name)}`;
    case "rule":
      return `rule ${quoteIdent(object.name)} on ${identityOf(object).slice(0, -quoteIdent(object.name).length - 1)}`;
    case "foreign_server":
      return `server ${identityOf(object)}`;
    case "user_mapping":
      return `user mapping for ${identityOf(object)}`;
    case "default_privileges":
      throw new Error(`${object.address} has no name in a statement: alter default privileges`);
    case "privileges":
      return object.target;
    default:
      return `${object.kind.replaceAll("_", " ")} ${identityOf(object)}`;
    case "other":
      throw new Error(`${object.address} is of a kind that is not modelled`);
  }
}

/** What an address says behind its kind. */
function identityOf(object: CatalogObject): string {
  return object.address.slice(object.kind.length + 1);
}

function routineWord(routine: "function" | "procedure" | "aggregate" | "window"): string {
  return routine === "window" ? "function" : routine;
}
