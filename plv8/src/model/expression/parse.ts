import { limits } from "../limits.ts";
import { parseCase, parseCall, parseType } from "./parse-forms.ts";
import { type Cursor, expectOperator, expectWord, peek, takeOperator, takeWord, unexpected } from "./cursor.ts";
import { type Token, tokenize } from "./tokens.ts";
import { depthOf, type Expression, type ExpressionProblem, ProblemFound } from "./tree.ts";

/**
 * Parses one SQL expression of the grammar that models may use.
 *
 * @example parseExpression("total >= 0") // { ok: true, tree: { kind: "binary", … } }
 */
export function parseExpression(text: string): { readonly ok: true; readonly tree: Expression } | { readonly ok: false; readonly problem: ExpressionProblem } {
  if (text.length > limits.expressionLength) {
    return {
      ok: false,
      problem: {
        at: 0,
        code: "expression.too-long",
        message: `The expression has ${text.length} characters; at most ${limits.expressionLength} are read.`,
        hint: "Split it into several rules.",
      },
    };
  }
  try {
    const cursor: Cursor = { tokens: tokenize(text), index: 0, depth: 0 };
    const tree = parseOr(cursor);
    const rest = peek(cursor);
    if (rest.kind !== "end") throw unexpected(rest, "One expression ends before it.");
    if (depthOf(tree) > limits.expressionParts)
      throw new ProblemFound(
        0,
        "expression.too-deep",
        `The expression chains more than ${limits.expressionParts} parts.`,
        "Split it into several rules, or write in (…).",
      );
    return { ok: true, tree };
  } catch (error) {
    if (error instanceof ProblemFound) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Parses a whole expression at the cursor. */
export function parseOr(cursor: Cursor): Expression {
  cursor.depth += 1;
  if (cursor.depth > limits.expressionDepth)
    throw new ProblemFound(
      peek(cursor).at,
      "expression.too-deep",
      `The expression is nested deeper than ${limits.expressionDepth} levels.`,
      "Split it into several rules.",
    );
  let left = parseAnd(cursor);
  while (takeWord(cursor, "or")) left = { kind: "binary", operator: "or", left, right: parseAnd(cursor) };
  cursor.depth -= 1;
  return left;
}

function parseAnd(cursor: Cursor): Expression {
  let left = parseNot(cursor);
  while (takeWord(cursor, "and")) left = { kind: "binary", operator: "and", left, right: parseNot(cursor) };
  return left;
}

function parseNot(cursor: Cursor): Expression {
  let count = 0;
  while (takeWord(cursor, "not")) count += 1;
  let operand = parseIs(cursor);
  for (; count > 0; count -= 1) operand = { kind: "unary", operator: "not", operand };
  return operand;
}

function parseIs(cursor: Cursor): Expression {
  let left = parseComparison(cursor);
  while (takeWord(cursor, "is")) {
    const not = takeWord(cursor, "not");
    if (takeWord(cursor, "distinct")) {
      expectWord(cursor, "from");
      left = { kind: "distinct", left, right: parseComparison(cursor), not };
      continue;
    }
    const token = peek(cursor);
    const what = (["null", "true", "false", "unknown"] as const).find((word) => takeWord(cursor, word));
    if (what === undefined) throw unexpected(token, "After `is`: null, not null, true, false, unknown, or distinct from.");
    left = { kind: "is", operand: left, not, what };
  }
  return left;
}

function parseComparison(cursor: Cursor): Expression {
  const left = parseMatch(cursor);
  const operator = takeOperator(cursor, ["=", "<>", "!=", "<=", ">=", "<", ">"]);
  if (operator === null) return left;
  return { kind: "binary", operator: operator === "!=" ? "<>" : operator, left, right: parseMatch(cursor) };
}

function parseMatch(cursor: Cursor): Expression {
  const left = parseOther(cursor);
  const mark = cursor.index;
  const not = takeWord(cursor, "not");
  if (takeWord(cursor, "in")) return { kind: "in", operand: left, items: parseList(cursor), not };
  if (takeWord(cursor, "between")) {
    const low = parseOther(cursor);
    expectWord(cursor, "and");
    return { kind: "between", operand: left, low, high: parseOther(cursor), not };
  }
  for (const fold of [false, true]) {
    if (takeWord(cursor, fold ? "ilike" : "like")) return { kind: "like", operand: left, pattern: parseOther(cursor), not, fold };
  }
  cursor.index = mark;
  return left;
}

function parseList(cursor: Cursor): readonly Expression[] {
  expectOperator(cursor, "(");
  if (peek(cursor).value === "select") throw subselect(peek(cursor));
  const items = [parseOr(cursor)];
  while (takeOperator(cursor, [","]) !== null) items.push(parseOr(cursor));
  expectOperator(cursor, ")");
  return items;
}

function parseOther(cursor: Cursor): Expression {
  return parseLeft(cursor, ["||", "~", "~*", "!~", "!~*"], parseSum);
}

function parseSum(cursor: Cursor): Expression {
  return parseLeft(cursor, ["+", "-"], parseProduct);
}

function parseProduct(cursor: Cursor): Expression {
  return parseLeft(cursor, ["*", "/", "%"], parseSign);
}

function parseLeft(cursor: Cursor, operators: readonly string[], parseOperand: (cursor: Cursor) => Expression): Expression {
  let left = parseOperand(cursor);
  for (let operator = takeOperator(cursor, operators); operator !== null; operator = takeOperator(cursor, operators)) {
    left = { kind: "binary", operator, left, right: parseOperand(cursor) };
  }
  return left;
}

function parseSign(cursor: Cursor): Expression {
  if (takeOperator(cursor, ["+"]) !== null) return parseCast(cursor);
  if (takeOperator(cursor, ["-"]) !== null) return { kind: "unary", operator: "-", operand: parseCast(cursor) };
  return parseCast(cursor);
}

function parseCast(cursor: Cursor): Expression {
  let operand = parsePrimary(cursor);
  while (takeOperator(cursor, ["::"]) !== null) operand = { kind: "cast", operand, type: parseType(cursor) };
  return operand;
}

function parsePrimary(cursor: Cursor): Expression {
  const token = peek(cursor);
  cursor.index += 1;
  if (token.kind === "number") return { kind: "number", value: token.value };
  if (token.kind === "text") return { kind: "text", value: token.value, at: token.at };
  if (token.kind === "quoted") return parseName(cursor, token);
  if (token.kind === "operator" && token.value === "(") {
    if (peek(cursor).value === "select") throw subselect(peek(cursor));
    const inner = parseOr(cursor);
    expectOperator(cursor, ")");
    return inner;
  }
  if (token.kind !== "word") throw unexpected(token, "A value is expected: a name, a text in single quotes, a number or a bracket.");
  if (token.value === "true" || token.value === "false" || token.value === "null") return { kind: "constant", value: token.value };
  if (token.value === "case") return parseCase(cursor);
  if (/^(select|with|values|exists|array|row|any|all|some)$/.test(token.value)) throw subselect(token);
  if (
    /^(current_user|session_user|user|current_role|current_catalog|current_schema|current_date|current_time|current_timestamp|localtime|localtimestamp)$/.test(
      token.value,
    )
  ) {
    throw new ProblemFound(
      token.at,
      "expression.session",
      `\`${token.value}\` depends on the session, not on the row.`,
      "Use the entity's own attributes; in evolve, now() gives the time.",
    );
  }
  if (peek(cursor).kind === "operator" && peek(cursor).value === "(") return parseCall(cursor, token);
  if ((token.value === "interval" || token.value === "date") && peek(cursor).kind === "text") {
    const text = peek(cursor).value;
    const form = token.value === "date" ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{1,6} (second|minute|hour|day|week|month|year)s?$/;
    if (!form.test(text))
      throw new ProblemFound(
        token.at,
        "expression.literal",
        `'${text.slice(0, 40)}' is not a plain ${token.value}.`,
        token.value === "date" ? "Write it like date '2026-01-31'." : "Write it like interval '30 days'.",
      );
    cursor.index += 1;
    return { kind: "typed", type: token.value, value: text };
  }
  return parseName(cursor, token);
}

function parseName(cursor: Cursor, token: Token): Expression {
  if (peek(cursor).kind === "operator" && peek(cursor).value === ".") {
    throw new ProblemFound(
      token.at,
      "expression.qualified",
      `\`${token.value}.…\` reaches outside the row.`,
      "Name the entity's own attributes and to-one keys only, without a prefix.",
    );
  }
  if (peek(cursor).kind === "operator" && peek(cursor).value === "(") return parseCall(cursor, token);
  return { kind: "name", name: token.value, at: token.at };
}

function subselect(token: Token): ProblemFound {
  return new ProblemFound(
    token.at,
    "expression.subselect",
    `\`${token.value}\` can't stand in an expression: no subselects, arrays or rows.`,
    "Use the entity's own attributes and to-one keys only; a rule over several rows belongs into the application.",
  );
}
