/** From texts to judged statements, before anything is executed: every problem at once. */
import { cutNames } from "./cut-names.ts";
import { wrappersIn, wrappersMade } from "./foreign-wrappers.ts";
import { judgeMeta, judgeStatement, tagOf, type Verdict } from "./judge-statement.ts";
import { mentionedRoles, type RoleMention } from "./mentioned-roles.ts";
import { openParser, parseStatement, type StatementNode } from "./parse-statement.ts";
import { quoteParameterNames } from "./parameter-names.ts";
import { PsqlVariables } from "./psql-variables.ts";
import { splitStatements, type Comment } from "./split-statements.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";
import { NO_CONNECTION } from "./subscriptions.ts";
import type { SqlSource } from "./sql-source.ts";
import { waysBack } from "./ways-back.ts";
import { bareText } from "./whole-publications.ts";

export type Statement = {
  readonly source: SqlSource;
  /** Offset of its first character in the source. */
  readonly start: number;
  readonly text: string;
  readonly node: StatementNode;
  readonly verdict: Verdict;
  readonly roles: readonly RoleMention[];
};

export type ReadScript = {
  readonly statements: readonly Statement[];
  readonly comments: readonly { readonly source: SqlSource; readonly comments: readonly Comment[] }[];
  /** Errors: nothing should be executed. Warnings: what is left out, with the reason. */
  readonly issues: readonly SqlIssue[];
};

export async function readScript(sources: readonly SqlSource[]): Promise<ReadScript> {
  await openParser();
  const statements: Statement[] = [];
  const issues: SqlIssue[] = [];
  const comments = sources.map((source) => {
    const split = splitStatements(source.text);
    const variables = new PsqlVariables();
    const back = waysBack(split.comments, source.text.length);
    const isBack = ({ start }: { readonly start: number }): boolean => back.some((way) => way.start < start && start < way.end);
    for (const way of back)
      if (split.pieces.some((piece) => way.start < piece.start && piece.start < way.end))
        issues.push(
          issueAt(source, way.start, {
            code: "sql.way-back",
            severity: "warning",
            message: "what stands below this mark is the migration's way back: it is left out",
            hint: null,
          }),
        );
    for (const piece of split.pieces.filter((each) => !isBack(each))) {
      if (piece.kind === "unclosed") {
        issues.push(
          issueAt(source, piece.start, {
            code: "sql.unclosed",
            message: `${piece.what} begins here and never ends`,
            hint: "close it; everything behind it was not read",
          }),
        );
      } else if (piece.kind === "meta") {
        variables.learn(piece.text);
        const verdict = includes(piece.text, sources) ? null : judgeMeta(piece.command);
        if (verdict !== null)
          issues.push(
            issueAt(
              source,
              piece.start,
              {
                code: `sql.meta-${verdict.kind}`,
                severity: verdict.kind === "refuse" ? "error" : "warning",
                message: `psql's \\${piece.command} is ${verdict.kind === "refuse" ? "refused" : "left out"}: ${verdict.why}`,
                hint: verdict.hint,
              },
              piece.text,
            ),
          );
      } else {
        const { text, parsed } = parsedText(variables.fill(piece.text));
        if (!parsed.ok) issues.push(syntaxIssue(source, text, piece.start, parsed));
        else if (parsed.node !== null)
          statements.push({
            source,
            start: piece.start,
            text: bareText(parsed.node, text) ?? text,
            node: parsed.node,
            verdict: judgeStatement(parsed.node),
            roles: mentionedRoles(parsed.node),
          });
        for (const name of cutNames(piece.text))
          issues.push(
            issueAt(
              source,
              piece.start + name.at,
              {
                code: "sql.name-cut",
                severity: "warning",
                message: `${name.name} is longer than 63 bytes: Postgres cuts it to ${name.cut}`,
                hint: "give it a shorter name: two that begin alike would be one",
              },
              piece.text,
            ),
          );
      }
    }
    return { source, comments: split.comments.filter((comment) => !isBack(comment)) };
  });
  const wrappers = wrappersMade(statements.map(({ node }) => node));
  const judged = statements.map((statement): Statement =>
    wrappersIn(statement.node).some((name) => wrappers.has(name))
      ? { ...statement, verdict: { kind: "skip", why: "what is said of a foreign-data wrapper is read from the text", silent: true } }
      : statement,
  );
  for (const statement of judged) {
    const { verdict } = statement;
    if (verdict.kind === "refuse")
      issues.push(issueAt(statement.source, statement.start, { code: "sql.refused", message: `refused: ${verdict.why}`, hint: verdict.hint }, statement.text));
    if (verdict.kind === "skip" && verdict.silent !== true)
      issues.push(
        issueAt(
          statement.source,
          statement.start,
          { code: "sql.left-out", severity: "warning", message: `left out: ${verdict.why}`, hint: null },
          statement.text,
        ),
      );
    if (holdsPassword(statement))
      issues.push(
        issueAt(
          statement.source,
          statement.start,
          {
            code: "sql.password",
            severity: "warning",
            message: "a password stands in this text: whoever may read a declared version reads it there",
            hint: "take it out, and change it where it is used",
          },
          null,
        ),
      );
    if (verdict.kind === "run" && verdict.note !== undefined)
      issues.push(issueAt(statement.source, statement.start, { code: "sql.executed", severity: "warning", message: verdict.note, hint: null }, statement.text));
  }
  return { statements: judged, comments, issues: folded(issues) };
}

