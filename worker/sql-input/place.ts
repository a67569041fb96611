/** Places in a text: Postgres counts characters, its parser bytes, editors lines and columns, JavaScript UTF-16 units. */

export type Place = { readonly line: number; readonly column: number };

/** 1-based line and column (in characters) of an offset in UTF-16 units. */
export function placeOf(text: string, offset: number): Place {
  const starts = lineStarts(text);
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: [...text.slice(starts[low] ?? 0, offset)].length + 1 };
}

let lately: { readonly text: string; readonly starts: readonly number[] } = { text: "", starts: [0] };

/** Offsets at which lines begin, found once for the text that is asked about again and again. */
function lineStarts(text: string): readonly number[] {
  if (lately.text === text) return lately.starts;
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  lately = { text, starts };
  return starts;
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
