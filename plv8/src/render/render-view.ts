import { sqlTokens } from "../catalog/sql-tokens.ts";
import type { MaterializedViewObject, ViewObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent } from "./names.ts";
import { renderOptions } from "./render-table.ts";

/** `create view` with its columns named, so that a star or an unnamed expression keeps its name. */
export function renderView(view: ViewObject): string {
  const columns = view.columns.length === 0 ? "" : ` (${view.columns.map(quoteIdent).join(", ")})`;
  return `create view ${qualifiedName(view.schema, view.name)}${columns}${renderOptions(view.options)} as\n${withoutSemicolon(view.definition)}`;
}

/** A view that reads itself (nobody can query it, but it stands): made of nothing first, then with its text. */
export function renderRecursiveView(view: ViewObject): readonly string[] | null {
  const { types } = view;
  if (
    types === undefined ||
    !view.definition.includes(view.name) ||
    !sqlTokens(view.definition).some((token, index, all) => token.name === view.name && all[index - 1]?.text === "." && all[index - 2]?.name === view.schema)
  )
    return null;
  const nothing = { ...view, options: [], definition: `select ${types.map((type) => `null::${type}`).join(", ")}` };
  return [renderView(nothing), renderView(view).replace(/^create view/u, "create or replace view")];
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
