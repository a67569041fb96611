import type { ViewObject } from "../types/catalog.ts";
import { createStatements } from "./create-objects.ts";
import { qualifiedName } from "./names.ts";
import { renderView } from "./render-view.ts";

/** A view with its owner, options, comment and privileges. */
export function createView(view: ViewObject): readonly string[] {
  return createStatements([view]);
}

export function replaceView(view: ViewObject): string {
  return renderView(view).replace(/^create view/u, "create or replace view");
}

export function dropView(view: ViewObject): string {
  return `drop view ${qualifiedName(view.schema, view.name)}`;
}
