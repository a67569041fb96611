/** One token of a script, as far as cutting it into statements needs to tell them apart. */

export type Token = {
  readonly kind: "space" | "comment" | "quoted" | "word" | "semicolon" | "backslash" | "other" | "unclosed";
  readonly start: number;
  readonly end: number;
  /** What was never closed. */
  readonly what?: string;
};

const SPACE = /[ \t\n\r\f\v\uFEFF]+/y;
const WORD = /[A-Za-z_\u0080-\uFFFF][A-Za-z0-9_$\u0080-\uFFFF]*/y;
const NUMBER = /[0-9][A-Za-z0-9_.]*/y;
const DOLLAR = /\$(?:[A-Za-z_\u0080-\uFFFF][A-Za-z0-9_\u0080-\uFFFF]*)?\$/y;
const LINE_COMMENT = /--[^\n\r]*/y;
const ESCAPE_STRING = /[eE]'/y;
const UNICODE_STRING = /[uU]&(?=['"])/y;

export function readToken(text: string, at: number): Token {
  const made = (kind: Token["kind"], end: number): Token => ({ kind, start: at, end });
  const match = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };
  const space = match(SPACE);
  if (space !== -1) return made("space", space);
  const comment = match(LINE_COMMENT);
  if (comment !== -1) return made("comment", comment);
  if (text.startsWith("/*", at)) return blockComment(text, at);
  if (match(ESCAPE_STRING) !== -1) return quoted(text, at, at + 1, true);
  if (match(UNICODE_STRING) !== -1) return quoted(text, at, at + 2, false);
  const char = text[at];
  if (char === "'" || char === '"') return quoted(text, at, at, false);
  const word = match(WORD);
  if (word !== -1) return made("word", word);
  const number = match(NUMBER);
  if (number !== -1) return made("other", number);
  const tag = match(DOLLAR);
  if (tag !== -1) {
    const close = text.indexOf(text.slice(at, tag), tag);
    return close === -1 ? { kind: "unclosed", start: at, end: text.length, what: `text quoted with ${text.slice(at, tag)}` } : made("quoted", close + tag - at);
  }
  if (char === ";") return made("semicolon", at + 1);
  if (char === "\\") {
    const end = text.indexOf("\n", at);
    return made("backslash", text.startsWith("\\;", at) ? at + 2 : end === -1 ? text.length : end);
  }
  return made("other", at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
}

/** From the opening quote at `open` to its end; a doubled quote is a quote, and in E'…' so is one behind a backslash. */
function quoted(text: string, start: number, open: number, escapes: boolean): Token {
  const quote = text[open] ?? "'";
  for (let at = open + 1; at < text.length; at += 1) {
    if (escapes && text[at] === "\\") at += 1;
    else if (text[at] === quote && text[at + 1] === quote) at += 1;
    else if (text[at] === quote) return { kind: "quoted", start, end: at + 1 };
  }
  return { kind: "unclosed", start, end: text.length, what: quote === "'" ? "a string" : "a quoted name" };
}

function blockComment(text: string, start: number): Token {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text.startsWith("/*", at)) {
      depth += 1;
      at += 1;
    } else if (text.startsWith("*/", at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return { kind: "comment", start, end: at + 1 };
    }
  }
  return { kind: "unclosed", start, end: text.length, what: "a comment" };
}
