import { own } from "../own.ts";
import { allowedForms, allowedFunctions, allowedTypes } from "./allowed.ts";
import { type Cursor, expectOperator, expectWord, peek, suggestion, takeOperator, takeWord, unexpected } from "./cursor.ts";
import { parseOr } from "./parse.ts";
import type { Token } from "./tokens.ts";
import { type Expression, ProblemFound } from "./tree.ts";

/** `case [operand] when … then … [else …] end`; the word `case` is taken. */
export function parseCase(cursor: Cursor): Expression {
  const operand = peek(cursor).value === "when" && peek(cursor).kind === "word" ? null : parseOr(cursor);
  const branches: { when: Expression; then: Expression }[] = [];
  while (takeWord(cursor, "when")) {
    const when = parseOr(cursor);
    expectWord(cursor, "then");
    branches.push({ when, then: parseOr(cursor) });
  }
  if (branches.length === 0) throw unexpected(peek(cursor), "`when` is expected here.");
  const otherwise = takeWord(cursor, "else") ? parseOr(cursor) : null;
  expectWord(cursor, "end");
  return { kind: "case", operand, branches, otherwise };
}

/** A call of an allowed function, or `cast(… as …)`; the name is taken, the bracket is next. */
export function parseCall(cursor: Cursor, name: Token): Expression {
  if (name.kind === "word" && name.value === "cast") return parseCastForm(cursor);
  const allowed = name.kind === "word" ? (own(allowedFunctions, name.value) ?? own(allowedForms, name.value)) : undefined;
  if (allowed === undefined) {
    const known = [...Object.keys(allowedFunctions), ...Object.keys(allowedForms)].sort();
    throw new ProblemFound(
      name.at,
      "expression.function",
      `The function \`${name.value.slice(0, 60)}\` is not allowed in a model.`,
      suggestion(name.value, known, `Use one of: ${known.join(", ")}.`),
    );
  }
  expectOperator(cursor, "(");
  const list: Expression[] = [];
  if (takeOperator(cursor, [")"]) === null) {
    do list.push(parseOr(cursor));
    while (takeOperator(cursor, [","]) !== null);
    expectOperator(cursor, ")");
  }
  if (list.length < allowed.min || list.length > allowed.max) {
    const wanted = allowed.min === allowed.max ? String(allowed.min) : `${allowed.min} to ${allowed.max}`;
    throw new ProblemFound(
      name.at,
      "expression.arguments",
      `${name.value} takes ${wanted} arguments, ${list.length} given.`,
      `Give ${name.value} ${wanted} arguments.`,
    );
  }
  return { kind: "call", name: name.value, arguments: list };
}

function parseCastForm(cursor: Cursor): Expression {
  expectOperator(cursor, "(");
  const operand = parseOr(cursor);
  expectWord(cursor, "as");
  const type = parseType(cursor);
  expectOperator(cursor, ")");
  return { kind: "cast", operand, type };
}

/** A type of the allow-list, as it is printed. */
export function parseType(cursor: Cursor): string {
  const token = peek(cursor);
  cursor.index += 1;
  let name = token.kind === "word" ? token.value : "";
  if (name === "double") {
    expectWord(cursor, "precision");
    name = "double precision";
  } else if (name === "timestamp") {
    expectWord(cursor, "with");
    expectWord(cursor, "time");
    expectWord(cursor, "zone");
    name = "timestamp with time zone";
  }
  const printed = own(allowedTypes, name);
  if (printed === undefined) {
    throw new ProblemFound(
      token.at,
      "expression.type",
      `A cast to \`${token.value.slice(0, 60)}\` is not allowed in a model.`,
      suggestion(token.value, Object.keys(allowedTypes), `Use one of: ${Object.keys(allowedTypes).sort().join(", ")}.`),
    );
  }
  if (printed !== "numeric" || takeOperator(cursor, ["("]) === null) return printed;
  const digits = [parseDigits(cursor)];
  if (takeOperator(cursor, [","]) !== null) digits.push(parseDigits(cursor));
  expectOperator(cursor, ")");
  return `numeric(${digits.join(",")})`;
}

function parseDigits(cursor: Cursor): string {
  const token = peek(cursor);
  if (token.kind !== "number" || !/^\d{1,3}$/.test(token.value)) throw unexpected(token, "A small whole number is expected here.");
  cursor.index += 1;
  return String(Number(token.value));
}
