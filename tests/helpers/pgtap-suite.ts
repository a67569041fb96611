import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { useDatabase } from "./database.ts";
import { majors } from "./majors.ts";
import { loadPgtap, runTapFile } from "./pgtap.ts";
import { templateDatabase } from "./template-database.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";

/**
 * Makes a test of every `*.sql` file of a folder, on every major of the run. All files of a major share one clone of the base database with
 * pgTAP loaded; each rolls back what it did. A failure shows the whole TAP output.
 *
 * @param base gives the name of the database to clone (`installedTemplate` for one with `arch` in it).
 */
export function pgtapSuite(folder: string, base: (major: Major) => Promise<string>): void {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".sql"))
        .sort()
    : [];
  describe.each(majors())("pgTAP on Postgres %i", (major) => {
    const database = useDatabase({ major, template: async () => withPgtap(major, await base(major)) });
    test.each(files)("%s", async (file) => {
      const result = await runTapFile(database.url, join(folder, file));
      const report = [...result.problems, "", ...result.lines].join("\n");
      expect(result.problems, report).toEqual([]);
      expect(result.passed + result.skipped, "tests in the file").toBeGreaterThan(0);
    });
  });
}

async function withPgtap(major: Major, base: string): Promise<string> {
  const made = await templateDatabase(major, `${base}_pgtap`.slice(0, 50), loadPgtap, base);
  return made.name;
}
