import type { MaterializedViewObject, ViewObject } from "../../types/catalog.ts";
import { replaceView } from "../alter-view.ts";
import { qualifiedName, quoteIdent } from "../names.ts";
import { because, type Alter } from "./alteration.ts";
import { alterOptions } from "./options.ts";

/** Replaced where its columns stay as they are, with others behind them at most. */
export const alterView: Alter<ViewObject> = ({ before, after }, has) => {
  if (!has("definition", "columns")) return alterOptions(`alter view ${qualifiedName(after.schema, after.name)}`, before.options, after.options);
  const other = before.columns.findIndex((column, index) => after.columns[index] !== column);
  if (other >= 0) return because(`Postgres can't take away, rename or move columns of a view: ${before.columns[other] ?? ""}`);
  if (before.types === undefined || after.types === undefined) return because("the types of its columns are not known");
  const retyped = before.types.findIndex((type, index) => after.types?.[index] !== type);
  return retyped >= 0
    ? because(`Postgres can't give a view's column another type: ${before.columns[retyped] ?? ""} is ${before.types[retyped] ?? ""}`)
    : [replaceView(after)];
};

export const alterMaterializedView: Alter<MaterializedViewObject> = ({ before, after }, has) => {
  if (has("definition", "columns")) return because("Postgres can't change the query of a materialized view");
  const alter = `alter materialized view ${qualifiedName(after.schema, after.name)}`;
  return [
    ...(has("access_method") ? [`${alter} set access method ${quoteIdent(after.access_method ?? "heap")}`] : []),
    ...(has("tablespace") ? [`${alter} set tablespace ${quoteIdent(after.tablespace ?? "pg_default")}`] : []),
    ...alterOptions(alter, before.options, after.options),
    ...(has("cluster_on") ? [after.cluster_on === undefined ? `${alter} set without cluster` : `${alter} cluster on ${quoteIdent(after.cluster_on)}`] : []),
  ];
};
