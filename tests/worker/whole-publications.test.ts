/** Publications that only a superuser makes, in SQL that a login without rights loads: what the text says is what a superuser's database has. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Step } from "../../plv8/src/types/plan.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { runCli } from "../helpers/run-cli.ts";
import { runStep } from "../helpers/run-steps.ts";

const texts: readonly (readonly [string, string])[] = [
  [
    "for all tables",
    `create table t (a int primary key);
create publication everything for all tables with (publish = 'insert, update');
comment on publication everything is 'all of it';`,
  ],
  [
    "for schemas, altered and renamed",
    `create schema s; create schema "Other"; create table s.t (a int primary key);
create publication p for tables in schema s, current_schema with (publish_via_partition_root);
alter publication p add tables in schema "Other";
alter publication p drop tables in schema s;
alter publication p rename to q;
alter publication q add table s.t;
alter publication q set (publish = 'delete');`,
  ],
];

describe.each(majors())("publications of all tables or of schemas on Postgres %i", (major) => {
  test.each(texts)("%s", async (_what, text) => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-publications-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, "wanted.sql");
    await writeFile(file, text);
    const [whole, empty] = [await createDatabase({ onTestFinished }, { major }), await createDatabase({ onTestFinished }, { major })];
    await (await connect(whole)).query(text);
    const diff = (...words: readonly string[]): ReturnType<typeof runCli> =>
      runCli(["diff", ...words, "--major", String(major), "--plain"], { SCRATCH_URL: clusterUrl(cluster(major), "postgres") });
    expect(await diff(whole.url, file)).toMatchObject({ code: 0, out: "" });
    expect(await diff(file, whole.url)).toMatchObject({ code: 0, out: "" });
    const made = await diff(empty.url, file, "--json");
    expect(made.code, made.err).toBe(0);
    const superuser = await connect(empty);
    for (const step of (JSON.parse(made.out) as { steps: Step[] }).steps) await runStep(superuser, step.run);
    expect(await diff(empty.url, whole.url)).toMatchObject({ code: 0, out: "" });
  });
});
