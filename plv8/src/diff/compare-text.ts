/** Order by code point: the same in every engine and locale. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const former = [...left];
  const later = [...right];
  for (const [index, char] of former.entries()) {
    const other = later[index];
    if (other === undefined) return 1;
    if (char !== other) return (char.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return -1;
}
