/**
 * Lists of words without blanks inside their brackets, `[placed, paid]`; lists of maps keep them, `[ { of: [a, b] } ]`. Strings and comments are left alone.
 *
 * @example tightLists("a: [ b, c ]\n") // "a: [b, c]\n"
 */
export function tightLists(text: string): string {
  return text.split("\n").map(tightLine).join("\n");
}

function tightLine(line: string): string {
  let out = "";
  const open: { readonly from: number; words: boolean }[] = [];
  let quote = "";
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? "";
    if (quote !== "") {
      out += sign;
      if (sign === "\\" && quote === '"') out += line[(at += 1)] ?? "";
      else if (sign === quote) quote = "";
      continue;
    }
    if ((sign === '"' || sign === "'") && /[\s[{,]$/.test(out)) quote = sign;
    if (sign === "#" && (at === 0 || line[at - 1] === " ")) return out + line.slice(at);
    if (sign === "{") for (const list of open) list.words = false;
    if (sign === "[" && /(?:[:\-[{,] +|[[{])$/.test(out)) open.push({ from: out.length, words: true });
    if (sign === "]" && open.length > 0 && out.endsWith(" ")) {
      const list = open.pop();
      if (list?.words === true && out[list.from + 1] === " ") {
        out = `${out.slice(0, list.from + 1)}${out.slice(list.from + 2, -1)}]`;
        continue;
      }
    }
    out += sign;
  }
  return out;
}
