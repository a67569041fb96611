/**
 * Order by code point, as collation "C" on UTF-8: JavaScript's own order is by 16-bit unit and puts 😀 (two units from d800 on) before \uff5e.
 *
 * @example compareCodePoints("a", "b") // negative
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return weight(a) - weight(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above every single unit. */
function weight(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
