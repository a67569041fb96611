/** A catalog is the same wherever the objects stand: in files written anew, restored from a dump, under another locale, for a session with other settings. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { loadSource, sourceRoles } from "../helpers/catalog-source.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase, type TestDatabase } from "../helpers/database.ts";
import { expectSameCatalog } from "../helpers/expect-same-catalog.ts";
import { majors } from "../helpers/majors.ts";
import { pgDump } from "../helpers/pg-dump.ts";

const folders = ["catalog", "catalog-superuser"].map((name) => new URL(`../corpus/${name}/`, import.meta.url).pathname);
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => join(folder, name)),
);
/** `from-18.sql` is about what earlier majors do not have. */
const fits = (path: string, major: number): boolean => Number(/from-(\d+)[^/]*$/.exec(path)?.[1] ?? 0) <= major;
/** Has a language whose handler is a system function: pg_dump writes it as an extension that nobody has. */
const UNDUMPED = "catalog-superuser/leftovers.sql";
const ODD_SETTINGS = {
  TimeZone: "Asia/Kathmandu",
  search_path: "pg_temp, public, pg_catalog",
  DateStyle: "German, DMY",
  IntervalStyle: "iso_8601",
  quote_all_identifiers: "on",
  standard_conforming_strings: "off",
  bytea_output: "escape",
};

describe.each(majors())("on Postgres %i", (major) => {
  const dump = pgDump(major);

  const made = async (path: string): Promise<TestDatabase> => {
    const roles = await sourceRoles(onTestFinished, major, "elsewhere");
    const database = await createDatabase(onTestFinished, { major });
    const session = await connect(database);
    await loadSource(session, path, roles);
    await session.end();
    return database;
  };

  test.each(files.filter((path) => fits(path, major)).map((path) => [path.replace(/^.*corpus\//, ""), path] as const))(
    "%s after vacuum full and reindex, and for a session with other settings",
    { timeout: 60_000 },
    async (_name, path) => {
      const database = await made(path);
      const wanted = await readCatalog(await connect(database), null);
      await asSuperuser(
        major,
        async (session) => {
          await session.query("vacuum full");
          await session.query(`reindex database ${database.name}`);
          await session.query(`reindex system ${database.name}`);
        },
        database.name,
      );
      const odd = await connect(database);
      for (const [name, value] of Object.entries(ODD_SETTINGS)) await odd.query("select set_config($1, $2, false)", [name, value]);
      expectSameCatalog(await readCatalog(odd, null), wanted);
    },
  );

  // Without a pg_dump of this major or a newer one there is nobody to dump it: Debian's is 15.
  test
    .skipIf(dump === null)
    .each(files.filter((path) => fits(path, major) && !path.endsWith(UNDUMPED)).map((path) => [path.replace(/^.*corpus\//, ""), path] as const))(
    "%s after dump and restore, under another locale",
    { timeout: 60_000 },
    async (_name, path) => {
      const database = await made(path);
      const wanted = await readCatalog(await connect(database), null);
      const text = (await dump?.(database.url, "--schema-only")) ?? "";
      const restored = await createDatabase(onTestFinished, { major, locale: "de-AT" });
      await psql(restored.url, text);
      expectSameCatalog(await readCatalog(await connect(restored), null), wanted);
    },
  );
});

async function psql(url: string, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = execFile("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", url], { maxBuffer: 1 << 26 }, (error, _out, stderr) => {
      if (error === null) resolve();
      else reject(new Error(stderr));
    });
    child.stdin?.end(text);
  });
  expect(text).not.toBe("");
}
