/** Does Postgres keep the default in the catalog instead of writing every row? Literals with casts, and stable clocks. */
export function isConstant(expression: string): boolean {
  const cast = String.raw`(?:\s*::\s*[a-z_"][\w ".]*(?:\([\d, ]*\))?(?:\[\])?)*`;
  const literal = String.raw`(?:[eE]?'(?:[^']|'')*'|[-+]?\(?[-+]?\d+(?:\.\d+)?\)?|true|false|null|current_timestamp|current_date|now\(\)|'\{\}'|array\[\])`;
  let text = expression.trim();
  while (/^\(.*\)$/su.test(text) && balanced(text.slice(1, -1))) text = text.slice(1, -1).trim();
  return new RegExp(`^${literal}${cast}$`, "iu").test(text);
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === "(") depth++;
    if (char === ")" && --depth < 0) return false;
  }
  return depth === 0;
}
