/** Every pair of the corpus, planned for a database under traffic. */
import { appendFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, test } from "vitest";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { diffCases } from "../helpers/diff-corpus/diff-cases.ts";
import { majors } from "../helpers/majors.ts";
import { runOnlineCase } from "../helpers/online-laws/run-online-case.ts";

const cases = diffCases().filter((each) => new RegExp(process.env["CASES"] ?? "", "u").test(`${each.kind}/${each.operation}`));

describe.each(majors())("pairs of SQL files under traffic on Postgres %i", (major) => {
  const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
  beforeAll(async () => {
    await admin.connect();
    for (const role of ["corpus_owner", "corpus_reader"]) await admin.query(`do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`);
  });
  afterAll(() => admin.end());

  test.each(cases.filter((each) => each.from <= major))("$kind: $operation", async (each) => {
    let text = "";
    try {
      const verdict = await runOnlineCase({ major, admin, url: (database) => clusterUrl(cluster(major), database) }, each);
      text = `${verdict.outcome} ${verdict.issues.map((issue) => `${issue.code} ${issue.path} ${issue.message}`).join(" | ")} ${verdict.why}`;
    } catch (error) {
      text = `BROKEN ${(error as Error).message}`;
      throw error;
    } finally {
      if (process.env["ONLINE_OUT"] !== undefined) appendFileSync(process.env["ONLINE_OUT"], `=== ${String(major)} ${each.kind}/${each.operation}: ${text}\n`);
    }
  });
});
