/** Findings over a catalog, for people, programs, code scanning and pull requests. */
import { lintList } from "../../plv8/src/lints/lint-list.ts";
import { visible } from "../../plv8/src/render/one-line.ts";
import type { LintFinding } from "../../plv8/src/lints/lint-rule.ts";
import { sarifFile, sarifLog, sarifSuppressions } from "../lint/sarif.ts";
import type { SuppressedLint } from "./suppressions.ts";

const WORDS = { error: "error", warn: "warning", info: "note" } as const;

/** Rule by rule, worst first: what it is about is said once. `costs`: what a fix does to those who work meanwhile, by key. */
export function lintsText(findings: readonly LintFinding[], costs: ReadonlyMap<string, readonly string[]> = new Map()): string {
  const rules = [...new Set(findings.map((finding) => finding.rule))];
  return visible(
    rules
      .map((rule) => {
        const mine = findings.filter((finding) => finding.rule === rule);
        const [first] = mine;
        if (first === undefined) return "";
        return [
          `${WORDS[first.level]}: ${rule} (${first.category}) · ${first.title}`,
          ...mine.flatMap((finding) => [
            `    ${finding.message}${finding.confidence === "certain" ? "" : ` (${finding.confidence})`}`,
            `        key: ${finding.key}`,
            ...finding.fix.map((statement) => `        fix: ${statement.replaceAll("\n", "\n             ")};`),
            ...(costs.get(finding.key) ?? []).map((cost) => `        costs: ${cost}`),
          ]),
          `    why: ${first.why}`,
          `    do: ${first.remedy}`,
        ].join("\n");
      })
      .join("\n\n"),
  );
}

/** A workflow command for each; `file` null for a database. */
export function lintsGithub(findings: readonly LintFinding[], file: string | null): string {
  const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const level = { error: "error", warn: "warning", info: "notice" } as const;
  return findings
    .map(
      (finding) =>
        `::${level[finding.level]} ${file === null ? "" : `file=${property(file)},`}title=${property(`${finding.rule}: ${finding.title}`)}::${data(`${finding.message}\n${finding.remedy}${finding.fix.map((statement) => `\nfix: ${statement};`).join("")}`)}`,
    )
    .join("\n");
}

/** A line each: what may stand, and why. */
export function suppressedText(suppressed: readonly SuppressedLint[]): string {
  return visible(suppressed.map((each) => `suppressed: ${each.key} (${each.reason})`).join("\n"));
}

/** SARIF 2.1.0. The key is the fingerprint, so that code scanning knows a finding again. */
export function lintsSarif(findings: readonly LintFinding[], suppressed: readonly SuppressedLint[], file: string | null, version: string): unknown {
  const level = { error: "error", warn: "warning", info: "note" } as const;
  const used = new Set([...findings, ...suppressed].map((finding) => finding.rule));
  const rules = lintList
    .filter((rule) => used.has(rule.name))
    .map((rule) => ({
      id: rule.name,
      name: rule.name,
      shortDescription: { text: rule.title },
      fullDescription: { text: `${rule.what} ${rule.why}` },
      help: { text: `${rule.remedy}\nFine: ${rule.fine}` },
      defaultConfiguration: { level: level[rule.level] },
      properties: { category: rule.category },
    }));
  const result = (finding: LintFinding, suppressions: ReturnType<typeof sarifSuppressions>): Readonly<Record<string, unknown>> => ({
    ruleId: finding.rule,
    level: level[finding.level],
    message: { text: `${finding.message}. ${finding.remedy}${finding.fix.map((statement) => `\nFix: ${statement};`).join("")}` },
    locations: [
      {
        ...(file === null ? {} : { physicalLocation: { artifactLocation: sarifFile(file) } }),
        logicalLocations: [{ fullyQualifiedName: finding.address, kind: finding.address.slice(0, finding.address.indexOf(":")) }],
      },
    ],
    partialFingerprints: { "dataArchitectKey/v1": finding.key },
    suppressions,
  });
  return sarifLog(version, rules, [
    ...findings.map((finding) => result(finding, [])),
    ...suppressed.map((each) => result(each, sarifSuppressions(each.by === "comment" ? "inSource" : "external", each.reason))),
  ]);
}
