/** `data-architect dump` and `pg_dump`: what is written loads back, as desired state, to the same catalog. */
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { runProgram } from "../../worker/cli/program.ts";
import { dumpFiles } from "../../worker/dump/dump-files.ts";
import { readDesired } from "../../worker/sql-input/read-desired.ts";
import { issueText } from "../../worker/sql-input/sql-issue.ts";
import type { SqlSource } from "../../worker/sql-input/sql-source.ts";
import { loadSource, sourceRoles } from "../helpers/catalog-source.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { expectSameCatalog } from "../helpers/expect-same-catalog.ts";
import { majors } from "../helpers/majors.ts";
import { pgDump } from "../helpers/pg-dump.ts";
import { useScratch } from "../helpers/use-scratch.ts";

const corpus = new URL("../corpus/catalog/", import.meta.url).pathname;
const real = process.env["REAL_SCHEMAS_DIR"] ?? "";
const paths = [corpus, ...(existsSync(real) ? [real] : [])].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => join(folder, name)),
);

describe.each(majors())("on Postgres %i", (major) => {
  const scratch = useScratch(major);
  const files = paths.filter((path) => Number(/from-(\d+)/.exec(path)?.[1] ?? 0) <= major);

  const standing = async (path: string): Promise<{ readonly url: string; readonly catalog: Catalog }> => {
    const roles = await sourceRoles(onTestFinished, major, "dump");
    const database = await createDatabase(onTestFinished, { major });
    const session = await connect(database);
    await loadSource(session, path, roles);
    return { url: database.url, catalog: await readCatalog(session, null) };
  };
  const loadsTo = async (sources: readonly SqlSource[], wanted: Catalog): Promise<void> => {
    const read = await scratch((db) => readDesired(db, sources, { schema: "public", order: "any" }));
    if (!read.ok) throw new Error(read.issues.map((issue) => issueText(issue, sources)).join("\n"));
    expectSameCatalog(read.value.catalog, wanted);
  };

  test.for(files)("a folder of %s, a file per object, loads back", { timeout: 60_000 }, async (path) => {
    const { catalog } = await standing(path);
    const { files: written, missing } = dumpFiles(catalog);
    expect(missing).toEqual([]);
    expect(new Set(written.map((file) => file.path.toLowerCase())).size).toBe(written.length);
    await loadsTo(
      written.map((file) => ({ name: file.path, text: file.text })),
      catalog,
    );
  });

  const dump = pgDump(major, { to_load: true });
  test.skipIf(dump === null).for(files)("what pg_dump writes of %s loads as it is", { timeout: 60_000 }, async (path) => {
    const { url, catalog } = await standing(path);
    await loadsTo([{ name: "dump.sql", text: (await dump?.(url)) ?? "" }], catalog);
  });

  test("writes only to an empty folder, one file per object, and says how many", async () => {
    const { url } = await standing(join(corpus, "spine.sql"));
    const folder = await mkdtemp(join(tmpdir(), "data-architect-dump-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const text = { out: "", err: "" };
    const run = (...words: string[]): Promise<number> =>
      runProgram(
        ["dump", "--database-url", url, ...words],
        {},
        {
          out: (more) => {
            text.out += more;
          },
          err: (more) => {
            text.err += more;
          },
        },
      );
    expect(await run("--out", folder)).toBe(0);
    expect(text).toEqual({ out: "", err: expect.stringMatching(/^\d+ objects in \d+ files under /) as string });
    expect(await readdir(join(folder, "shop"))).toEqual(expect.arrayContaining(["schema.sql", "tables", "functions", "views"]));
    expect(await run("--out", folder)).toBe(2);
    expect(text.err).toContain("is not empty");
    expect(await run("--schema", "shop", "--no-owner")).toBe(0);
    expect(text.out).toMatch(/^create schema shop;/m);
    expect(text.out).not.toMatch(/owner to/);
  });
});
