/**
 * Privileges on what extensions and the server itself brought. Only a superuser may give them, and whoever had them on scratch could read files of its server:
 * they are kept as statements, and done only where they are read, in a transaction that is taken back.
 */
import type pg from "pg";
import { withObjects } from "../../plv8/src/catalog/with-objects.ts";
import { dropStatements } from "../../plv8/src/render/drop-object.ts";
import { renderGrants } from "../../plv8/src/render/finish-object.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../catalog/read-catalog.ts";

/** A GRANT or REVOKE and nothing else, and the path along which its names are looked up. */
export type ApartStatement = { readonly text: string; readonly search_path: string };

const PINNED = "pg_catalog, pg_temp";

export const isApart = (object: CatalogObject): boolean => object.kind === "privileges";

/** The statements for those of a catalog. */
export function apartStatements(catalog: Catalog): readonly ApartStatement[] {
  return catalog.objects.filter(isApart).flatMap((object) => renderGrants(object).map((text) => ({ text, search_path: PINNED })));
}

/** `session`: of a superuser. A statement whose object is not there has no effect. */
export async function readApart(
  session: pg.Client,
  statements: readonly ApartStatement[],
  schemas: readonly string[] | null,
): Promise<readonly CatalogObject[]> {
  await session.query("begin");
  try {
    // What scratch itself denies to everybody, or opens for its loader.
    const own = (await readCatalog(session, null)).objects.filter(isApart).flatMap(dropStatements);
    if (own.length > 0) await session.query(own.join(";\n"));
    for (const each of alongOnePath(statements)) await run(session, each);
    return (await readCatalog(session, schemas)).objects.filter(isApart);
  } finally {
    await session.query("rollback");
  }
}

/** Neighbours whose names are looked up alike. */
function alongOnePath(statements: readonly ApartStatement[]): readonly (readonly ApartStatement[])[] {
  const groups: ApartStatement[][] = [];
  for (const statement of statements) {
    const open = groups.at(-1);
    if (open?.[0]?.search_path === statement.search_path) open.push(statement);
    else groups.push([statement]);
  }
  return groups;
}

async function run(session: pg.Client, statements: readonly ApartStatement[]): Promise<void> {
  const texts = statements.map((statement) => statement.text);
  await session.query("select pg_catalog.set_config('search_path', $1, true)", [statements[0]?.search_path ?? PINNED]);
  await session.query("savepoint all_of_them");
  try {
    await session.query(texts.join("\n;\n"));
  } catch {
    await session.query("rollback to savepoint all_of_them");
    for (const text of texts) {
      await session.query("savepoint one_of_them");
      await session.query(text).catch(() => session.query("rollback to savepoint one_of_them"));
    }
  }
}

/** The catalog with these in the place of its own. */
export function withApart(catalog: Catalog, objects: readonly CatalogObject[]): Catalog {
  const others = catalog.objects.filter((object) => !isApart(object));
  if (objects.length === 0 && others.length === catalog.objects.length) return catalog;
  return withObjects({ ...catalog, objects: others }, objects);
}
