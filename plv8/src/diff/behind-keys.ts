import type { SqlToken } from "../catalog/sql-tokens.ts";

/**
 * Places in the text of an index, or of an exclusion, that stand behind the column or expression of a key: collations, operator classes and their options, none of which
 * is a table or column, whatever it is called.
 */
export function behindKeys(tokens: readonly SqlToken[]): ReadonlySet<number> {
  const found = new Set<number>();
  const words = tokens.flatMap((token, index) => (token.text.trim() === "" ? [] : [{ index, text: token.text }]));
  const using = words.findIndex(({ text }) => text.toUpperCase() === "USING");
  const open = words.findIndex(({ text }, at) => at > using && text === "(");
  if (using < 0 || open < 0) return found;
  let depth = 0;
  /** Words of the item that is being read; its first, with what is joined to it by points, is the key. */
  let inItem = 0;
  for (let at = open; at < words.length; at++) {
    const [before, word] = [words[at - 1]?.text ?? "", words[at]];
    if (word === undefined) break;
    if (word.text === ")" && --depth === 0) break;
    if (depth === 1 && word.text === ",") inItem = 0;
    else if (depth === 1 && (word.text === "." || before === ".") && inItem === 1) continue;
    else if (depth === 1) {
      if (inItem > 0) found.add(word.index);
      inItem++;
    }
    if (word.text === "(") depth++;
  }
  return found;
}
