/** Wraps the composed catalog reader into a function, so that SQL and worker read the same catalog. */
import { composeCatalogSql } from "../catalog/compose.ts";

/**
 * SQL text of `arch_private.read_catalog(schemas text[]) returns jsonb`, with dependents; the settings that the rendered text depends on are pinned on the
 * function.
 */
export async function catalogFunctionSql(directory: string): Promise<string> {
  const { reading, asObjects, changed, settings } = await composeCatalogSql(directory);
  const readObjects = asObjects(reading(null, true));
  if (readObjects.includes("$reader$")) throw new Error("the catalog reader contains its own dollar quote");
  return [
    "create or replace function arch_private.read_catalog(schemas text[])",
    "returns jsonb",
    "language sql",
    "stable",
    "security definer",
    ...settings.map(([name, value]) => `set ${name} = ${name === "search_path" ? value : `'${value}'`}`),
    "as $reader$",
    "select jsonb_build_object('canon', 1, 'objects', coalesce(jsonb_agg(r.object order by r.address collate \"C\"), '[]'))",
    `from (${readObjects}) as r`,
    "$reader$;",
    "create or replace function arch_private.catalog_version()",
    "returns text",
    "language sql",
    "volatile",
    "security definer",
    "set search_path = pg_catalog, pg_temp",
    "as $reader$",
    changed,
    "$reader$;",
    "comment on function arch_private.catalog_version() is 'Differs whenever a row of the system catalogs has changed in between.';",
    "comment on function arch_private.read_catalog(text[]) is 'The live catalog of these schemas, and what elsewhere needs them, in canonical form: the composed reader of sql/catalog.';",
    "",
  ].join("\n");
}
