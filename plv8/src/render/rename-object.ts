import type { Address, CatalogObject } from "../types/catalog.ts";
import { renameConstraint } from "./alter-constraint.ts";
import { objectPhrase } from "./describe-object.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** To another schema, under another name, as the object is called at that moment; tables and columns have statements of their own. */
export function renameObject(from: CatalogObject, to: { readonly schema: string | null; readonly name: string }): readonly string[] {
  if (from.kind === "constraint") return [renameConstraint(qualifiedName(from.schema, from.table), from.name, to.name)];
  const schema = "schema" in from && from.kind !== "rule" && !("table" in from) ? from.schema : null;
  const moved = schema !== null && to.schema !== null && to.schema !== schema ? named(from, to.schema, from.name) : from;
  return [
    ...(moved === from ? [] : [`alter ${objectPhrase(from)} set schema ${quoteIdent(to.schema ?? "")}`]),
    ...(from.name === to.name ? [] : [`alter ${objectPhrase(moved)} rename to ${quoteIdent(to.name)}`]),
  ];
}

/** The object as it is called with these names. */
export function named(object: CatalogObject, schema: string | null, name: string): CatalogObject {
  const renamed = { ...object, ...("schema" in object && schema !== null ? { schema } : {}), name } as CatalogObject;
  return { ...renamed, address: addressAs(renamed, object) };
}

function addressAs(renamed: CatalogObject, object: CatalogObject): Address {
  if (renamed.kind === "rule") return `${object.address.slice(0, -quoteIdent(object.name).length)}${quoteIdent(renamed.name)}`;
  if (renamed.kind === "function" && object.kind === "function")
    return `function:${qualifiedName(renamed.schema, renamed.name)}${object.address.slice(`function:${qualifiedName(object.schema, object.name)}`.length)}`;
  if ("table" in renamed && renamed.kind !== "index") return `${renamed.kind}:${qualifiedName(renamed.schema, renamed.table)}.${quoteIdent(renamed.name)}`;
  return `${renamed.kind}:${"schema" in renamed && renamed.schema !== null ? qualifiedName(renamed.schema, renamed.name) : quoteIdent(renamed.name)}`;
}

export function renameValue(type: { readonly schema: string; readonly name: string }, from: string, to: string): string {
  return `alter type ${qualifiedName(type.schema, type.name)} rename value ${quoteLiteral(from)} to ${quoteLiteral(to)}`;
}

/** `typed`: there are tables of the type. */
export function renameAttribute(type: { readonly schema: string; readonly name: string }, from: string, to: string, typed: boolean): string {
  return `alter type ${qualifiedName(type.schema, type.name)} rename attribute ${quoteIdent(from)} to ${quoteIdent(to)}${typed ? " cascade" : ""}`;
}
