/**
 * Bytes in words, with two digits that matter.
 *
 * @example sayBytes(131_000_000) // "125 MiB"
 */
export function sayBytes(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value >= 10 || unit === 0 ? Math.round(value) : Math.round(value * 10) / 10} ${units[unit] ?? ""}`;
}

/**
 * A number of rows in words.
 *
 * @example sayRows(11_585_000) // "12 million"
 */
export function sayRows(rows: number): string {
  const words = [
    [1e12, "trillion"],
    [1e9, "billion"],
    [1e6, "million"],
    [1e3, "thousand"],
  ] as const;
  for (const [size, word] of words) if (rows >= size) return `${rows / size >= 10 ? Math.round(rows / size) : Math.round((rows / size) * 10) / 10} ${word}`;
  return String(rows);
}
