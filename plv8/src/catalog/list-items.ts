import { sqlTokens, type SqlToken } from "./sql-tokens.ts";

/** The parts of a list, cut at commas outside of parentheses and brackets. */
export function listItems(list: string | readonly SqlToken[]): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let item = "";
  for (const { text } of typeof list === "string" ? sqlTokens(list) : list) {
    if (text === "(" || text === "[") depth++;
    if (text === ")" || text === "]") depth--;
    if (text === "," && depth === 0) {
      items.push(item.trim());
      item = "";
    } else item += text;
  }
  return item.trim() === "" ? items : [...items, item.trim()];
}
