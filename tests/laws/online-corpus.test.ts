/**
 * The corpus, planned for a database under traffic: there while statements of both releases run, its undo from the switch and from the end; or refused, with
 * the reasons that `online-refused.txt` lists. Every third case on the newest major, every ninth elsewhere; `ALL=1` runs all, `CASES=enum` some.
 */
import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { diffCases } from "../helpers/diff-corpus/diff-cases.ts";
import { majors } from "../helpers/majors.ts";
import { runOnlineCase } from "../helpers/online-laws/run-online-case.ts";

const newest = 18;
const refused = new Map(
  readFileSync(new URL("online-refused.txt", import.meta.url), "utf8")
    .split("\n")
    .map((line) => line.split(": ", 2) as [string, string]),
);
const chosen = new RegExp(process.env["CASES"] ?? "", "u");
const cases = diffCases()
  .map((each) => ({ ...each, name: `${each.kind}/${each.operation}` }))
  .filter(({ name }) => chosen.test(name));
const every = process.env["ALL"] === "1" || process.env["CASES"] !== undefined ? () => 1 : (major: number) => (major === newest ? 3 : 9);

describe.each(majors())("pairs of SQL files under traffic on Postgres %i", { timeout: 60_000 }, (major) => {
  const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
  beforeAll(async () => {
    await admin.connect();
    for (const role of ["corpus_owner", "corpus_reader"])
      await admin.query(`do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`);
  });
  afterAll(() => admin.end());

  test.each(cases.filter((each, at) => each.from <= major && at % every(major) === 0))("$name", async (each) => {
    const verdict = await runOnlineCase({ major, admin, url: (database) => clusterUrl(cluster(major), database) }, each);
    if (major === newest) expect([...new Set(verdict.issues.map((issue) => issue.code))].sort().join(", ")).toBe(refused.get(each.name) ?? "");
    expect([verdict.outcome, verdict.why]).not.toContain("data");
  });
});
