/** Keys of an inverted index that are alike: how many, bytes of each (a text with its own header; 4 for hashes and trigrams), and rows that each is found in. */
export type GinKeys = { readonly keys: number; readonly bytes: number; readonly rows: number };

/** A page without its header and what GIN keeps at its end; the longest entry; bytes of row numbers in a segment of a list. */
const [pageSpace, longestEntry, segment] = [8160, 2704, 376];

/**
 * Bytes of an inverted index as it is built, by the layout of its pages: an entry for each key with its rows beside it, compressed, or in pages of their own
 * where they are many. Entries come in order and each full page is cut in half, so that pages end half full. `rows` and `pages` of the table say how far rows
 * of a key lie apart.
 */
export function ginBytes(groups: readonly GinKeys[], table: { readonly rows: number; readonly pages: number }): number {
  let entries = 0;
  let trees = 0;
  let space = 0;
  for (const group of groups) {
    const list = listBytes(group.rows, table);
    const inline = roundUp(roundUp(8 + group.bytes, 2) + roundUp(list, 2), 8);
    const own = inline > longestEntry;
    if (own) trees += group.keys * treePages(list);
    const entry = (own ? roundUp(8 + group.bytes, 8) : inline) + 4;
    space += group.keys * entry;
    entries += group.keys;
  }
  if (entries === 0) return 2 * 8192;
  const mean = space / entries;
  // The left half of a full page stays, with the entry in the middle.
  const kept = Math.floor((Math.floor(pageSpace / mean) + 1) / 2) + 1;
  const leaves = space <= pageSpace ? 1 : entries / kept;
  const above = leaves <= 1 ? 0 : Math.max(1, leaves / (pageSpace / 56 / 2));
  return Math.round(1 + leaves + above + trees) * 8192;
}

/** The rows of one key, each as the distance to the one before: a byte in the same page, two within 8 pages, three within 1024, else four. */
function listBytes(rows: number, table: { readonly rows: number; readonly pages: number }): number {
  const apart = table.pages / rows;
  const leaves = apart * (1 - Math.exp(-1 / apart));
  const beyond = (pages: number): number => Math.exp(-pages / apart);
  const each = 1 + Math.min(leaves, 1) + beyond(8) + beyond(1024);
  const bytes = Math.max(0, rows - 1) * each;
  return bytes + 8 * Math.max(1, Math.ceil(bytes / segment));
}

function treePages(bytes: number): number {
  const leaves = Math.ceil(bytes / 8100);
  return leaves === 1 ? 1 : leaves + 1;
}

function roundUp(bytes: number, to: number): number {
  return Math.ceil(bytes / to) * to;
}
