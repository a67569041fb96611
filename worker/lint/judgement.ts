/** All that lint says of a migration, and how much of it there is. */
import type { SqlIssue } from "../sql-input/sql-issue.ts";
import type { Accepted } from "./accepted.ts";
import type { Finding, Severity } from "./finding.ts";
import type { PlacedLint } from "./new-lints.ts";

export type Judgement = {
  readonly issues: readonly SqlIssue[];
  readonly findings: readonly Finding[];
  readonly lints: readonly PlacedLint[];
  /** What a comment in the text accepts. */
  readonly accepted: { readonly findings: readonly Accepted<Finding>[]; readonly lints: readonly Accepted<PlacedLint>[] };
};

export function lintSeverity(lint: PlacedLint): Severity {
  return lint.level === "warn" ? "warning" : lint.level;
}

/** Without notes: what is shown where nobody asks for all. */
export function withoutNotes({ issues, findings, lints, accepted }: Judgement): Judgement {
  return {
    issues,
    findings: findings.filter((each) => each.severity !== "info"),
    lints: lints.filter((each) => each.level !== "info"),
    accepted: { findings: accepted.findings.filter((each) => each.severity !== "info"), lints: accepted.lints.filter((each) => each.level !== "info") },
  };
}

/** Of those that stand open. */
export function severitiesOf({ issues, findings, lints }: Judgement): readonly Severity[] {
  return [...issues.map((issue) => issue.severity), ...findings.map((each) => each.severity), ...lints.map(lintSeverity)];
}
