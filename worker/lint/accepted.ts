/** Findings that a comment accepts, apart from those that stand open. */
import { placeOf } from "../sql-input/place.ts";
import { issueAt, type SqlIssue } from "../sql-input/sql-issue.ts";
import type { Acceptance } from "./accept-comments.ts";

export type Accepted<T> = T & { readonly reason: string };

type Placed = { readonly file: string; readonly line: number; readonly column: number };

export type Sorted<T> = { readonly open: readonly T[]; readonly accepted: readonly Accepted<T>[]; readonly used: ReadonlySet<Acceptance> };

/** `ruleOf`: what a finding calls its rule. The reason nearest to the statement counts. */
export function sortAccepted<T extends Placed>(findings: readonly T[], acceptances: readonly Acceptance[], ruleOf: (finding: T) => string): Sorted<T> {
  const open: T[] = [];
  const accepted: Accepted<T>[] = [];
  const used = new Set<Acceptance>();
  for (const finding of findings) {
    const mine = acceptances.filter((each) => each.rule === ruleOf(finding) && covers(each, finding));
    for (const each of mine) used.add(each);
    const by = mine.find((each) => each.statement !== null) ?? mine[0];
    if (by === undefined) open.push(finding);
    else accepted.push({ ...finding, reason: by.reason });
  }
  return { open, accepted, used };
}

/** In the statement: one of a block stands within that. */
function covers({ source, statement }: Acceptance, finding: Placed): boolean {
  if (source.name !== finding.file) return false;
  if (statement === null) return true;
  const from = placeOf(source.text, statement.start);
  const until = placeOf(source.text, statement.start + statement.text.length);
  return isBefore(from, finding) && !isBefore(until, finding);
}

function isBefore(place: Omit<Placed, "file">, other: Omit<Placed, "file">): boolean {
  return place.line < other.line || (place.line === other.line && place.column <= other.column);
}

/** A comment that accepts what is not found: the statement has changed, or the comment stands in the wrong place. */
export function unusedAcceptances(acceptances: readonly Acceptance[], used: ReadonlySet<Acceptance>): readonly SqlIssue[] {
  return acceptances
    .filter((each) => !used.has(each))
    .map(({ source, start, rule, statement, text }) =>
      issueAt(
        source,
        start,
        {
          code: "lint.accept-unused",
          severity: "warning",
          message: `nothing is accepted here: ${rule} is not found ${statement === null ? "in this file" : "for this statement"}`,
          hint: "take the comment out, or put it before the statement that it is about",
        },
        text,
      ),
    );
}
