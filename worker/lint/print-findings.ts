/** Findings for people, programs, code scanning and pull requests. */
import type { Finding } from "./finding.ts";
import { hazardList } from "../../plv8/src/hazards/hazard-list.ts";
import { lintList } from "../../plv8/src/lints/lint-list.ts";
import type { PlacedLint } from "./new-lints.ts";
import type { SqlIssue } from "../sql-input/sql-issue.ts";

export type Format = "text" | "json" | "sarif" | "github";

export function findingsText(findings: readonly Finding[]): string {
  return findings
    .map((finding) => {
      const lines = finding.statement.split("\n");
      const lock =
        finding.lock === null
          ? []
          : [
              `    lock: ${finding.lock} on ${finding.table ?? "?"} · blocks ${finding.blocks}${finding.blocks === "nothing" ? "" : finding.brief ? ", briefly" : ", as long as it lasts"}`,
            ];
      const instead = finding.instead === null ? [] : [`    instead: ${finding.instead.replaceAll("\n", "\n             ")}`];
      return [
        `${finding.file}:${String(finding.line)}:${String(finding.column)}: ${finding.severity}: ${finding.id} ${finding.message}`,
        `    ${lines[0] ?? ""}${lines.length > 1 ? " …" : ""}`,
        ...lock,
        `    why: ${finding.why}`,
        ...instead,
      ].join("\n");
    })
    .join("\n\n");
}

/** What the migration brings into the schema. */
export function placedText(lints: readonly PlacedLint[]): string {
  const word = { error: "error", warn: "warning", info: "info" } as const;
  return lints
    .map((each) =>
      [
        `${each.file}:${String(each.line)}:${String(each.column)}: ${word[each.level]}: ${each.rule} ${each.message}`,
        `    why: ${each.why}`,
        `    do: ${each.remedy}`,
      ].join("\n"),
    )
    .join("\n\n");
}

/** A workflow command for each line of a pull request. */
export function findingsGithub(findings: readonly Finding[], issues: readonly SqlIssue[], lints: readonly PlacedLint[] = []): string {
  const level = { error: "error", warning: "warning", info: "notice" } as const;
  const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return [
    ...issues.map(
      (issue) =>
        `::${level[issue.severity]} file=${property(issue.path)},line=${String(issue.line ?? 1)},col=${String(issue.column ?? 1)},title=${property(issue.code)}::${data(`${issue.message}${issue.hint === null ? "" : `. ${issue.hint}`}`)}`,
    ),
    ...findings.map(
      (finding) =>
        `::${level[finding.severity]} file=${property(finding.file)},line=${String(finding.line)},col=${String(finding.column)},title=${property(`${finding.id} ${finding.hazard}`)}::${data(`${finding.message}${finding.instead === null ? "" : `\ninstead: ${finding.instead}`}`)}`,
    ),
    ...lints.map(
      (each) =>
        `::${({ error: "error", warn: "warning", info: "notice" } as const)[each.level]} file=${property(each.file)},line=${String(each.line)},col=${String(each.column)},title=${property(each.rule)}::${data(`${each.message}\n${each.remedy}`)}`,
    ),
  ].join("\n");
}

/** SARIF 2.1.0. */
export function findingsSarif(findings: readonly Finding[], issues: readonly SqlIssue[], lints: readonly PlacedLint[], version: string): unknown {
  const level = { error: "error", warning: "warning", info: "note" } as const;
  const place = (file: string, line: number, column: number): unknown => [
    {
      physicalLocation: {
        artifactLocation: { uri: file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/") },
        region: { startLine: line, startColumn: column },
      },
    },
  ];
  const used = new Set(findings.map((finding) => finding.id));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "data-architect",
            version,
            rules: [
              ...hazardList
                .filter((rule) => used.has(rule.id))
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
              ...[...new Set(issues.map((issue) => issue.code))].map((id) => ({ id, shortDescription: { text: "SQL that can't be read" } })),
            ],
          },
        },
        results: [
          ...issues.map((issue) => ({
            ruleId: issue.code,
            level: level[issue.severity],
            message: { text: issue.message },
            locations: place(issue.path, issue.line ?? 1, issue.column ?? 1),
          })),
          ...lints.map((each) => ({
            ruleId: each.rule,
            level: level[each.level === "warn" ? "warning" : each.level],
            message: { text: `${each.message}. ${each.remedy}` },
            locations: place(each.file, each.line, each.column),
          })),
          ...findings.map((finding) => ({
            ruleId: finding.id,
            level: level[finding.severity],
            message: { text: `${finding.message}${finding.instead === null ? "" : `\nInstead: ${finding.instead}`}` },
            locations: place(finding.file, finding.line, finding.column),
          })),
        ],
      },
    ],
  };
}
