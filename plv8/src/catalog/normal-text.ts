/**
 * One text for two that Postgres writes for the same expression: it stores `(ARRAY['a'::character varying])::text[]` as it was written, and as
 * `ARRAY[('a'::character varying)::text]` once it has read its own text again. `varchar in ('a', 'b')` is written so, in checks, indexes, views and policies.
 *
 * @example normalText("(a)::text = ANY ((ARRAY['x'::character varying, b])::text[])"); // "(a)::text = ANY (ARRAY[('x'::character varying)::text, (b)::text])"
 */
export function normalText(text: string): string {
  const start = text.indexOf("(ARRAY[");
  if (start === -1) return text;
  const open = start + "(ARRAY".length;
  const end = closing(text, open);
  const cast = end === -1 ? null : /^\]\)::((?:"(?:[^"]|"")*"|[\w. ])+(?:\([\d,]+\))?)\[\]/u.exec(text.slice(end));
  if (cast === null) return `${text.slice(0, open + 1)}${normalText(text.slice(open + 1))}`;
  const items = split(text.slice(open + 1, end)).map((item) => `(${normalText(item)})::${cast[1] ?? ""}`);
  return `${text.slice(0, start)}ARRAY[${items.join(", ")}]${normalText(text.slice(end + cast[0].length))}`;
}

/** Every text of a value in its normal form. */
export function normalTexts<T>(value: T): T {
  if (typeof value === "string") return normalText(value) as T;
  if (Array.isArray(value)) return value.map(normalTexts) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, normalTexts(each)])) as T;
}

/** Where a quoted text or name that begins at `at` ends. */
function quoted(text: string, at: number): number {
  const quote = text.charAt(at);
  for (let end = at + 1; end < text.length; end += 1) {
    if (text.charAt(end) !== quote) continue;
    if (text.charAt(end + 1) !== quote) return end;
    end += 1;
  }
  return text.length;
}

/** The bracket that closes the one at `open`; -1: none does. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "'" || char === '"') at = quoted(text, at);
    else if (char === "[" || char === "(") depth += 1;
    else if (char === "]" || char === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** The items of a list, at its commas outside of brackets and quotes. */
function split(list: string): readonly string[] {
  const items: string[] = [];
  let from = 0;
  for (let at = 0, depth = 0; at < list.length; at += 1) {
    const char = list.charAt(at);
    if (char === "'" || char === '"') at = quoted(list, at);
    else if (char === "[" || char === "(") depth += 1;
    else if (char === "]" || char === ")") depth -= 1;
    else if (char === "," && depth === 0) {
      items.push(list.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...items, list.slice(from).trim()];
}
