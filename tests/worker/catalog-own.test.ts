/** Our own schemas are the largest thing that is always at hand: governed with the same reader, script and law. */
import { describe, expect, onTestFinished, test } from "vitest";
import { fingerprint } from "../../plv8/src/catalog/fingerprint.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { expectSameCatalog } from "../helpers/expect-same-catalog.ts";
import { installedTemplate } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { useScratch } from "../helpers/use-scratch.ts";

describe.each(majors())("on Postgres %i", (major) => {
  const scratch = useScratch(major);

  test("arch itself, scripted and loaded elsewhere, is arch", { timeout: 120_000 }, async () => {
    const session = await connect(await createDatabase(onTestFinished, { major, template: await installedTemplate(major) }));
    const { rows } = await session.query<{ name: string }>("select nspname as name from pg_namespace where nspname ~ '^arch' order by 1");
    const schemas = rows.map((row) => row.name);
    const catalog = await readCatalog(session, schemas);
    expect(Object.keys(fingerprint(catalog).objects).length).toBeGreaterThan(300);
    await scratch(async (db) => {
      await db.loadCatalog(catalog);
      expectSameCatalog(await db.readCatalog(schemas), catalog);
    });
  });
});
