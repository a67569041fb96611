/** What lint says of a migration, for code scanning. */
import { hazardList } from "../../plv8/src/hazards/hazard-list.ts";
import { lintList } from "../../plv8/src/lints/lint-list.ts";
import type { Judgement } from "./judgement.ts";
import { sarifFile, sarifLog, sarifSuppressions, type SarifRule } from "./sarif.ts";

const LEVEL = { error: "error", warning: "warning", warn: "warning", info: "note" } as const;

const ISSUES: Readonly<Record<string, string>> = {
  "lint.accept": "A comment that accepts a finding and can't be meant as it stands",
  "lint.accept-unused": "A comment that accepts what is not found",
  "lint.unjudged": "A command of psql whose effect is not judged",
};

export function migrationSarif(judgement: Judgement, version: string): unknown {
  const { issues, accepted } = judgement;
  const findings = [...judgement.findings, ...accepted.findings];
  const lints = [...judgement.lints, ...accepted.lints];
  const rules: readonly SarifRule[] = [
    ...hazardList
      .filter((rule) => findings.some((each) => each.id === rule.id))
      .map((rule) => ({
        id: rule.id,
        name: rule.name,
        shortDescription: { text: rule.what },
        fullDescription: { text: rule.why },
        help: { text: `Bad: ${rule.bad}\nGood: ${rule.good}\nFine: ${rule.fine}` },
      })),
    ...lintList
      .filter((rule) => lints.some((each) => each.rule === rule.name))
      .map((rule) => ({
        id: rule.name,
        name: rule.name,
        shortDescription: { text: rule.title },
        fullDescription: { text: `${rule.what} ${rule.why}` },
        help: { text: `${rule.remedy}\nFine: ${rule.fine}` },
      })),
    ...[...new Set(issues.map((issue) => issue.code))].map((id) => ({ id, shortDescription: { text: ISSUES[id] ?? "SQL that can't be read" } })),
  ];
  return sarifLog(version, rules, [
    ...issues.map((issue) => result(issue.code, LEVEL[issue.severity], issue.message, { file: issue.path, line: issue.line ?? 1, column: issue.column ?? 1 })),
    ...lints.map((each) => result(each.rule, LEVEL[each.level], `${each.message}. ${each.remedy}`, each)),
    ...findings.map((each) => result(each.id, LEVEL[each.severity], `${each.message}${each.instead === null ? "" : `\nInstead: ${each.instead}`}`, each)),
  ]);
}

type Place = { readonly file: string; readonly line: number; readonly column: number; readonly reason?: string };

function result(ruleId: string, level: "error" | "warning" | "note", text: string, at: Place): Readonly<Record<string, unknown>> {
  return {
    ruleId,
    level,
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: sarifFile(at.file), region: { startLine: at.line, startColumn: at.column } } }],
    suppressions: sarifSuppressions("inSource", at.reason),
  };
}
