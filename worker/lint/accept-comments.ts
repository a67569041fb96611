/**
 * `-- @accept RULE[, RULE…]: reason` on a line of its own before a statement (or in it), `-- @accept-in-file RULE: reason` before the first one of a file:
 * findings that somebody has looked at and lets stand.
 */
import { hazardList } from "../../plv8/src/hazards/hazard-list.ts";
import { lintList } from "../../plv8/src/lints/lint-list.ts";
import { nearest } from "../../plv8/src/model/did-you-mean.ts";
import type { ReadScript, Statement } from "../sql-input/read-script.ts";
import { issueAt, type SqlIssue } from "../sql-input/sql-issue.ts";
import type { SqlSource } from "../sql-input/sql-source.ts";

export type Acceptance = {
  /** Id of a hazard (`H005`) or name of a lint (`no_primary_key`). */
  readonly rule: string;
  readonly reason: string;
  /** Null: every statement of the file. */
  readonly statement: Statement | null;
  readonly text: string;
  readonly source: SqlSource;
  readonly start: number;
};

const COMMENT = /^--\s*@accept(-in-file)?(?![\w-])\s*(.*?)\s*$/su;
const CODE = "lint.accept";
const SHAPE = "write -- @accept H005: why it may stand";

/** By every name that a rule goes by, how a finding names it. */
const rulesByName: ReadonlyMap<string, string> = new Map([
  ...hazardList.flatMap(({ id, name }) => [[id.toLowerCase(), id] as const, [name, id] as const]),
  ...lintList.map(({ name }) => [name, name] as const),
]);

/** What is accepted, and comments that can't be meant as they stand. */
export function acceptComments(script: ReadScript): { readonly acceptances: readonly Acceptance[]; readonly issues: readonly SqlIssue[] } {
  const acceptances: Acceptance[] = [];
  const issues: SqlIssue[] = [];
  for (const { source, comments } of script.comments) {
    const statements = script.statements.filter((statement) => statement.source === source);
    for (const { text, start } of comments) {
      const found = COMMENT.exec(text);
      if (found === null) continue;
      const read = readRules(found[2] ?? "");
      const place = "problem" in read ? read : placed(source.text, start, statements, found[1] !== undefined);
      if ("problem" in read || "problem" in place) {
        const { problem, hint } = place as Problem;
        issues.push(issueAt(source, start, { code: CODE, message: problem, hint }, text));
      } else for (const rule of read.rules) acceptances.push({ rule, reason: read.reason, statement: place.statement, text, source, start });
    }
  }
  return { acceptances, issues };
}

type Problem = { readonly problem: string; readonly hint: string };

function readRules(words: string): { readonly rules: readonly string[]; readonly reason: string } | Problem {
  const colon = words.indexOf(":");
  const reason = colon === -1 ? "" : words.slice(colon + 1).trim();
  const names = (colon === -1 ? words : words.slice(0, colon)).split(/[\s,]+/u).filter((name) => name !== "");
  const [first] = names;
  if (first === undefined) return { problem: "@accept does not say which rule", hint: SHAPE };
  if (reason === "") return { problem: "@accept does not say why", hint: `write -- @accept ${colon === -1 ? first : names.join(", ")}: why it may stand` };
  const unknown = names.find((name) => !rulesByName.has(name.toLowerCase()));
  if (unknown !== undefined) return unknownRule(unknown);
  return { rules: [...new Set(names.map((name) => rulesByName.get(name.toLowerCase()) ?? name))], reason };
}

function unknownRule(name: string): Problem {
  if (/^(?:sql|lint)\./u.test(name))
    return { problem: `${name} can't be accepted: it is an error of the text`, hint: "mend the statement, and take the comment out" };
  const near = name.length > 100 ? null : nearest(name, [...rulesByName.keys()]);
  const id = near === null ? undefined : rulesByName.get(near);
  return {
    problem: `${name} is no rule of lint`,
    hint:
      near === null || id === undefined
        ? "every rule stands in docs/reference/hazards.md and docs/reference/lints.md"
        : `did you mean ${near === id.toLowerCase() ? id : near}?`,
  };
}

/** The statement around a comment, else the next one. */
function placed(text: string, start: number, statements: readonly Statement[], file: boolean): { readonly statement: Statement | null } | Problem {
  if (text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim() !== "")
    return { problem: "@accept stands behind something on its line: it would mean what comes next", hint: "put it on a line of its own, before the statement" };
  if (file)
    return statements.some((each) => each.start < start)
      ? { problem: "@accept-in-file stands behind a statement", hint: "put it before the first statement of the file; of one statement only: @accept" }
      : { statement: null };
  const around = statements.findLast((each) => each.start < start && start < each.start + each.text.length);
  const statement = around ?? statements.find((each) => each.start > start);
  return statement === undefined ? { problem: "@accept stands before no statement", hint: "put it before the one that it is about" } : { statement };
}
