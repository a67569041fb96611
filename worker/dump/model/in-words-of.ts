/** An expression with the document's names; a text constant stays what it is. */
export function inWordsOf(said: ReadonlyMap<string, string>, expression: string): string {
  return expression.replaceAll(/'(?:[^']|'')*'|\b[a-z_]\w*\b/g, (word) => said.get(word) ?? word);
}
