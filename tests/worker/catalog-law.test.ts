/** The law: load(script(catalog)) read back = catalog. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { script } from "../../plv8/src/render/script.ts";
import type { Catalog, CatalogKind, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { composeCatalogSql } from "../../sql/catalog/compose.ts";
import { withPinnedSettings } from "../../worker/catalog/pinned-settings.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { loadSource, sourceRoles } from "../helpers/catalog-source.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { expectSameCatalog } from "../helpers/expect-same-catalog.ts";
import { majors } from "../helpers/majors.ts";
import { useScratch } from "../helpers/use-scratch.ts";

const corpus = new URL("../corpus/catalog/", import.meta.url).pathname;
/** What scratch, which works without a superuser, does not make. */
const privileged = new URL("../corpus/catalog-superuser/", import.meta.url).pathname;
const real = process.env["REAL_SCHEMAS_DIR"] ?? "";
const realFiles =
  real !== "" && existsSync(real)
    ? readdirSync(real)
        .filter((name) => name.endsWith(".sql"))
        .sort()
    : [];
const corpusFiles = readdirSync(corpus)
  .filter((name) => name.endsWith(".sql"))
  .sort();
/** `from-18.sql` is about what earlier majors do not have. */
const fits = (name: string, major: number): boolean => Number(/^from-(\d+)/.exec(name)?.[1] ?? 0) <= major;
const kinds: readonly CatalogKind[] = [
  "schema",
  "enum",
  "sequence",
  "table",
  "column",
  "constraint",
  "index",
  "function",
  "trigger",
  "policy",
  "view",
  "domain",
  "composite",
  "materialized_view",
  "extension",
];

/** By the text with every kind in it, as a function inside the database reads. */
const readWhole = async (session: pg.Client): Promise<Catalog> => {
  const sql = await composeCatalogSql();
  const { rows } = await withPinnedSettings(session, sql.settings, (client) =>
    client.query<{ object: CatalogObject }>(sql.asObjects(sql.reading(null, false)), [null]),
  );
  return { canon: 1, objects: rows.map((row) => row.object).sort((left, right) => compareCodePoints(left.address, right.address)) };
};

describe.each(majors())("on Postgres %i", (major) => {
  const scratch = useScratch(major);

  /** What only a superuser makes is loaded again by one, into a database of its own. */
  const holds = async (path: string, withRoles: boolean, superuser = false): Promise<Catalog> => {
    const roles = withRoles ? await sourceRoles(onTestFinished, major, "law") : undefined;
    const database = await createDatabase(onTestFinished, { major });
    const session = await connect(database);
    await loadSource(session, path, roles);
    const catalog = await readCatalog(session, null);
    expectSameCatalog(await readWhole(session), catalog);
    expect(script(catalog).missing).toEqual([]);
    if (superuser) {
      const again = await connect(await createDatabase(onTestFinished, { major }));
      for (const statement of script(catalog).statements)
        await again.query(statement).catch((error: unknown) => {
          throw new Error(`${String(error)}\n${statement}`, { cause: error });
        });
      expectSameCatalog(await readCatalog(again, null), catalog);
      return catalog;
    }
    await scratch(async (db) => {
      await db.loadCatalog(catalog);
      expectSameCatalog(await db.readCatalog(null), catalog);
    });
    return catalog;
  };

  test.each(corpusFiles.filter((name) => fits(name, major)))("the corpus file %s comes back as it was", async (name) => {
    const catalog = await holds(join(corpus, name), true);
    if (name === "spine.sql") expect(kinds.filter((kind) => !catalog.objects.some((object) => object.kind === kind))).toEqual([]);
  });

  test.each(
    readdirSync(privileged)
      .filter((name) => name.endsWith(".sql"))
      .sort(),
  )("what a superuser made, %s, comes back as it was", async (name) => {
    await holds(join(privileged, name), true, true);
  });

  test("what may hold a secret is left out of the script, with all that needs it", async () => {
    const session = await connect(await createDatabase(onTestFinished, { major }));
    await session.query(`create foreign data wrapper w; create server open foreign data wrapper w; create server shut foreign data wrapper w options (password 'p');
      create user mapping for public server shut; create foreign table f (id int) server shut; create view v as select id from f; create foreign table g (id int) server open`);
    const made = script(await readCatalog(session, null));
    expect(made.missing).toEqual(["foreign_server:shut", "foreign_table:public.f", "user_mapping:public server shut", "view:public.v"]);
    const again = await connect(await createDatabase(onTestFinished, { major }));
    for (const statement of made.statements) await again.query(statement);
    expect((await readCatalog(again, null)).objects.map((object) => object.address)).toContain("foreign_table:public.g");
  });

  test.skipIf(realFiles.length === 0)("real schemas come back as they were", { timeout: 120_000 }, async () => {
    for (const name of realFiles) expect((await holds(join(real, name), false)).objects.length, name).toBeGreaterThan(50);
  });
});
if (realFiles.length === 0) console.log(`real schemas skipped: REAL_SCHEMAS_DIR ${real === "" ? "is not set" : `has no .sql file (${real})`}`);
