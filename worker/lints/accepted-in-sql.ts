/** `-- @accept RULE: reason` in the SQL of a schema: before the statement that a finding is about. */
import type { LintFinding } from "../../plv8/src/lints/lint-rule.ts";
import { acceptComments, type Acceptance } from "../lint/accept-comments.ts";
import { unusedAcceptances } from "../lint/accepted.ts";
import { speaksOf } from "../lint/new-lints.ts";
import { readScript } from "../sql-input/read-script.ts";
import type { SqlIssue } from "../sql-input/sql-issue.ts";
import type { SqlSource } from "../sql-input/sql-source.ts";

/** Reasons by key of the finding; `issues`: comments that can't be meant, and that accept what is not found. */
export async function acceptedInSql(
  findings: readonly LintFinding[],
  sources: readonly SqlSource[],
): Promise<{ readonly reasons: ReadonlyMap<string, string>; readonly issues: readonly SqlIssue[] }> {
  if (!sources.some(({ text }) => text.includes("@accept"))) return { reasons: new Map(), issues: [] };
  const script = await readScript(sources);
  const { acceptances, issues } = acceptComments(script);
  const asked = new Set(acceptances.map((each) => each.rule));
  const reasons = new Map<string, string>();
  const used = new Set<Acceptance>();
  for (const finding of findings.filter((each) => asked.has(each.rule))) {
    const statement = speaksOf(finding, script.statements);
    const mine = acceptances.filter(
      (each) => each.rule === finding.rule && (each.statement === null ? each.source === statement?.source : each.statement === statement),
    );
    for (const each of mine) used.add(each);
    const by = mine.find((each) => each.statement !== null) ?? mine[0];
    if (by !== undefined) reasons.set(finding.key, by.reason);
  }
  return { reasons, issues: [...issues, ...unusedAcceptances(acceptances, used)] };
}
