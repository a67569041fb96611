import { sqlTokens } from "../catalog/sql-tokens.ts";

/** `a, f(b, c), 'd, e'` → `a`, `f(b, c)`, `'d, e'`: SQL text cut at the commas that stand in no parentheses. */
export function splitList(text: string): readonly string[] {
  const items: string[] = [""];
  let depth = 0;
  for (const token of sqlTokens(text)) {
    if (token.text === "(" || token.text === "[") depth++;
    if (token.text === ")" || token.text === "]") depth--;
    if (token.text === "," && depth === 0) items.push("");
    else items.push((items.pop() ?? "") + token.text);
  }
  return items.map((item) => item.trim()).filter((item) => item !== "");
}
