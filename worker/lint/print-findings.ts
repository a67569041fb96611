/** Findings for people and for pull requests. */
import type { Finding } from "./finding.ts";
import { lintSeverity, type Judgement } from "./judgement.ts";
import type { PlacedLint } from "./new-lints.ts";

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
  return lints
    .map((each) =>
      [
        `${each.file}:${String(each.line)}:${String(each.column)}: ${lintSeverity(each)}: ${each.rule} ${each.message}`,
        `    why: ${each.why}`,
        `    do: ${each.remedy}`,
      ].join("\n"),
    )
    .join("\n\n");
}

/** A line each: what it is, and why it may stand. */
export function acceptedText({ findings, lints }: Judgement["accepted"]): string {
  const line = (at: { readonly file: string; readonly line: number; readonly column: number; readonly reason: string }, what: string): string =>
    `${at.file}:${String(at.line)}:${String(at.column)}: accepted: ${what} (${at.reason})`;
  return [...findings.map((each) => line(each, `${each.id} ${each.message}`)), ...lints.map((each) => line(each, `${each.rule} ${each.message}`))].join("\n");
}

/** A workflow command for each line of a pull request; none for what is accepted. */
export function findingsGithub({ findings, issues, lints }: Judgement): string {
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
        `::${level[lintSeverity(each)]} file=${property(each.file)},line=${String(each.line)},col=${String(each.column)},title=${property(each.rule)}::${data(`${each.message}\n${each.remedy}`)}`,
    ),
  ].join("\n");
}
