import { quoteIdent, quoteLiteral } from "../../plv8/src/render/names.ts";
import { setComment } from "../../plv8/src/render/describe-object.ts";
import { renderObject } from "../../plv8/src/render/render-object.ts";
import type { CatalogObject } from "../../plv8/src/types/catalog.ts";

/**
 * The script's statements for an extension, each with the statement that a superuser may run for it: made anew from name, schema and version,
 * because what a catalog says is never run with rights. Nothing for every other object.
 */
export function extensionStatement(object: CatalogObject): readonly (readonly [string, string])[] {
  if (object.kind !== "extension") return [];
  const version = /^[0-9A-Za-z._+-]+$/.test(object.version) ? object.version : undefined;
  const text = `create extension if not exists ${quoteIdent(object.name)} with schema ${quoteIdent(object.schema)}${version === undefined ? "" : ` version ${quoteLiteral(version)}`}`;
  const said = object.comment === null ? [] : [[setComment(object, object.comment), wantedExtension({ name: object.name, comment: object.comment })] as const];
  return [[renderObject(object) ?? "", text], ...said];
}

/** An extension, or with `comment` only what is said about one that is there. */
export type WantedExtension =
  | { readonly name: string; readonly schema: string; readonly version: string | null; readonly cascade: boolean; readonly if_not_exists: boolean }
  | { readonly name: string; readonly comment: string | null };

/** The statement for an extension that a script asks for. */
export function wantedExtension(wanted: WantedExtension): string {
  if ("comment" in wanted) return `comment on extension ${quoteIdent(wanted.name)} is ${wanted.comment === null ? "null" : quoteLiteral(wanted.comment)}`;
  const version = wanted.version === null ? "" : ` version ${quoteLiteral(wanted.version)}`;
  return `create extension ${wanted.if_not_exists ? "if not exists " : ""}${quoteIdent(wanted.name)} with schema ${quoteIdent(wanted.schema)}${version}${wanted.cascade ? " cascade" : ""}`;
}
