/** What the statements that mend a finding would do to those who work meanwhile, as the linter of migrations says it. */
import type { LintFinding } from "../../plv8/src/lints/lint-rule.ts";
import type { RuntimeFacts } from "../../plv8/src/lints/runtime-facts.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { SizeClass } from "../../plv8/src/types/plan.ts";
import type { Known } from "../lint/facts.ts";
import { lintScript } from "../lint/lint-script.ts";
import { readScript } from "../sql-input/read-script.ts";

/** By key of the finding; nothing where a fix makes nobody wait for long. */
export async function fixCosts(
  findings: readonly LintFinding[],
  catalog: Catalog,
  facts: RuntimeFacts,
  major: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const known: Known = {
    catalog,
    major,
    sizes: Object.fromEntries(Object.entries(facts.tables).map(([address, table]) => [address, sizeOf(table.bytes)] as const)),
    rows: Object.fromEntries(Object.entries(facts.tables).map(([address, table]) => [address, Math.max(table.rows, table.live)] as const)),
  };
  const costs = new Map<string, readonly string[]>();
  for (const finding of findings) {
    if (finding.fix.length === 0) continue;
    const script = await readScript([{ name: finding.key, text: `set lock_timeout = '150ms';\n${finding.fix.join(";\n")};` }]);
    const said = lintScript(script, { known, schema: "public", in_transaction: false, seen: null }).filter(
      (each) => each.severity !== "info" && each.lock !== null,
    );
    if (said.length > 0) costs.set(finding.key, [...new Set(said.map((each) => `${each.lock ?? ""}: ${each.message}`))]);
  }
  return costs;
}

function sizeOf(bytes: number): SizeClass {
  return bytes === 0 ? "empty" : bytes <= 1024 * 1024 ? "small" : "large";
}
