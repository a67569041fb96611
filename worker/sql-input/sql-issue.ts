/** A problem of SQL input: where it stands, in which statement, what to write instead. */
import type { Issue } from "../../plv8/src/types/issue.ts";
import type { SqlSource } from "./sql-source.ts";
import { placeOf } from "./place.ts";

/** `path` is the file; `statement` its statement's text, cut after a few hundred characters, or null where there is none. */
export type SqlIssue = Issue & { readonly statement: string | null };

export type SqlResult<T> =
  { readonly ok: true; readonly value: T; readonly warnings: readonly SqlIssue[] } | { readonly ok: false; readonly issues: readonly SqlIssue[] };

type Said = { readonly code: string; readonly message: string; readonly hint: string | null; readonly severity?: "error" | "warning" };

/** An issue at a place of a source. */
export function issueAt(source: SqlSource, offset: number, said: Said, statement: string | null = null): SqlIssue {
  const { line, column } = placeOf(source.text, offset);
  return {
    code: said.code,
    severity: said.severity ?? "error",
    path: source.name,
    line,
    column,
    message: said.message,
    hint: said.hint,
    statement: statement === null ? null : cut(statement),
  };
}

/** `file:line:column: error: message`, the line itself (but for one with a password) with a mark under the place, the hint: what an editor can jump to. */
export function issueText(issue: SqlIssue, sources: readonly SqlSource[]): string {
  const head = `${issue.path === "" || issue.line === null ? "" : `${issue.path}:${String(issue.line)}:${String(issue.column ?? 1)}: `}${issue.severity}: ${issue.message}`;
  const text = sources
    .find((source) => source.name === issue.path)
    ?.text.split("\n")
    [(issue.line ?? 0) - 1]?.trimEnd();
  const shown = text === undefined || text.trim() === "" || issue.code === "sql.password" ? [] : markedLine(text, issue.column ?? 1);
  return [head, ...shown, ...inStatement(issue.statement, text), ...(issue.hint === null ? [] : [`    hint: ${issue.hint}`])].join("\n");
}

/** How the statement begins, where the line alone does not say it. */
function inStatement(statement: string | null, line: string | undefined): readonly string[] {
  const [begin = ""] = (statement ?? "").trim().split("\n");
  return begin === "" || line?.includes(begin.trim()) === true
    ? []
    : [`    in: ${begin.trim().slice(0, 120)}${(statement ?? "").trim() === begin.trim() && begin.length <= 120 ? "" : " …"}`];
}

/** The line, cut around the place where it is long, and a mark. */
function markedLine(text: string, column: number): readonly string[] {
  const chars = [...text];
  const from = column > 90 ? column - 60 : 0;
  return [`    ${chars.slice(from, from + 120).join("")}`, `    ${" ".repeat(Math.max(0, column - 1 - from))}^`];
}

export function sortIssues(issues: readonly SqlIssue[]): readonly SqlIssue[] {
  const key = (issue: SqlIssue): readonly [string, number, number] => [issue.path, issue.line ?? 0, issue.column ?? 0];
  return [...issues].sort((left, right) => {
    const [a, b] = [key(left), key(right)];
    return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2];
  });
}

function cut(statement: string): string {
  return statement.length <= 400 ? statement : `${statement.slice(0, 400)}…`;
}
