import { ProblemFound } from "./tree.ts";

export type Token = {
  readonly kind: "word" | "quoted" | "text" | "number" | "operator" | "end";
  /** Words in lower case; texts and quoted names without their quotes. */
  readonly value: string;
  readonly at: number;
};

const operators = ["::", "<=", ">=", "<>", "!=", "||", "!~*", "!~", "~*", "(", ")", ",", "+", "-", "*", "/", "%", "=", "<", ">", "~", "."].sort(
  (left, right) => right.length - left.length,
);

/** Splits an expression into tokens; throws ProblemFound at anything outside the grammar: comments, semicolons, dollar quotes, parameters. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 200);
    const space = /^[ \t\r\n]+/.exec(rest);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const token = next(text, rest, at);
    tokens.push(token.token);
    at = token.end;
  }
  tokens.push({ kind: "end", value: "", at: text.length });
  return tokens;
}

function next(text: string, rest: string, at: number): { readonly token: Token; readonly end: number } {
  refuseForbidden(rest, at);
  const number = /^(\d+(\.\d+)?|\.\d+)/.exec(rest);
  if (number !== null) {
    if (/^[A-Za-z_0-9.]/.test(rest.slice(number[0].length))) {
      throw new ProblemFound(
        at,
        "expression.number",
        `\`${/^[\w.]+/.exec(rest)?.[0] ?? number[0]}\` is not a plain number.`,
        "Write digits, with a point where needed: 12.5.",
      );
    }
    return { token: { kind: "number", value: number[0].startsWith(".") ? `0${number[0]}` : number[0], at }, end: at + number[0].length };
  }
  const word = /^[A-Za-z_][A-Za-z0-9_]*/.exec(rest);
  if (word !== null) {
    if (/^(e|b|x|n|u&?)$/i.test(word[0]) && /^&?'/.test(rest.slice(word[0].length))) {
      throw new ProblemFound(at, "expression.text", "Texts with a prefix (E'', B'', U&'') are not allowed.", "Write a plain text in single quotes.");
    }
    return { token: { kind: "word", value: word[0].toLowerCase(), at }, end: at + word[0].length };
  }
  if (rest.startsWith("'")) return quoted(text, at, "'", "text");
  if (rest.startsWith('"')) return quoted(text, at, '"', "quoted");
  const operator = operators.find((candidate) => rest.startsWith(candidate));
  if (operator !== undefined) return { token: { kind: "operator", value: operator, at }, end: at + operator.length };
  throw new ProblemFound(at, "expression.character", `\`${rest.slice(0, 1)}\` can't stand in an expression.`, "Remove it; texts stand in single quotes.");
}

function refuseForbidden(rest: string, at: number): void {
  if (rest.startsWith(";"))
    throw new ProblemFound(
      at,
      "expression.semicolon",
      "A semicolon ends a statement; only one expression may stand here.",
      "Remove the semicolon and what follows it.",
    );
  if (rest.startsWith("--") || rest.startsWith("/*"))
    throw new ProblemFound(at, "expression.comment", "A comment can't stand in an expression.", "Remove it; two minus signs in a row need a space: `1 - -1`.");
  if (rest.startsWith("$"))
    throw new ProblemFound(
      at,
      "expression.dollar",
      "Dollar quotes and parameters are not allowed.",
      "Write texts in single quotes, a quote inside doubled: 'it''s'.",
    );
  if (rest.startsWith("\\")) throw new ProblemFound(at, "expression.character", "A backslash can't stand outside a text.", "Remove it.");
}

function quoted(text: string, at: number, mark: string, kind: "text" | "quoted"): { readonly token: Token; readonly end: number } {
  let value = "";
  let position = at + 1;
  for (;;) {
    const close = text.indexOf(mark, position);
    if (close === -1)
      throw new ProblemFound(
        at,
        "expression.unclosed",
        `A ${kind === "text" ? "text" : "quoted name"} that starts here is not closed.`,
        `Close it with ${mark}; a ${mark} inside is doubled.`,
      );
    value += text.slice(position, close);
    if (text[close + 1] !== mark) return { token: { kind, value, at }, end: close + 1 };
    value += mark;
    position = close + 2;
  }
}
