/** Hand-written migrations against one live catalog: what hurts is named, what one look at the catalog clears is not. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { runProgram } from "../../worker/cli/program.ts";
import { openPool } from "../../worker/db.ts";
import type { Known } from "../../worker/lint/facts.ts";
import { readKnown } from "../../worker/lint/read-known.ts";
import { lintCases } from "../corpus/lint/cases.ts";
import { findingsOf, judgeCase } from "../corpus/lint/judge-case.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { useDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

/** What only execution shows. */
const BY_SCRATCH = ["alter table loose add constraint loose_fkey foreign key (a) references parent not valid"];

describe.each(majors())("hand-written migrations on Postgres %i", (major) => {
  const database = useDatabase({ major });
  let known: Known;
  beforeAll(async () => {
    await (await connect(database)).query(await readFile(new URL("../corpus/lint/base.sql", import.meta.url), "utf8"));
    const pool = openPool(database.url, "lint cases", 1);
    known = await readKnown(pool).finally(() => pool.end());
  });

  test("each danger is named, nothing is said of what is free", async () => {
    const wrong: string[] = [];
    for (const each of lintCases) {
      if (BY_SCRATCH.includes(each.sql)) continue;
      const said = await judgeCase(each, known);
      if ((each.danger === null) !== (said.length === 0)) wrong.push(`[${each.danger ?? "free"}] ${each.sql} → ${said.join(", ")}`);
    }
    expect(wrong).toEqual([]);
  });

  test("every lock and failure comes with why, and most with what to write instead", async () => {
    const dangerous = lintCases.filter((each) => each.danger === "lock");
    let mended = 0;
    for (const each of dangerous) {
      const findings = (await findingsOf(each, known)).filter((finding) => finding.severity !== "info");
      expect(
        findings.every((finding) => finding.why.length > 10),
        each.sql,
      ).toBe(true);
      expect(
        findings.some((finding) => finding.lock !== null || finding.hazard === "untracked_dependency"),
        each.sql,
      ).toBe(true);
      if (findings.some((finding) => finding.instead !== null)) mended += 1;
    }
    expect(mended / dangerous.length).toBeGreaterThan(0.7);
  });

  test("executed on scratch: what it brings into the schema stands at its line", async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-lint-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(
      join(folder, "m.sql"),
      `set lock_timeout = '100ms';\n${BY_SCRATCH.join(";\n")};\nalter table few add column at timestamp;\ncreate table made (n integer);\n`,
    );
    const lint = async (format: string): Promise<string> => {
      let out = "";
      await runProgram(
        ["lint", join(folder, "m.sql"), "--database-url", database.url, "--format", format],
        { SCRATCH_URL: clusterUrl(cluster(major), "postgres") },
        {
          out: (piece) => {
            out += piece;
          },
          err: () => undefined,
        },
      );
      return out;
    };
    const { lints } = JSON.parse(await lint("json")) as { lints: { rule: string; line: number }[] };
    expect(lints.map(({ rule, line }) => [rule, line])).toEqual([
      ["foreign_key_type_mismatch", 2],
      ["no_primary_key", 4],
      ["timestamp_without_time_zone", 3],
    ]);
    expect(await lint("github")).toContain("line=3,col=1,title=timestamp_without_time_zone::public.few.at");
  });
});
