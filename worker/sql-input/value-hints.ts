/**
 * `-- @forward EXPRESSION`, `-- @back EXPRESSION`, `-- @fill EXPRESSION`, each on a line of its own before a column: what rows that stand get, as a model says it
 * under `evolve`. `forward` and `fill` read the former columns of the table, `back` the later ones.
 */
import type { EvolveRule } from "../../plv8/src/types/design.ts";
import { qualifiedName, quoteIdent } from "../../plv8/src/render/names.ts";
import { commentHints } from "./comment-hints.ts";
import { parseStatement } from "./parse-statement.ts";
import { offsetOfByte } from "./place.ts";
import type { ReadScript } from "./read-script.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";
import type { SqlSource } from "./sql-source.ts";

export type ValueHint = {
  readonly word: "forward" | "back" | "fill";
  readonly expression: string;
  /** Names of columns that it reads. */
  readonly reads: readonly string[];
  /** Address of the column that it is about. */
  readonly column: string;
  readonly source: SqlSource;
  readonly start: number;
};

const HINT = /^--\s*@(forward|back|fill)\b[ \t]*(.*?)\s*$/;
const CODE = "sql.value-hint";

/** `schema`: where unqualified names go. */
export function valueHints(script: ReadScript, schema: string): { readonly hints: readonly ValueHint[]; readonly issues: readonly SqlIssue[] } {
  const hints: ValueHint[] = [];
  const words = { code: CODE, called: "hint about values", nothing: "no column", put: "put it on the line before the column, inside of CREATE TABLE" };
  const found = commentHints(script, schema, HINT, words, (target) => target.kind === "column");
  const issues = [...found.issues];
  for (const { words: said, target, text, source, start } of found.hints) {
    const word = (said[1] ?? "") as ValueHint["word"];
    const expression = said[2] ?? "";
    const column = `column:${qualifiedName(target.schema ?? schema, target.of ?? "")}.${quoteIdent(target.name)}`;
    const read = readExpression(expression);
    const twice = hints.some((each) => each.column === column && each.word === word);
    const problem = "problem" in read ? read : twice ? { problem: `${target.name} has a second @${word}`, hint: "say it once" } : null;
    if (problem !== null) issues.push(issueAt(source, start, { code: CODE, message: problem.problem, hint: problem.hint }, text));
    else if ("reads" in read) hints.push({ word, expression: read.expression, reads: read.reads, column, source, start });
  }
  return { hints, issues };
}

/** One rule for each column that something is told of. */
export function evolveOf(hints: readonly ValueHint[]): readonly EvolveRule[] {
  const told = (column: string, word: ValueHint["word"]): string | null =>
    hints.find((each) => each.column === column && each.word === word)?.expression ?? null;
  return [...new Set(hints.map((hint) => hint.column))].sort().map((column) => ({
    column,
    forward: told(column, "forward"),
    back: told(column, "back"),
    fill: told(column, "fill"),
  }));
}

type Read = { readonly expression: string; readonly reads: readonly string[] } | { readonly problem: string; readonly hint: string };

/** One expression over the columns of a row: it stands in triggers and in batches, where there is nothing else. */
function readExpression(text: string): Read {
  const alone = parseStatement(`select ${text}`);
  const inBrackets = parseStatement(`select (${text}\n)`);
  const target = alone.ok && inBrackets.ok ? onlyTarget(alone.node) : null;
  if (text === "" || target === null || onlyTarget(inBrackets.ok ? inBrackets.node : null) === null || /--|\/\*/u.test(text))
    return {
      problem: `this is not one expression${alone.ok || text === "" ? "" : `: ${alone.message}`}`,
      hint: "write one SQL expression over the columns of the table, on this line: -- @forward to_timestamp(created)",
    };
  const reads: Column[] = [];
  const problem = walk(target, reads);
  return problem === null
    ? { expression: withNames(text, reads), reads: [...new Set(reads.map((column) => column.name))] }
    : { problem, hint: "say it of the columns of one row, by their bare names" };
}

/** Columns as a catalog writes them, whatever the case in which they are typed. */
function withNames(text: string, columns: readonly Column[]): string {
  const places = columns.map(({ name, location }) => ({ name, at: offsetOfByte(`select ${text}`, location) - "select ".length }));
  return places
    .sort((left, right) => right.at - left.at)
    .reduce((done, { name, at }) => done.slice(0, at) + done.slice(at).replace(/^(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)/u, () => quoteIdent(name)), text);
}

type Column = { readonly name: string; /** In bytes of the statement. */ readonly location: number };
type Node = Readonly<Record<string, unknown>>;

function onlyTarget(node: unknown): unknown {
  const select = (node as { SelectStmt?: Node } | null)?.SelectStmt;
  const targets = (select?.["targetList"] ?? []) as readonly { ResTarget?: { name?: string; val?: unknown } }[];
  const others = Object.keys(select ?? {}).filter((key) => !["targetList", "limitOption", "op"].includes(key));
  const [target] = targets;
  return select !== undefined && targets.length === 1 && others.length === 0 && target?.ResTarget?.name === undefined ? (target?.ResTarget?.val ?? null) : null;
}

/** What is no matter of one row; null: nothing. */
function walk(node: unknown, reads: Column[]): string | null {
  if (typeof node !== "object" || node === null) return null;
  for (const [key, value] of Object.entries(node)) {
    if (key === "SubLink") return "a query inside of the expression would read other rows";
    if (key === "ParamRef") return "a parameter stands for nothing here";
    if (key === "FuncCall" && ((value as Node)["over"] !== undefined || (value as Node)["agg_star"] === true))
      return "an aggregate or window function would read other rows";
    if (key === "ColumnRef") {
      const fields = ((value as Node)["fields"] ?? []) as readonly { String?: { sval?: string } }[];
      const name = fields[0]?.String?.sval;
      if (fields.length !== 1 || name === undefined) return "columns stand by their bare names";
      reads.push({ name, location: Number((value as Node)["location"] ?? 0) });
    }
    const inside = walk(value, reads);
    if (inside !== null) return inside;
  }
  return null;
}
