/** `data-architect lint` over a database, a model and a folder of SQL. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { lint } from "../../plv8/src/lints/lint.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { readFacts } from "../../worker/lints/read-facts.ts";
import { readSuppressions, storedSuppressions } from "../../worker/lints/suppressions.ts";
import { runProgram } from "../../worker/cli/program.ts";
import { loadSource, sourceRoles } from "../helpers/catalog-source.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { majors, newestMajor } from "../helpers/majors.ts";

const schema = `create schema shop; create schema other;
  create table shop.customers (id bigint primary key, email text not null); create table shop.orders (id bigint primary key, customer_id bigint not null references shop.customers, note char(3));
  create table other.visits (page text);`;

async function run(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const said = { out: "", err: "" };
  const code = await runProgram(["lint", ...words], environment, {
    out: (piece) => {
      said.out += piece;
    },
    err: (piece) => {
      said.err += piece;
    },
  });
  return { code, ...said };
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "data-architect-lints-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const keys = (text: string): readonly string[] => (JSON.parse(text) as { findings: { key: string; level: string }[] }).findings.map((finding) => finding.key);

describe.each(majors())("lint of a schema on Postgres %i", (major) => {
  const scratch = { SCRATCH_URL: clusterUrl(cluster(major), "postgres") };

  test("a database: warnings and errors, one schema, levels that fail, what is suppressed with a reason", async () => {
    const database = await createDatabase(onTestFinished, { major });
    await (await connect(database)).query(schema);
    const all = await run(["--json"], { DATABASE_URL: database.url });
    expect(keys(all.out)).toEqual([
      "no_primary_key/table:other.visits",
      "padded_text/column:shop.orders.note",
      "unindexed_foreign_key/constraint:shop.orders.orders_customer_id_fkey",
    ]);
    expect(all).toMatchObject({ code: 0, err: expect.stringMatching(/0 errors, 3 warnings, \d+ notes \(--all\) · the server's counters are/) as string });
    expect(keys((await run(["--database-url", database.url, "--json", "--schema", "other"])).out)).toEqual(["no_primary_key/table:other.visits"]);
    const file = join(await folder(), "suppressions");
    await writeFile(file, "# known\nno_primary_key/table:other.visits | filled and emptied as a whole\npadded_text/column:shop.orders.gone | it was there\n");
    const suppressed = await run(["--database-url", database.url, "--json", "--suppressions", file, "--fail-on", "warn"]);
    expect(keys(suppressed.out)).toEqual(["padded_text/column:shop.orders.note", "unindexed_foreign_key/constraint:shop.orders.orders_customer_id_fkey"]);
    expect(suppressed).toMatchObject({
      code: 1,
      err: expect.stringMatching(/1 suppressed[\s\S]*nothing is found for padded_text\/column:shop.orders.gone any more/) as string,
    });
  });

  test("text, annotations, SARIF, and the statements that mend it", async () => {
    const database = await createDatabase(onTestFinished, { major });
    await (await connect(database)).query(schema);
    const text = (await run(["--database-url", database.url])).out;
    expect(text).toContain("warning: unindexed_foreign_key (performance)");
    expect(text).toContain("fix: create index concurrently orders_customer_id_idx on shop.orders (customer_id);");
    await (
      await connect(database)
    ).query(
      "insert into shop.customers select n, 'x' from generate_series(1, 40000) as n; insert into shop.orders select n, n, 'x' from generate_series(1, 40000) as n; analyze",
    );
    expect((await run(["--database-url", database.url])).out).toMatch(
      /costs: ACCESS EXCLUSIVE: shop.orders.note \(character\(3\) → text\): about 40,000 rows are written again/,
    );
    expect((await run(["--database-url", database.url, "--format", "github"])).out).toMatch(/^::warning title=no_primary_key%3A /);
    const sarif = JSON.parse((await run(["--database-url", database.url, "--format", "sarif"])).out) as {
      runs: { results: { ruleId: string; partialFingerprints: Record<string, string> }[] }[];
    };
    expect(sarif.runs[0]?.results[0]).toMatchObject({
      ruleId: "no_primary_key",
      partialFingerprints: { "dataArchitectKey/v1": "no_primary_key/table:other.visits" },
    });
    const fixes = (await run(["--database-url", database.url, "--fix"])).out;
    for (const statement of fixes.split(/;\n/)) await (await connect(database)).query(statement);
    expect(keys((await run(["--database-url", database.url, "--json"])).out)).toEqual([]);
  });

  test("a model, and the schema that a folder of SQL builds", async () => {
    expect(
      await run([new URL("../corpus/models/shop/v1.yaml", import.meta.url).pathname, "--fail-on", "warn", "--major", String(major)], scratch),
    ).toMatchObject({ code: 0, out: "", err: expect.stringContaining("0 errors, 0 warnings") as string });
    const path = await folder();
    await mkdir(join(path, "tables"));
    await writeFile(join(path, "tables", "a.sql"), schema);
    expect(keys((await run([path, "--json", "--major", String(major)], scratch)).out)).toContain("no_primary_key/table:other.visits");
    await writeFile(
      join(path, "tables", "b.sql"),
      "-- @accept no_primary_key: filled and emptied as a whole\ncreate table staged (id int);\n-- @accept json_not_jsonb: read as text\ncreate table other (id int primary key);",
    );
    const accepted = await run([path, "--json", "--major", String(major)], scratch);
    expect(keys(accepted.out)).not.toContain("no_primary_key/table:public.staged");
    expect((JSON.parse(accepted.out) as { suppressed: unknown }).suppressed).toMatchObject([
      { key: "no_primary_key/table:public.staged", reason: "filled and emptied as a whole", by: "comment" },
    ]);
    expect(accepted.err).toMatch(/, 1 suppressed · [^\n]*\n\S+b\.sql:3:1: warning: nothing is accepted here: json_not_jsonb is not found for this statement/u);
    await writeFile(join(path, "tables", "b.sql"), "create table broken (");
    expect(await run([path, "--major", String(major)], scratch)).toMatchObject({ code: 3, err: expect.stringContaining("b.sql:1") as string });
  });

  test("a login without any right reads the same findings of the catalog", async () => {
    const database = await createDatabase(onTestFinished, { major });
    const role = `lints_reader_${database.name}`;
    await (await connect(database)).query(schema);
    onTestFinished(() =>
      asSuperuser(major, async (session) => {
        await session.query(`drop role if exists ${role}`);
      }),
    );
    const session = await connect(database);
    await session.query(`create role ${role}; create schema arch; create table arch.lint_suppressions ()`);
    await session.query(`set role ${role}`);
    expect(await storedSuppressions(session)).toEqual([]);
    const [catalog, facts] = [await readCatalog(session, null), await readFacts(session)];
    expect(facts.access).toBe(null);
    expect(
      lint({ catalog, major, facts })
        .filter((finding) => finding.level !== "info")
        .map((finding) => finding.key),
    ).toHaveLength(3);
  });
});

test("what can't be judged says so", async () => {
  expect(await run([])).toMatchObject({ code: 2, err: expect.stringContaining("nothing to judge") as string });
  expect(await run(["a.yaml", "b.yaml"])).toMatchObject({ code: 2, err: expect.stringContaining("one schema at a time") as string });
  expect(() => readSuppressions("no_primary_key/table:a.b")).toThrow("line 1 of the suppressions does not say why");
});

const real = process.env["REAL_SCHEMAS_DIR"] ?? "";
const files = real === "" ? [] : readdirSync(real).filter((file) => file.endsWith(".sql"));
if (files.length === 0) console.log("real schemas skipped: REAL_SCHEMAS_DIR is not set, or has no .sql file");

test.each(files)("%s is judged, twice the same", async (file) => {
  const major = majors()[0] ?? 18;
  const session = await connect(await createDatabase(onTestFinished, { major }));
  await loadSource(session, join(real, file));
  const input = { catalog: await readCatalog(session, null), major, facts: await readFacts(session) };
  const findings = lint(input);
  expect(findings.length).toBeGreaterThan(10);
  expect(lint(input)).toEqual(findings);
  expect(new Set(findings.map((finding) => finding.key)).size).toBe(findings.length);
});

test.each(["spine", "families", "circles", "relations", "types"])("every fix over the corpus file %s.sql is a statement that Postgres takes", async (name) => {
  const major = newestMajor();
  const roles = await sourceRoles(onTestFinished, major, `lint_fixes_${name}`);
  const session = await connect(await createDatabase(onTestFinished, { major }));
  await loadSource(session, new URL(`../corpus/catalog/${name}.sql`, import.meta.url).pathname, roles);
  for (const finding of lint({ catalog: await readCatalog(session, null), major, facts: await readFacts(session) })) {
    for (const statement of finding.fix)
      await session.query(statement).catch((error: unknown) => {
        throw new Error(`${finding.key}: ${String(error)}\n${statement}`, { cause: error });
      });
  }
});
