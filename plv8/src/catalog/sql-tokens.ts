/** A piece of SQL text. `name` is set for identifiers: folded to lower case when unquoted, unquoted when quoted. */
export type SqlToken = { readonly text: string; readonly name: string | null };

const pattern = new RegExp(
  [
    String.raw`--[^\n]*`,
    String.raw`/\*[\s\S]*?\*/`,
    String.raw`[eE]'(?:[^'\\]|\\[\s\S]|'')*'`,
    String.raw`'(?:[^']|'')*'`,
    String.raw`(?<tag>\$(?:[A-Za-z_][A-Za-z_0-9]*)?\$)[\s\S]*?\k<tag>`,
    String.raw`"(?:[^"]|"")+"`,
    String.raw`[A-Za-z_\u0080-\uffff][A-Za-z_0-9$\u0080-\uffff]*`,
    String.raw`\d[\w.]*`,
    String.raw`\s+`,
    String.raw`::`,
    String.raw`[\s\S]`,
  ].join("|"),
  "gu",
);

/** Cuts SQL text into tokens; joined again they give the text. Strings, comments and dollar quotes are one token each. */
export function sqlTokens(text: string): readonly SqlToken[] {
  return [...text.matchAll(pattern)].map((match) => ({ text: match[0], name: identifierName(match[0]) }));
}

function identifierName(text: string): string | null {
  if (text.startsWith('"') && text.length > 2) return text.slice(1, -1).replaceAll('""', '"');
  return /^[A-Za-z_\u0080-\uffff]/u.test(text) && !/^[eE]'/u.test(text) ? text.toLowerCase() : null;
}
