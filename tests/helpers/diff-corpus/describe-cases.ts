import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cluster, clusterUrl } from "../cluster.ts";
import { majors } from "../majors.ts";
import { pgDump } from "../pg-dump.ts";
import { caseText } from "./case-text.ts";
import { diffCases, type DiffCase } from "./diff-cases.ts";
import { runDiffCase } from "./run-diff-case.ts";

/** Roles that files of the corpus name: without rights, made once for a cluster. */
const roles = ["corpus_owner", "corpus_reader"];
/** Whose plans the goldens are. */
const newest = 18;
const rewrite = process.env["UPDATE_GOLDENS"] === "1";

/**
 * Runs cases of the corpus on every major of the run. The golden `expected.sql` is the newest major's plan; older ones may need other statements, and are held
 * to the laws. `UPDATE_GOLDENS=1` writes goldens; read what changed.
 */
export function describeCases(wanted: (each: DiffCase, index: number) => boolean): void {
  const cases = diffCases()
    .filter(wanted)
    .filter((each) => new RegExp(process.env["CASES"] ?? "", "u").test(`${each.kind}/${each.operation}`));
  describe.each(majors())("pairs of SQL files on Postgres %i", (major) => {
    const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
    const dump = pgDump(major);
    beforeAll(async () => {
      await admin.connect();
      for (const role of roles) await admin.query(`do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`);
    });
    afterAll(() => admin.end());

    test.each(cases.filter((each) => each.from <= major))("$kind: $operation", async (each) => {
      const outcome = await runDiffCase({ major, admin, url: (database) => clusterUrl(cluster(major), database) }, each, dump);
      if (major === newest) await expectGolden(each, caseText(outcome));
    });
  });
}

async function expectGolden(each: DiffCase, text: string): Promise<void> {
  const path = join(each.folder, "expected.sql");
  if (rewrite) await writeFile(path, text);
  expect(text).toBe(await readFile(path, "utf8"));
}
