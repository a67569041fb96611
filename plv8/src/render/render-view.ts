import type { MaterializedViewObject, ViewObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent } from "./names.ts";
import { renderOptions } from "./render-table.ts";

/** `create view` with its columns named, so that a star or an unnamed expression keeps its name. */
export function renderView(view: ViewObject): string {
  const columns = view.columns.length === 0 ? "" : ` (${view.columns.map(quoteIdent).join(", ")})`;
  return `create view ${qualifiedName(view.schema, view.name)}${columns}${renderOptions(view.options)} as\n${withoutSemicolon(view.definition)}`;
}

/** Without data: what fills it is not part of a catalog. */
export function renderMaterializedView(view: MaterializedViewObject): string {
  const columns = view.columns.length === 0 ? "" : ` (${view.columns.map(quoteIdent).join(", ")})`;
  const method = view.access_method === null ? "" : ` using ${quoteIdent(view.access_method)}`;
  const tablespace = view.tablespace === null ? "" : ` tablespace ${quoteIdent(view.tablespace)}`;
  return `create materialized view ${qualifiedName(view.schema, view.name)}${columns}${method}${renderOptions(view.options)}${tablespace} as\n${withoutSemicolon(view.definition)}\nwith no data`;
}

/** Postgres ends a view's text with a semicolon. */
export function withoutSemicolon(text: string): string {
  return text.replace(/;\s*$/u, "");
}
