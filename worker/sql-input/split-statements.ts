/** Cuts a script where psql cuts it: statements, meta-commands, COPY data, comments. */
import { readToken, type Token } from "./read-token.ts";

/** Offsets are UTF-16 units of the source; `end` is behind the last character. */
export type Piece =
  | { readonly kind: "statement"; readonly text: string; readonly start: number; readonly end: number; readonly data_lines: number }
  | { readonly kind: "meta"; readonly command: string; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: "unclosed"; readonly what: string; readonly start: number; readonly end: number };

export type Comment = { readonly text: string; readonly start: number; readonly end: number };

export type Split = { readonly pieces: readonly Piece[]; readonly comments: readonly Comment[] };

/** Meta-commands that send what was typed before them. */
const SENDS = /^\\(g|gx|gexec|gset|gdesc|crosstabview|watch|bind|;)/;
const COPY_FROM_STDIN = /^copy\b[\s\S]*\bfrom\s+stdin\b/i;

export function splitStatements(text: string): Split {
  const pieces: Piece[] = [];
  const comments: Comment[] = [];
  let body = new Body();
  let at = 0;
  const send = (end: number): void => {
    if (body.start === null) return;
    const statement = body.textOf(text, end);
    const data = COPY_FROM_STDIN.test(statement) ? copyData(text, end) : null;
    pieces.push({ kind: "statement", text: statement, start: body.start, end, data_lines: data?.lines ?? 0 });
    if (data !== null) at = data.end;
    body = new Body();
  };
  while (at < text.length) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === "space") continue;
    if (token.kind === "comment") {
      comments.push({ text: text.slice(token.start, token.end), start: token.start, end: token.end });
    } else if (token.kind === "unclosed") {
      pieces.push({ kind: "unclosed", what: token.what ?? "", start: token.start, end: token.end });
      body = new Body();
    } else if (token.kind === "backslash") {
      const written = text.slice(token.start, token.end);
      const sends = SENDS.test(written);
      if (sends) send(token.start);
      else body.hole(token);
      pieces.push({ kind: "meta", command: /^\\(\S*)/.exec(written)?.[1] ?? "", text: written.trimEnd(), start: token.start, end: token.end });
    } else if (token.kind === "semicolon" && body.isWhole()) {
      send(token.start);
    } else {
      body.add(token, text);
    }
  }
  send(text.length);
  return { pieces, comments };
}

/** The statement that is being read. */
class Body {
  start: number | null = null;
  #parens = 0;
  /** Open BEGIN ATOMIC and CASE of a body that is plain SQL. */
  #blocks = 0;
  readonly #words: string[] = [];
  readonly #holes: Token[] = [];

  add(token: Token, text: string): void {
    this.start ??= token.start;
    const written = text.slice(token.start, token.end).toLowerCase();
    if (token.kind === "other" && written === "(") this.#parens += 1;
    if (token.kind === "other" && written === ")") this.#parens = Math.max(0, this.#parens - 1);
    if (token.kind !== "word") return;
    if (this.#words.length < 4) this.#words.push(written);
    if (this.#parens > 0 || !this.#makesRoutine()) return;
    if (written === "begin" || (written === "case" && this.#blocks > 0)) this.#blocks += 1;
    if (written === "end" && this.#blocks > 0) this.#blocks -= 1;
  }

  /** A meta-command in the middle of a statement is no part of it. */
  hole(token: Token): void {
    this.#holes.push(token);
  }

  isWhole(): boolean {
    return this.#parens === 0 && this.#blocks === 0;
  }

  textOf(text: string, end: number): string {
    const start = this.start ?? end;
    let made = text.slice(start, end);
    for (const hole of this.#holes) {
      if (hole.start >= start && hole.end <= end)
        made = made.slice(0, hole.start - start) + made.slice(hole.start - start, hole.end - start).replace(/[^\n]/g, " ") + made.slice(hole.end - start);
    }
    return made.trimEnd();
  }

  #makesRoutine(): boolean {
    const [first, second, third, fourth] = this.#words;
    return first === "create" && (isRoutine(second) || (second === "or" && third === "replace" && isRoutine(fourth)));
  }
}

const isRoutine = (word: string | undefined): boolean => word === "function" || word === "procedure";

/** The lines after `COPY … FROM stdin;`, up to `\.`. */
function copyData(text: string, semicolon: number): { readonly end: number; readonly lines: number } {
  let at = text.indexOf("\n", semicolon) + 1;
  if (at === 0) return { end: text.length, lines: 0 };
  for (let lines = 0; at < text.length; lines += 1) {
    const next = text.indexOf("\n", at);
    const line = text.slice(at, next === -1 ? text.length : next).trimEnd();
    at = next === -1 ? text.length : next + 1;
    if (line === "\\.") return { end: at, lines };
  }
  return { end: text.length, lines: 0 };
}
