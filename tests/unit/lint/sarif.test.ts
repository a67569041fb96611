/** What the published JSON schema of SARIF 2.1.0 demands of what we write, and what code scanners need beside it. */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { lint } from "../../../plv8/src/lints/lint.ts";
import { acceptComments } from "../../../worker/lint/accept-comments.ts";
import { sortAccepted, unusedAcceptances } from "../../../worker/lint/accepted.ts";
import { lintScript } from "../../../worker/lint/lint-script.ts";
import { migrationSarif } from "../../../worker/lint/migration-sarif.ts";
import { writtenLints } from "../../../worker/lint/written-lints.ts";
import { lintsSarif } from "../../../worker/lints/print-lints.ts";
import { readScript } from "../../../worker/sql-input/read-script.ts";
import { makeCatalog, makeColumn, makeTable } from "../../helpers/make-catalog.ts";

/** Every property that is written, with what the schema says of it; it takes no other in any of these objects. */
const unique = <T extends z.ZodType>(items: T) =>
  z.array(items).refine((all) => new Set(all.map((each) => JSON.stringify(each))).size === all.length, "items are unique");
const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(["none", "note", "warning", "error"]);
const at = z.int().min(1);
const uri = z.string().regex(/^(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$/u);
const rule = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  shortDescription: message,
  fullDescription: message.optional(),
  help: message.optional(),
  defaultConfiguration: z.strictObject({ level }).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});
const location = z.strictObject({
  physicalLocation: z
    .strictObject({ artifactLocation: z.strictObject({ uri }), region: z.strictObject({ startLine: at, startColumn: at }).optional() })
    .optional(),
  logicalLocations: unique(z.strictObject({ fullyQualifiedName: z.string(), kind: z.string() })).optional(),
});
const result = z.strictObject({
  ruleId: z.string().min(1),
  level,
  message,
  locations: z.array(location).length(1),
  partialFingerprints: z.record(z.string(), z.string()).optional(),
  suppressions: unique(z.strictObject({ kind: z.enum(["inSource", "external"]), justification: z.string().min(1) })),
});
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal("2.1.0"),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({ driver: z.strictObject({ name: z.literal("data-architect"), version: z.string(), rules: unique(rule) }) }),
        columnKind: z.enum(["utf16CodeUnits", "unicodeCodePoints"]),
        results: z.array(result),
      }),
    )
    .length(1),
});
type Run = z.infer<typeof log>["runs"][number];

/** As it arrives: through JSON. */
function runOf(sarif: unknown): Run {
  const [run] = log.parse(JSON.parse(JSON.stringify(sarif))).runs;
  if (run === undefined) throw new Error("no run");
  return run;
}

const TEXT = `-- @accept H011: empty in production
alter table big add column u integer not null;
-- @accept H006: nobody rewrites
create index on big (a);
-- @accept limited_text: ids of partners
create table p (id serial, name varchar(20), x json);
-- @accept H99: no rule
create tabl q;
select :x;`;

async function migration(name: string, text: string): Promise<Run> {
  const script = await readScript([{ name, text }]);
  const { acceptances, issues } = acceptComments(script);
  const findings = sortAccepted(lintScript(script, { known: null, schema: "public", in_transaction: false, seen: null }), acceptances, (each) => each.id);
  const lints = sortAccepted(writtenLints(script, "public"), acceptances, (each) => each.rule);
  return runOf(
    migrationSarif(
      {
        issues: [...script.issues, ...issues, ...unusedAcceptances(acceptances, new Set([...findings.used, ...lints.used]))],
        findings: findings.open,
        lints: lints.open,
        accepted: { findings: findings.accepted, lints: lints.accepted },
      },
      "1.2.3",
    ),
  );
}

/** Each result has a rule that is described once. */
function expectRules({ tool, results }: Run): void {
  const rules = tool.driver.rules.map((each) => each.id);
  expect(new Set(rules).size).toBe(rules.length);
  expect([...new Set(results.map((each) => each.ruleId))].sort()).toEqual([...rules].sort());
}

describe("a SARIF log", () => {
  test("of a migration is valid, and says what is accepted, and why", async () => {
    const run = await migration("m.sql", TEXT);
    expectRules(run);
    const said = run.results.map((each) => `${each.ruleId} ${each.suppressions.map((one) => `${one.kind}: ${one.justification}`).join()}`.trim());
    expect(said).toEqual(
      expect.arrayContaining([
        "H011 inSource: empty in production",
        "limited_text inSource: ids of partners",
        "H005",
        "serial_column",
        "sql.syntax",
        "sql.variable",
        "lint.accept",
        "lint.accept-unused",
      ]),
    );
    expect(run.results.find((each) => each.ruleId === "lint.accept-unused")).toMatchObject({ level: "warning" });
  });

  test("of a schema is valid, with what may stand", () => {
    const found = lint({ catalog: makeCatalog(makeTable("a b"), makeColumn("a b", "x", { type: "json" })), major: 18, facts: null });
    const [first, ...others] = found;
    if (first === undefined) throw new Error("nothing is found");
    const run = runOf(lintsSarif(others, [{ ...first, reason: "looked at", by: "list" }], "schema of ü", "1.2.3"));
    expectRules(run);
    expect(run.results.at(-1)?.suppressions).toEqual([{ kind: "external", justification: "looked at" }]);
    expect(run.results.length).toBe(found.length);
    expectRules(runOf(lintsSarif(found, [], null, "1.2.3")));
  });

  test.each(["migrations/1 add ü.sql", "/srv/a#b?c%20.sql", "standard input", "C:\\migrations\\1.sql"])(
    "names %s by an address that leads back to it",
    async (name) => {
      const { results } = await migration(name, TEXT);
      expect(results.length).toBeGreaterThan(0);
      for (const { locations } of results)
        expect(decodeURIComponent(locations[0]?.physicalLocation?.artifactLocation.uri ?? "")).toBe(name.replaceAll("\\", "/"));
    },
  );

  test("of nothing found is whole", async () => {
    expect(await migration("m.sql", "")).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
  });
});