function parsedText(text: string): { readonly text: string; readonly parsed: ReturnType<typeof parseStatement> } {
  const parsed = parseStatement(text);
  if (parsed.ok) return { text, parsed };
  const quoted = quoteParameterNames(text);
  const again = quoted === text ? parsed : parseStatement(quoted);
  return again.ok ? { text: quoted, parsed: again } : { text, parsed };
}

/** Statements that carry one to a server: what they say of it is never read, but the text is kept. */
function holdsPassword({ node, text }: Statement): boolean {
  return (
    ["CreateRoleStmt", "AlterRoleStmt", "CreateUserMappingStmt", "AlterUserMappingStmt", "CreateSubscriptionStmt", "AlterSubscriptionStmt"].includes(
      tagOf(node).tag,
    ) && /\bpassword\b(?!_)(?!\s+null)/i.test(text.replace(NO_CONNECTION, ""))
  );
}

/** `\\i` of a file that is read anyway. */
function includes(command: string, sources: readonly SqlSource[]): boolean {
  const path = /^\\(?:i|ir|include|include_relative)\s+'?(?:\.\/)?([^'\s]+)/.exec(command)?.[1];
  return path !== undefined && sources.some(({ name }) => name === path || name.endsWith(`/${path}`));
}

/** A thousand inserts are one message: the first, with the lines of the others. */
export function folded(issues: readonly SqlIssue[]): readonly SqlIssue[] {
  const keyOf = (issue: SqlIssue): string => `${issue.path} ${issue.code} ${issue.message}`;
  const alike = new Map<string, SqlIssue[]>();
  for (const issue of issues.filter(({ severity }) => severity === "warning")) {
    const found = alike.get(keyOf(issue));
    if (found === undefined) alike.set(keyOf(issue), [issue]);
    else found.push(issue);
  }
  return issues.flatMap((issue) => {
    if (issue.severity === "error") return [issue];
    const found = alike.get(keyOf(issue)) ?? [];
    if (found[0] !== issue) return [];
    const others = found.slice(1);
    const lines = [...new Set(others.map((other) => String(other.line)))];
    return [
      others.length === 0
        ? issue
        : {
            ...issue,
            message: `${issue.message} (and ${String(others.length)} more like it, in line ${lines.slice(0, 8).join(", ")}${lines.length > 8 ? ", …" : ""})`,
          },
    ];
  });
}

const VARIABLE = /(?<![:\w]):(?:\{\?\w+\}|'\w+'|"\w+"|[A-Za-z_]\w*)/;

/** A variable of psql is not SQL; it is the likely reason where one stands at or before the place that the parser stumbled over. */
function syntaxIssue(source: SqlSource, text: string, start: number, error: { readonly message: string; readonly offset: number }): SqlIssue {
  const variable = VARIABLE.exec(text);
  if (variable !== null && variable.index <= error.offset + 1) {
    return issueAt(
      source,
      start + variable.index,
      {
        code: "sql.variable",
        message: `${variable[0]} is a variable of psql and has no value here`,
        hint: "write the value itself, or \\set it above in this file",
      },
      text,
    );
  }
  return issueAt(source, start + error.offset, { code: "sql.syntax", message: error.message, hint: syntaxHint(text, error.message) }, text);
}

function syntaxHint(text: string, message: string): string {
  if (/at or near "\)"/.test(message) && /,\s*\)/.test(text)) return "take the comma before the closing bracket away";
  if (/at end of input/.test(message)) return "the statement is not complete: a bracket or a part is missing before its end";
  if (/at or near "(?:<<<<<<<|=======|>>>>>>>)/.test(message)) return "a merge conflict stands here: resolve it first";
  if (/\{\{|\}\}|<%|%>|\$\{/u.test(text)) return "a template's place stands here: give what the template becomes, with its values written in";
  if (/`/.test(text)) return 'names are quoted with " in Postgres, not with `';
  if (/\bauto_increment\b/i.test(text)) return "Postgres says: generated always as identity";
  if (/at or near "(create|alter|insert|select|comment|grant|drop|update)"/i.test(message))
    return "a semicolon is missing at the end of the statement before it";
  const word = /at or near "(user|order|group|table|end|limit|offset|check|column|default|references|desc|asc)"/i.exec(message)?.[1];
  if (word !== undefined) return `${word} is a reserved word: as a name it is written "${word}"`;
  return "correct the statement: Postgres' own parser refused it at this place";
}
