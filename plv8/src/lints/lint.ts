/** Judges a catalog by every rule. Pure: the same catalog and facts give the same findings, in the same order. */
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import type { Catalog } from "../types/catalog.ts";
import { lintList } from "./lint-list.ts";
import type { Found, LintFinding, LintRule } from "./lint-rule.ts";
import { Lookup } from "./lookup.ts";
import type { RuntimeFacts } from "./runtime-facts.ts";

export type LintInput = {
  readonly catalog: Catalog;
  readonly major: number;
  /** null: static rules only, as for a model that nobody has loaded. */
  readonly facts: RuntimeFacts | null;
};

const levels = { error: 0, warn: 1, info: 2 } as const;

/** Findings, worst first, then by rule and address. */
export function lint({ catalog, major, facts }: LintInput): readonly LintFinding[] {
  const schema = new Lookup(catalog, major);
  const findings = lintList.flatMap((rule) => {
    const found = rule.reads === "static" ? rule.find(schema) : facts === null ? [] : rule.find(schema, facts);
    return found.map((each) => findingOf(rule, each));
  });
  return findings.sort((left, right) => levels[left.level] - levels[right.level] || compareCodePoints(left.key, right.key));
}

function findingOf(rule: LintRule, found: Found): LintFinding {
  const fix = found.fix ?? [];
  return {
    key: lintKey(rule.name, found.address, found.detail === undefined ? "" : `/${found.detail}`),
    rule: rule.name,
    title: rule.title,
    level: rule.level,
    category: rule.category,
    reads: rule.reads,
    address: found.address,
    message: found.message,
    why: rule.why,
    remedy: rule.remedy,
    evidence: found.evidence,
    confidence: found.confidence ?? "certain",
    fix,
    reversible: fix.length === 0 ? null : (found.reversible ?? true),
  };
}

/** `detail`: nothing, or what tells findings of one rule about one object apart, behind a slash. */
export function lintKey(rule: string, address: string, detail = ""): string {
  return `${rule}/${address}${detail}`;
}
