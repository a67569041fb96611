/** Places in a text: Postgres counts characters, its parser bytes, editors lines and columns, JavaScript UTF-16 units. */

export type Place = { readonly line: number; readonly column: number };

/** 1-based line and column (in characters) of an offset in UTF-16 units. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let at = before.indexOf("\n"); at !== -1; at = before.indexOf("\n", at + 1)) line += 1;
  return { line, column: [...before.slice(start)].length + 1 };
}

/** Offset in UTF-16 units of a 0-based character. */
export function offsetOfCharacter(text: string, characters: number): number {
  let offset = 0;
  for (let passed = 0; passed < characters && offset < text.length; passed += 1) offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}

/** Offset in UTF-16 units of a 0-based byte of the text in UTF-8. */
export function offsetOfByte(text: string, bytes: number): number {
  let offset = 0;
  for (let passed = 0; passed < bytes && offset < text.length;) {
    const point = text.codePointAt(offset) ?? 0;
    passed += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    offset += point > 0xffff ? 2 : 1;
  }
  return offset;
}
