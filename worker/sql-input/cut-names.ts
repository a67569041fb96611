/** Names that Postgres cuts to 63 bytes, of which it tells the server's log and nobody else. */
import { readToken } from "./read-token.ts";

export type CutName = { /** Offset in the text. */ readonly at: number; readonly name: string; readonly cut: string };

const LIMIT = 63;
/** Longer than this in any encoding, or not at all. */
const MAYBE = /[^\s(),;.'"]{16}|"[^"]{16}/u;

/** Each name once, where it stands first. */
export function cutNames(text: string): readonly CutName[] {
  if (!MAYBE.test(text)) return [];
  const found = new Map<string, CutName>();
  for (let at = 0; at < text.length;) {
    const token = readToken(text, at);
    const written = text.slice(token.start, token.end);
    const name =
      token.kind === "word"
        ? written.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase())
        : token.kind === "quoted" && written.startsWith('"')
          ? written.slice(1, -1).replaceAll('""', '"')
          : "";
    if (Buffer.byteLength(name) > LIMIT && !found.has(name)) found.set(name, { at: token.start, name, cut: cut(name) });
    at = token.end;
  }
  return [...found.values()];
}

function cut(name: string): string {
  let kept = "";
  for (const char of name) {
    if (Buffer.byteLength(kept + char) > LIMIT) break;
    kept += char;
  }
  return kept;
}
