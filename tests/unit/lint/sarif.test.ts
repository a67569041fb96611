/** What the published JSON schema of SARIF 2.1.0 demands, and what code scanners need beside it. */
import { describe, expect, test } from "vitest";
import { lintScript } from "../../../worker/lint/lint-script.ts";
import { findingsSarif } from "../../../worker/lint/print-findings.ts";
import { writtenLints } from "../../../worker/lint/written-lints.ts";
import { readScript } from "../../../worker/sql-input/read-script.ts";

type Place = { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Readonly<Record<string, number>> } };
type Sarif = {
  readonly version: string;
  readonly $schema: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly version: string; readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly Place[];
    }[];
  }[];
};

const TEXT = `alter table big add column u integer not null;
create index on big (a);
create table p (id serial, name varchar(20), x json);
create tabl q;
select :x;`;

async function sarifOf(name: string, text: string): Promise<Sarif> {
  const script = await readScript([{ name, text }]);
  const found = lintScript(script, { known: null, schema: "public", in_transaction: false, seen: null });
  return findingsSarif(found, script.issues, writtenLints(script, "public"), "1.2.3") as Sarif;
}

describe("a SARIF log", () => {
  test("has one run, and each result a rule that is described once, a level, a text and a place that counts from 1", async () => {
    const { version, runs } = await sarifOf("m.sql", TEXT);
    expect([version, runs.length, runs[0]?.tool.driver.name, runs[0]?.tool.driver.version]).toEqual(["2.1.0", 1, "data-architect", "1.2.3"]);
    const results = runs[0]?.results ?? [];
    const rules = (runs[0]?.tool.driver.rules ?? []).map((rule) => rule.id);
    expect(new Set(rules).size).toBe(rules.length);
    expect([...new Set(results.map((each) => each.ruleId))].sort()).toEqual([...rules].sort());
    expect(rules).toEqual(expect.arrayContaining(["H011", "H005", "sql.syntax", "sql.variable"]));
    for (const result of results) {
      expect(["error", "warning", "note"]).toContain(result.level);
      expect(result.message.text).not.toBe("");
      expect(result.locations).toHaveLength(1);
      for (const at of Object.values(result.locations[0]?.physicalLocation.region ?? {})) expect(at).toBeGreaterThanOrEqual(1);
    }
  });

  test.each(["migrations/1 add ü.sql", "/srv/a#b?c%20.sql", "standard input", "C:\\migrations\\1.sql"])(
    "names %s by an address that leads back to it",
    async (name) => {
      const { runs } = await sarifOf(name, TEXT);
      for (const { locations } of runs[0]?.results ?? []) {
        const uri = locations[0]?.physicalLocation.artifactLocation.uri ?? "";
        expect(uri).toMatch(/^(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$/);
        expect(decodeURIComponent(uri)).toBe(name.replaceAll("\\", "/"));
      }
    },
  );

  test("of nothing found is whole", async () => {
    expect(await sarifOf("m.sql", "")).toMatchObject({ version: "2.1.0", runs: [{ results: [], tool: { driver: { rules: [] } } }] });
  });
});
