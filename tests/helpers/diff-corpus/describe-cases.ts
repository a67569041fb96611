import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cluster, clusterUrl } from "../cluster.ts";
import { majors } from "../majors.ts";
import { caseText } from "./case-text.ts";
import { diffCases, type DiffCase } from "./diff-cases.ts";
import { dumpFor } from "./dumped-lines.ts";
import { runDiffCase } from "./run-diff-case.ts";

/** Roles that files of the corpus name: without rights, made once for a cluster. */
const roles = ["corpus_owner", "corpus_reader"];
const rewrite = process.env["UPDATE_GOLDENS"] === "1";

/**
 * Runs cases of the corpus on every major of the run. The golden `expected.sql` is the newest major's plan; where an older one needs other statements they
 * stand in `expected.15.sql`. `UPDATE_GOLDENS=1` writes them; read what changed.
 */
export function describeCases(wanted: (each: DiffCase, index: number) => boolean): void {
  const cases = diffCases().filter(wanted).filter((each) => new RegExp(process.env["CASES"] ?? "", "u").test(`${each.kind}/${each.operation}`));
  describe.each(majors())("pairs of SQL files on Postgres %i", (major) => {
    const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
    const dump = dumpFor(major);
    beforeAll(async () => {
      await admin.connect();
      for (const role of roles) await admin.query(`do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`);
    });
    afterAll(() => admin.end());

    test.each(cases.filter((each) => each.from <= major))("$kind: $operation", async (each) => {
      const outcome = await runDiffCase({ major, admin, url: (database) => clusterUrl(cluster(major), database) }, each, dump);
      await expectGolden(each, major, caseText(outcome));
    });
  });
}

async function expectGolden(each: DiffCase, major: number, text: string): Promise<void> {
  const [common, own] = [join(each.folder, "expected.sql"), join(each.folder, `expected.${String(major)}.sql`)];
  const said = async (path: string): Promise<string | null> => (existsSync(path) ? readFile(path, "utf8") : null);
  if (rewrite && major === 18) await writeFile(common, text);
  if (rewrite && major !== 18) await ((await said(common)) === text ? rm(own, { force: true }) : writeFile(own, text));
  expect(text).toBe((await said(own)) ?? (await said(common)));
}
