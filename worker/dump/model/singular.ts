/**
 * The name of one row of a table: `orders` → `order`, `categories` → `category`. A document says `plural` where adding s does not lead back.
 *
 * @example singular("boxes"); // "box"
 */
export function singular(table: string): string {
  const endings: readonly (readonly [RegExp, string])[] = [
    [/(?<=[^aeiou])ies$/, "y"],
    [/(?<=(?:s|x|z|ch|sh))es$/, ""],
    [/(?<=ss|us|is)$/, ""],
    [/(?<=[^s])s$/, ""],
  ];
  for (const [ending, instead] of endings) {
    if (!ending.test(table)) continue;
    const word = table.replace(ending, instead);
    return word.length > 1 ? word : table;
  }
  return table;
}
