/**
 * Text of others where it must stay what it is: characters that end a line for psql or a terminal, move its cursor, or turn the order of letters
 * around are shown, not done. Line feeds and tabs stay.
 *
 * @example visible("a\u001b[2Jb") // "a<U+001B>[2Jb"
 */
export function visible(text: string): string {
  return text.replace(ACTING, (char) => `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`);
}

/** The same in one line, for a comment (psql ends one at a carriage return too) or a cell of a table. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s*\n\s*/g, " "));
}

/** Controls but line feed and tab, separators of lines and paragraphs, marks and overrides of direction. */
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
