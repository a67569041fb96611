/**
 * What `lint --fix` makes of a hand-written migration: run step by step it ends where the migration ends, under the locks that it says, and nobody waits for a
 * table to be read or written. What it refuses to rewrite stands in `lint-fix-refused.txt`. Every fourth case on the newest major, every sixteenth elsewhere;
 * `ALL=1` runs all, `CASES=index` some.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Step } from "../../plv8/src/types/plan.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { runProgram } from "../../worker/cli/program.ts";
import { lintCases } from "../corpus/lint/cases.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase, useDatabase } from "../helpers/database.ts";
import { differenceText, differingObjects } from "../helpers/differing-objects.ts";
import { majors } from "../helpers/majors.ts";
import { runStep, undeclaredLocks, type SeenLock } from "../worker/plan/run-watched.ts";

const newest = 18;
const base = readFileSync(new URL("../corpus/lint/base.sql", import.meta.url), "utf8");
const refused = new Map(
  readFileSync(new URL("lint-fix-refused.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(" ⇒ ", 2) as [string, string]),
);
const chosen = new RegExp(process.env["CASES"] ?? "", "u");
const cases = [...new Set(lintCases.filter((each) => (each.since ?? 0) <= newest && chosen.test(each.sql)).map((each) => each.sql))];
const sinceOf = (sql: string): number => lintCases.find((each) => each.sql === sql)?.since ?? 0;

describe.each(majors())("lint --fix on Postgres %i", { timeout: 60_000 }, (major) => {
  const template = useDatabase({ major });
  beforeAll(async () => {
    const client = new pg.Client({ connectionString: template.url });
    await client.connect();
    await client.query(base).finally(() => client.end());
  });
  const withBase = async (): Promise<{ readonly url: string; readonly client: pg.Client }> => {
    const database = await createDatabase({ onTestFinished }, { major, template: template.name });
    const client = await connect(database);
    await client.query("analyze");
    return { url: database.url, client };
  };

  test.each(
    cases.filter(
      (sql, at) => sinceOf(sql) <= major && (process.env["ALL"] === "1" || process.env["CASES"] !== undefined || at % (major === newest ? 4 : 16) === 0),
    ),
  )("%s", async (sql) => {
    const wished = await withBase();
    /** The rows of the base stand against some of them. */
    const ends = await wished.client.query(sql).then(
      () => wished.client.query("rollback"),
      () => null,
    );
    const [folder, live] = [await mkdtemp(join(tmpdir(), "data-architect-fix-")), await withBase()];
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "m.sql"), `${sql};\n`);
    const said = { out: "", err: "" };
    const code = await runProgram(
      ["lint", join(folder, "m.sql"), "--database-url", live.url, "--fix", "--json"],
      { SCRATCH_URL: clusterUrl(cluster(major), "postgres") },
      {
        out: (text) => {
          said.out += text;
        },
        err: (text) => {
          said.err += text;
        },
      },
    );
    const why = code === 0 ? "" : (said.err.split("\n").filter((line) => line.startsWith("error: "))[0] ?? said.err.trim()).slice("error: ".length);
    if (major === newest) expect(why).toBe(refused.get(sql) ?? "");
    if (code !== 0) return;
    const { steps } = JSON.parse(said.out) as { readonly steps: readonly Step[] };
    const seen: SeenLock[] = [];
    try {
      for (const step of steps) await runStep(live.client, "postgres", step, step.run, seen);
    } catch (error) {
      if (ends === null) return;
      throw error;
    }
    expect(undeclaredLocks(seen)).toEqual([]);
    expect(
      steps
        .filter((step) => (step.blocks !== "nothing" && !step.brief) || step.hazards.some((hazard) => ["table_rewrite", "blocking_scan"].includes(hazard.id)))
        .map((step) => step.what),
    ).toEqual([]);
    if (ends !== null) expect(differenceText(differingObjects(await withoutArchive(live.client), await readCatalog(wished.client, null)))).toBe("");
  });
});

async function withoutArchive(client: Parameters<typeof readCatalog>[0]): ReturnType<typeof readCatalog> {
  const found = await readCatalog(client, null);
  return {
    ...found,
    objects: found.objects.filter((object) => !(object.kind === "schema" ? object.name : "schema" in object ? (object.schema ?? "") : "").endsWith("_archive")),
  };
}
