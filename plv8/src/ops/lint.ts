import { lint as lintOf } from "../lints/lint.ts";
import type { LintFinding } from "../lints/lint-rule.ts";
import type { RuntimeFacts } from "../lints/runtime-facts.ts";
import type { Result } from "../types/issue.ts";
import { readCatalog, refusal } from "./input.ts";

/** Op `lint`: `{catalog, major, facts?}` to findings, worst first. Without facts the rules that need a running server are left out. */
export function lint(input: Record<string, unknown>): Result<{ readonly findings: readonly LintFinding[] }> {
  const catalog = readCatalog(input["catalog"], "catalog");
  if (!catalog.ok) return catalog;
  const { major, facts } = input;
  if (typeof major !== "number" || major < 15) return refusal("compiler.input", "major", "major is not a supported Postgres major.", "Pass 15 to 18.");
  return { ok: true, value: { findings: lintOf({ catalog: catalog.value, major, facts: (facts ?? null) as RuntimeFacts | null }) }, warnings: [] };
}
