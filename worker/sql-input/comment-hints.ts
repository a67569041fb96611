/** Comments that say something of what stands behind them, on lines of their own: `-- @renamed from x`, `-- @forward …`. */
import type { ReadScript } from "./read-script.ts";
import { targetsOf, type Target } from "./rename-targets.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";
import type { SqlSource } from "./sql-source.ts";

export type CommentHint = {
  /** What `shape` found in the comment. */
  readonly words: RegExpExecArray;
  /** What the next statement makes, or a part of it. */
  readonly target: Target;
  readonly text: string;
  readonly source: SqlSource;
  readonly start: number;
};

type Words = { readonly code: string; /** `rename hint` */ readonly called: string; readonly nothing: string; readonly put: string };

/** `schema`: where unqualified names go. What stands behind something on its line, or before nothing that it could be about, is an issue. */
export function commentHints(
  script: ReadScript,
  schema: string,
  shape: RegExp,
  words: Words,
  fits: (target: Target) => boolean = () => true,
): { readonly hints: readonly CommentHint[]; readonly issues: readonly SqlIssue[] } {
  const hints: CommentHint[] = [];
  const issues: SqlIssue[] = [];
  for (const { source, comments } of script.comments) {
    const hinted = comments.flatMap((comment) => {
      const found = shape.exec(comment.text);
      return found === null ? [] : [{ ...comment, found }];
    });
    if (hinted.length === 0) continue;
    const targets = script.statements
      .filter((statement) => statement.source === source)
      .flatMap((statement) => targetsOf(statement, schema))
      .sort((left, right) => left.at - right.at);
    for (const { text, start, end, found } of hinted) {
      const wrong = (message: string, hint: string): void => {
        issues.push(issueAt(source, start, { code: words.code, message, hint }, text));
      };
      const target = targets.find((each) => each.at >= end);
      const alone = source.text.slice(source.text.lastIndexOf("\n", start - 1) + 1, start).trim() === "";
      if (!alone)
        wrong(`a ${words.called} stands behind something on its line: it would mean what comes next`, "put it on a line of its own, before what it is about");
      else if (target === undefined || !fits(target) || !blankBetween(source.text, end, target.at))
        wrong(`the ${words.called} stands before ${words.nothing}`, words.put);
      else hints.push({ words: found, target, text, source, start });
    }
  }
  return { hints, issues };
}

/** Nothing but blanks and comments. */
function blankBetween(text: string, from: number, to: number): boolean {
  return (
    text
      .slice(from, to)
      .replace(/--[^\n]*/g, "")
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .trim() === ""
  );
}
