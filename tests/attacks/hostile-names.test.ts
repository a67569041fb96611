/** Names that try to leave the comment, the line or the quotes in which our output writes them, in the hands of somebody who runs that output with psql. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { revertSql } from "../../worker/drift/remedies.ts";
import { loadCompiler } from "../../worker/compiler.ts";
import { runProgram } from "../../worker/cli/program.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { openPool } from "../../worker/db.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase, type TestDatabase } from "../helpers/database.ts";
import { newestMajor } from "../helpers/majors.ts";

const PSQL = "/usr/bin/psql";

const major = newestMajor();

describe("names that act", () => {
  let folder = "";
  let marker = "";
  let source: TestDatabase;

  beforeEach(async (t) => {
    folder = await mkdtemp(join(tmpdir(), "data-architect-names-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    marker = join(folder, "x");
    source = await createDatabase(t, { major });
    const root = await connect(source);
    const name = (before: string): string => `"${before}\\! touch ${marker}${before}"`.slice(0, 64);
    await root.query(`
      create table ${name("\n")} (id bigint, ${name("\r")} text, ${name("\r\n")} char(3));
      comment on table ${name("\n")} is E'\\n\\\\! touch ${marker}\\n';
      create table public."b\r\\! touch ${marker}\r" ("\u001b[2J" int references public."b\r\\! touch ${marker}\r" (k), k int primary key);
      create view ${name("\nv")} as select ${name("\r")} from ${name("\n")};
      create function ${name("\nf")} () returns text language sql as $$ select '\n\\! touch ${marker}\n' $$;
      create type ${name("\ne")} as enum ('\n\\! touch ${marker}\n');`);
  });

  async function run(...words: string[]): Promise<string> {
    const text = { out: "", err: "" };
    await runProgram(
      words,
      { SCRATCH_URL: clusterUrl(cluster(major), "postgres") },
      {
        out: (more) => {
          text.out += more;
        },
        err: (more) => {
          text.err += more;
        },
      },
    );
    expect(text.err).not.toMatch(/[\u001b\r]/);
    return text.out;
  }
  async function psql(text: string, url: string): Promise<void> {
    await writeFile(join(folder, "run.sql"), text);
    execFileSync(PSQL, ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", join(folder, "run.sql"), url], { stdio: ["ignore", "pipe", "pipe"] });
    expect(existsSync(marker)).toBe(false);
  }

  test.skipIf(!existsSync(PSQL))("a plan, a dump and the way back of a drift, run by psql, make what they name and nothing else", async (t) => {
    await writeFile(join(folder, "empty.sql"), "");
    const [planned, dumped] = [await createDatabase(t, { major }), await createDatabase(t, { major })];
    await psql(await run("diff", join(folder, "empty.sql"), source.url, "--schema", "public"), planned.url);
    await psql(await run("dump", "--database-url", source.url), dumped.url);
    for (const made of [planned, dumped]) expect(await run("diff", source.url, made.url)).toBe("");
    await psql(await run("lint", "--database-url", source.url, "--fix", "--all"), dumped.url);
    const pool = openPool(source.url, "test", 1);
    const catalog = await readCatalog(pool, ["public"]).finally(() => pool.end());
    const column = catalog.objects.find((object) => object.kind === "column" && object.name.startsWith("\r\n\\!"));
    if (column === undefined) throw new Error("no such column");
    const settings = { schema: "public", owner: "postgres", application_roles: [], major };
    const back = revertSql(
      await loadCompiler(),
      settings,
      { ...catalog, objects: catalog.objects.filter((object) => object !== column) },
      { kind: "create", address: column.address, after: column },
    );
    await psql(back ?? "", planned.url);
    expect(back).toMatch(/^-- the values of .* are lost; look first: .*\nalter table public\."\n/);
  });
});
