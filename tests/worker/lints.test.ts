/** Every rule has a bad and a good example: on a real server the first is found, the second is not, and what the finding says to do makes it go away. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lint } from "../../plv8/src/lints/lint.ts";
import { lintList } from "../../plv8/src/lints/lint-list.ts";
import type { LintFinding, LintRule } from "../../plv8/src/lints/lint-rule.ts";
import type { RuntimeFacts } from "../../plv8/src/lints/runtime-facts.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { readFacts } from "../../worker/lints/read-facts.ts";
import { createDatabase, type TestDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

/** What no SQL in a database brings about in a test's time: facts are made up in `tests/unit/lints/facts.test.ts`. */
const BY_FACTS = new Set([
  "table_bloat",
  "index_bloat",
  "wraparound_near",
  "few_hot_updates",
  "trust_authentication",
  "password_in_clear",
  "bytes_for_text",
  "collation_changed",
]);

/** Counters as they would be after a month, and after the queries that a rule is about. */
function aged(facts: RuntimeFacts): RuntimeFacts {
  const tables = Object.fromEntries(
    Object.entries(facts.tables).map(([address, table]) => [
      address,
      address.startsWith('table:"Odd missing_index".') ? { ...table, seq_scans: 500, seq_rows: 500 * table.live } : table,
    ]),
  );
  return { ...facts, statistics_days: 30, tables };
}

/** Runs SQL in a schema of the rule's own. */
async function perform(session: pg.Client, rule: LintRule, schema: string, text: string): Promise<void> {
  await session.query(`create schema ${schema}`);
  await session.query(`set search_path = ${schema}`);
  try {
    await session.query(text.replaceAll("{schema}", schema));
  } catch (error) {
    throw new Error(`${rule.name}: ${String(error)}\n${text}`, { cause: error });
  }
}

const mine = (rule: LintRule, findings: readonly LintFinding[]): readonly LintFinding[] =>
  findings.filter(
    (finding) =>
      finding.rule === rule.name &&
      (new RegExp(`(^|[:./ ])${rule.name}([./ "]|$)`, "u").test(finding.address) || ["extension_in_public", "outdated_extension"].includes(rule.name)),
  );

describe.each(majors())("lints on Postgres %i", (major) => {
  const rules = lintList.filter((rule) => !BY_FACTS.has(rule.name) && (rule.since ?? 15) <= major);
  const databases: TestDatabase[] = [];
  let bad: pg.Client;
  let good: pg.Client;

  beforeAll(async () => {
    const open = async (): Promise<pg.Client> => {
      const database = await createDatabase(
        (drop) => {
          afterDrop.push(drop);
        },
        { major },
      );
      databases.push(database);
      const session = new pg.Client({ connectionString: database.url });
      await session.connect();
      return session;
    };
    [bad, good] = [await open(), await open()];
    for (const rule of rules) {
      // A name that every statement must quote: fixes are held to that too.
      await perform(bad, rule, `"Odd ${rule.name}"`, rule.bad);
      await perform(good, rule, rule.name, rule.good);
    }
    await bad.query("select pg_stat_force_next_flush()");
    await good.query("select pg_stat_force_next_flush()");
  }, 120_000);
  const afterDrop: (() => Promise<void>)[] = [];
  afterAll(async () => {
    await bad.end();
    await good.end();
    for (const drop of afterDrop) await drop();
  });

  const look = async (session: pg.Client): Promise<{ readonly catalog: Catalog; readonly facts: RuntimeFacts; readonly findings: readonly LintFinding[] }> => {
    await session.query("reset search_path");
    const catalog = await readCatalog(session, null);
    const facts = aged(await readFacts(session));
    return { catalog, facts, findings: lint({ catalog, major, facts }) };
  };

  test("each bad example is found, no good one is", async () => {
    const inBad = (await look(bad)).findings;
    const inGood = (await look(good)).findings;
    expect(rules.filter((rule) => mine(rule, inBad).length === 0).map((rule) => rule.name)).toEqual([]);
    expect(rules.flatMap((rule) => mine(rule, inGood).map((finding) => finding.key))).toEqual([]);
  });

  test("no good example is bad by another rule at level error", async () => {
    const { findings } = await look(good);
    expect(findings.filter((finding) => finding.level === "error").map((finding) => finding.key)).toEqual([]);
  });

  test("two runs, and a shuffled catalog, say the same under the same keys", async () => {
    const { catalog, facts, findings } = await look(bad);
    expect(new Set(findings.map((finding) => finding.key)).size).toBe(findings.length);
    expect(lint({ catalog, major, facts })).toEqual(findings);
    const keys = (list: readonly LintFinding[]): readonly string[] => list.map((finding) => finding.key);
    expect(keys(lint({ catalog: { ...catalog, objects: [...catalog.objects].reverse() }, major, facts }))).toEqual(keys(findings));
    const more = await look(bad);
    expect(keys(more.findings.filter((finding) => finding.reads === "static"))).toEqual(keys(findings.filter((finding) => finding.reads === "static")));
  });

  test("what the finding says to do makes it go away", async () => {
    const before = (await look(bad)).findings;
    const fixed: string[] = [];
    for (const rule of rules) {
      for (const finding of mine(rule, before)) {
        for (const statement of finding.fix)
          await bad.query(statement).catch((error: unknown) => {
            throw new Error(`${finding.key}: ${String(error)}\n${statement}`, { cause: error });
          });
        if (finding.fix.length > 0) fixed.push(finding.key);
      }
    }
    await bad.query("select pg_stat_force_next_flush()");
    const after = new Set((await look(bad)).findings.map((finding) => finding.key));
    expect(fixed.filter((key) => after.has(key))).toEqual([]);
    expect(fixed.length).toBeGreaterThan(60);
  }, 60_000);
});
