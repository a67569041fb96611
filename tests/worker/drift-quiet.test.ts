/** What is no drift: everything that leaves the catalog as it was, whoever looks and however it came here. One false finding and nobody reads the next one. */
import { execFile } from "node:child_process";
import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { loadCompiler } from "../../worker/compiler.ts";
import { openPool } from "../../worker/db.ts";
import { findDrift } from "../../worker/drift/scan-project.ts";
import { createDatabase } from "../helpers/database.ts";
import { ourLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { pgDump } from "../helpers/pg-dump.ts";
import { shopAtOne } from "./shop-story.ts";

const MAINTENANCE = [
  "vacuum full shop.customers",
  "vacuum (analyze) shop.orders",
  "reindex table shop.orders",
  "reindex schema shop",
  "reindex index concurrently shop.customers_pkey",
  "cluster shop.orders using orders_pkey",
  "analyze",
  "checkpoint",
  "insert into shop.stores (name) values ('East')",
  "update shop.customers set name = name || 'x'",
  "truncate shop.lines",
  "alter table shop.orders set without cluster",
];

const SETTINGS = [
  "set search_path = shop, public",
  "set search_path = ''",
  "set timezone = 'Pacific/Auckland'",
  "set datestyle = 'SQL, DMY'",
  "set intervalstyle = 'sql_standard'",
  "set extra_float_digits = -5",
  "set bytea_output = 'escape'",
  "set quote_all_identifiers = on",
  "set xmloption = 'document'",
  "set role shop_owner",
  "set role shop_app",
  "set standard_conforming_strings = off",
];

describe.each(majors())("nothing is drift on Postgres %i", { timeout: 240_000 }, (major) => {
  it("after maintenance and data, under any setting and role, and after another login has read", async (t) => {
    const shop = await shopAtOne(t, major);
    const compiler = await loadCompiler();
    const [row] = await shop.as<{ expected: Catalog; settings: never }>(
      null,
      "select coalesce(s.expected, s.catalog) as expected, m.design -> 'settings' as settings from arch.schema_versions as s join arch.model_versions as m using (project, version) where s.state = 'current'",
    );
    if (row === undefined) throw new Error("nothing stands");
    const managed = new Set(row.expected.objects.map((object) => object.address));
    const differences = async (url: string, setting?: string): Promise<readonly string[]> => {
      const pool = openPool(url, "test", 1);
      try {
        if (setting !== undefined) await pool.query(setting);
        return findDrift(compiler, row.settings, row.expected, await readCatalog(pool, ["shop"]), managed).map((found) => `${found.address}: ${found.reason}`);
      } finally {
        await pool.end();
      }
    };
    for (const statement of MAINTENANCE) await shop.as(null, statement);
    expect(await differences(shop.database.url)).toEqual([]);
    expect(await differences(shop.database.urlOf(await ourLogin("arch_worker", major)))).toEqual([]);
    for (const setting of SETTINGS) expect(await differences(shop.database.url, setting), setting).toEqual([]);
    const events = await shop.as<{ tag: string }>(
      null,
      "select distinct tag from arch.ddl_events where finding is not null and at > now() - interval '10 minutes' and processed_at is null and project = 'shop'",
    );
    // The detector can't see that this one changed nothing; the scan, which can, takes it off the list.
    expect(events.map((event) => event.tag)).toEqual(["ALTER TABLE"]);
  });

  it("after dump and restore into another database", async (t) => {
    const dump = pgDump(major);
    if (dump === null) return t.skip(`no pg_dump of major ${String(major)} or newer here`);
    const shop = await shopAtOne(t, major);
    const folder = await mkdtemp(join(tmpdir(), "data-architect-dump-"));
    t.onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "shop.sql"), await dump(shop.database.url, "--schema=shop"));
    const other = await createDatabase(t, { major });
    await promisify(execFile)("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", join(folder, "shop.sql"), other.url]);
    const [row] = await shop.as<{ expected: Catalog; settings: never }>(
      null,
      "select coalesce(s.expected, s.catalog) as expected, m.design -> 'settings' as settings from arch.schema_versions as s join arch.model_versions as m using (project, version) where s.state = 'current'",
    );
    if (row === undefined) throw new Error("nothing stands");
    const pool = openPool(other.url, "test", 1);
    try {
      const found = findDrift(
        await loadCompiler(),
        row.settings,
        row.expected,
        await readCatalog(pool, ["shop"]),
        new Set(row.expected.objects.map((object) => object.address)),
      );
      expect(found.map((one) => `${one.address}: ${one.reason}`)).toEqual([]);
    } finally {
      await pool.end();
    }
  });
});
