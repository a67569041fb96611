import type { ViewObject } from "../types/catalog.ts";
import { qualifiedName } from "./names.ts";
import { renderView } from "./render-view.ts";

export function replaceView(view: ViewObject): string {
  return renderView(view).replace(/^create view/u, "create or replace view");
}

export function dropView(view: ViewObject): string {
  return `drop view ${qualifiedName(view.schema, view.name)}`;
}
