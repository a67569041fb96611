/** What the designer makes gives the linter nothing to complain of, as designed and as Postgres writes it. */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lint } from "../../plv8/src/lints/lint.ts";
import { script } from "../../plv8/src/render/script.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { majors, newestMajor } from "../helpers/majors.ts";
import { declareText, shopSettings, shopText } from "../helpers/shop.ts";

const folder = new URL("../../plv8/src/templates/", import.meta.url);
const templates = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .sort();
const tag = `${process.pid}`;

describe.each(majors())("designs on Postgres %i", (major) => {
  const owner = `lints_owner_${major}_${tag}`;
  const app = `lints_app_${major}_${tag}`;
  beforeAll(() => asSuperuser(major, (session) => session.query(`create role ${owner} nologin; create role ${app} nologin`)));
  afterAll(() => asSuperuser(major, (session) => session.query(`drop role if exists ${owner}; drop role if exists ${app}`)));

  const complaints = (catalog: Catalog): readonly string[] =>
    lint({ catalog, major, facts: null })
      .filter((finding) => finding.level !== "info")
      .map((finding) => `${finding.key}: ${finding.message}`);
  const documents = async (): Promise<readonly (readonly [string, string])[]> => [
    ["shop", await shopText(1)],
    ...templates.map((file) => [file.replace(".yaml", ""), readFileSync(new URL(file, folder), "utf8")] as const),
  ];

  test("no template, nor the shop, gives a warning or an error", async (t) => {
    const session = await connect(await createDatabase(t, { major }));
    await session.query("set search_path = pg_catalog, pg_temp");
    for (const [name, document] of await documents()) {
      const declared = declareText(document, { ...shopSettings(major), schema: name, owner, application_roles: [app] });
      if (!declared.ok) throw new Error(JSON.stringify(declared.issues));
      expect(complaints(declared.value.design.catalog), name).toEqual([]);
      // What Postgres makes of it is the same on every major, but takes its time.
      if (major !== newestMajor()) continue;
      for (const statement of script(declared.value.design.catalog).statements) await session.query(statement);
      expect(complaints(await readCatalog(session, [name])), `${name}, read back`).toEqual([]);
    }
  }, 120_000);
});
