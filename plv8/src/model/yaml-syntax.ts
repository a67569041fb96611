import type { LineCounter, YAMLParseError } from "yaml";
import type { Issue } from "../types/issue.ts";

type Explanation = { readonly message: string; readonly hint: string };

/** The YAML library's complaints in words that say what to do. */
const explanations: Readonly<Record<string, Explanation>> = {
  TAB_AS_INDENT: { message: "A tab is used for indentation.", hint: "Indent with spaces: YAML does not allow tabs." },
  BAD_INDENT: { message: "The indentation does not fit the lines above.", hint: "Indent every key of one thing by the same number of spaces." },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "There is a second `: ` on this line.",
    hint: 'Put text that contains a colon into quotes: is: "Note: a remark".',
  },
  MISSING_CHAR: { message: "A closing quote, bracket or brace, or a comma is missing.", hint: "Close it, and put text with commas, colons or # into quotes." },
  BAD_SCALAR_START: { message: "The value starts with a character that YAML reserves.", hint: "Put the value into quotes." },
  UNEXPECTED_TOKEN: { message: "This is not expected here.", hint: "Put text with special characters into quotes; check brackets and commas." },
  MULTIPLE_DOCS: { message: "The text holds more than one document.", hint: "Keep one model in one document: remove the line `---`." },
  MULTILINE_IMPLICIT_KEY: {
    message: "A key stretches over several lines: probably a colon or a quote is missing.",
    hint: "Write `key: value` on one line; quote long texts.",
  },
  BAD_ALIAS: {
    message: "A value starts with * or refers to an unknown anchor.",
    hint: "Put text that starts with * or & into quotes; write repeated parts out.",
  },
  IMPOSSIBLE: { message: "This is not YAML.", hint: "Check quotes, brackets and indentation." },
};

const fallback: Explanation = { message: "This is not YAML.", hint: "Check quotes, brackets, commas and indentation around this place." };

/** One syntax error as an issue. */
export function explainSyntax(error: YAMLParseError, text: string, lines: LineCounter): Issue {
  const offset = Math.min(error.pos[0], text.length);
  const place = lines.linePos(offset);
  const tabbed = error.code === "TAB_AS_INDENT" || /^[ ]*\t/.test(lineAt(text, offset));
  const found = tabbed ? explanations["TAB_AS_INDENT"] : explanations[error.code];
  const { message, hint } = found ?? fallback;
  return { code: "yaml.syntax", severity: "error", path: "", line: place.line || 1, column: place.col || 1, message, hint };
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, Math.min(end === -1 ? text.length : end, start + 200));
}
