import { aligned, dataBytes, perPage, type SizedColumn } from "./row-bytes.ts";

/** What a leaf has for entries when a b-tree is built (a tenth stays free), and what an entry that several rows share grows to. */
const [leafSpace, longestList] = [7325, 812];

/**
 * Bytes that a b-tree index takes per row, by the formula of the page layout: 8 bytes of header (16 where a key is null), alignment to 8, a line pointer,
 * pages filled to 90 %, and the levels above them. Rows with the same key share an entry, with 6 bytes for each, where the types allow it and nothing is
 * included.
 *
 * @example indexEntryBytes(["bigint"]) // 22.5
 */
export function indexEntryBytes(types: readonly string[]): number {
  return indexRowBytes(types.map((type) => ({ type, not_null: true })));
}

/** The same where more is known of the columns, and how many rows share a key. */
export function indexRowBytes(columns: readonly SizedColumn[], rowsPerKey = 1): number {
  const data = dataBytes(columns);
  const whole = columns.reduce((share, column) => share * (column.present ?? 1), 1);
  const entry = whole * 8 + (1 - whole) * 16 + aligned(data);
  const { bytes, rows, even } = rowsPerKey > 1 ? sharedEntry(entry, rowsPerKey) : { bytes: entry, rows: 1, even: !data.varies };
  // The last entry of a leaf moves on and leaves its key without the list.
  const leaf = Math.max(1, perPage(leafSpace - 6 * (rows - 1), bytes + 4, !even));
  return Math.round((8192 / (leaf * rows)) * (1 + 1 / Math.max(leaf, 2)) * 100) / 100;
}

/** An entry that several rows share: long lists are cut, so that most are of one size. */
function sharedEntry(entry: number, rowsPerKey: number): { readonly bytes: number; readonly rows: number; readonly even: boolean } {
  const most = Math.floor((longestList - entry) / 6);
  const entries = Math.ceil(rowsPerKey / most);
  const rows = rowsPerKey / entries;
  return { bytes: Math.ceil((entry + 6 * rows) / 8) * 8, rows, even: entries > 2 };
}

/** Whether rows with the same key share an entry: not where values that are equal may be written differently. */
export function sharesEntries(types: readonly string[]): boolean {
  return types.every((type) => !/^(?:numeric|interval|double|real|point)|range$|\[\]$/.test(type));
}
