/** Variables of psql that a file gives a value itself: `\set name value`, then `:name`, `:'name'` or `:"name"`. */
import { quoteIdent, quoteLiteral } from "../../plv8/src/render/names.ts";
import { readToken, type Token } from "./read-token.ts";

const ARGUMENT = /\s*(?:'((?:[^'\\]|''|\\.)*)'|([^\s'"`:\\]+))/suy;

export class PsqlVariables {
  readonly #values = new Map<string, string>();

  /** `\set name value …` and `\unset name`; a value that depends on something else (another variable, a shell) is none. */
  learn(command: string): void {
    const found = /^\\(set|unset)\s+(\w+)(.*)$/su.exec(command);
    const [, verb, name, rest] = found ?? [];
    if (verb === undefined || name === undefined) return;
    const value = verb === "set" ? valueOf((rest ?? "").trimEnd()) : null;
    if (value === null) this.#values.delete(name);
    else this.#values.set(name, value);
  }

  /** The statement as psql sends it: outside of quotes and comments, with the values. Padded, so that a place in it is mostly that of the file. */
  fill(text: string): string {
    if (this.#values.size === 0 || !text.includes(":")) return text;
    let made = "";
    for (let at = 0; at < text.length;) {
      const token = readToken(text, at);
      const value = text[at] === ":" && text[at - 1] !== ":" ? this.#written(readToken(text, at + 1), text) : null;
      const end = value?.end ?? token.end;
      made += value?.text.padEnd(end - at) ?? text.slice(at, end);
      at = end;
    }
    return made;
  }

  #written(name: Token, text: string): { readonly text: string; readonly end: number } | null {
    const said = text.slice(name.start, name.end);
    const value = this.#values.get(said.replace(/^(['"])(.*)\1$/su, "$2"));
    if (value === undefined || (name.kind !== "word" && name.kind !== "quoted")) return null;
    return { text: said.startsWith("'") ? quoteLiteral(value) : said.startsWith('"') ? quoteIdent(value) : value, end: name.end };
  }
}

/** psql writes the words of a value one behind the other; null where one of them can't be known. */
function valueOf(text: string): string | null {
  const words: string[] = [];
  for (ARGUMENT.lastIndex = 0; ARGUMENT.lastIndex < text.length;) {
    const word = ARGUMENT.exec(text);
    if (word === null) return null;
    words.push(
      word[2] ?? (word[1] ?? "").replace(/''|\\(.)/gsu, (pair, escaped?: string) => (pair === "''" ? "'" : (ESCAPED[escaped ?? ""] ?? escaped ?? ""))),
    );
  }
  return words.join("");
}

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };
