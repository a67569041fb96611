import type { CatalogObject } from "../../types/catalog.ts";
import type { Lookup } from "../lookup.ts";
import { bodyOf } from "./routine.ts";

/** Every query that the catalog holds: views, and routines whose body is SQL or PL/pgSQL. */
export function queryTexts(schema: Lookup): readonly { readonly object: CatalogObject; readonly text: string }[] {
  return [
    ...schema.all("view").map((object) => ({ object, text: object.definition })),
    ...schema.all("materialized_view").map((object) => ({ object, text: object.definition })),
    ...schema
      .all("function")
      .flatMap((object) =>
        object.language === "sql" || object.language === "plpgsql" ? [{ object, text: bodyOf(object) === "" ? object.definition : bodyOf(object) }] : [],
      ),
  ];
}
