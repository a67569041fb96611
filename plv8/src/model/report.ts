import type { Issue } from "../types/issue.ts";
import { formatPath, type Path } from "./path.ts";

/** 1-based place in the text, or nulls where there is none. */
export type Place = { readonly line: number | null; readonly column: number | null };

/** Finds the text of a path: its key, or with `value` its value. A path that does not exist finds its nearest parent. */
export type Locate = (path: Path, part: "key" | "value") => Place;

/** Collects issues, so that a document's problems come all at once. */
export type Report = {
  readonly issues: Issue[];
  readonly error: (code: string, path: Path, message: string, hint?: string | null, part?: "key" | "value") => void;
  readonly warn: (code: string, path: Path, message: string, hint?: string | null, part?: "key" | "value") => void;
  readonly failed: () => boolean;
};

/** How many issues are kept: who has a thousand problems reads the first hundred. */
const maxIssues = 200;

/** A new, empty report over one text. Messages say what is wrong, hints what to write instead. */
export function createReport(locate: Locate): Report {
  const issues: Issue[] = [];
  let errors = 0;
  const add =
    (severity: Issue["severity"]) =>
    (code: string, path: Path, message: string, hint: string | null = null, part: "key" | "value" = "value") => {
      if (severity === "error") errors += 1;
      if (issues.length >= maxIssues && !(severity === "error" && errors === 1)) return;
      const place = locate(path, part);
      issues.push({ code, severity, path: formatPath(path), line: place.line, column: place.column, message, hint });
    };
  return { issues, error: add("error"), warn: add("warning"), failed: () => errors > 0 };
}
