/**
 * Keys of an inverted index that are alike: how many, bytes of each (a text with its own header; 4 for hashes and trigrams), and rows that each is found in.
 */
export type GinKeys = { readonly keys: number; readonly bytes: number; readonly rows: number };

/**
 * A page without its header and what GIN keeps at its end; the longest entry; what a page of row numbers takes; bytes of row numbers in a segment of such a
 * page.
 */
const [pageSpace, longestEntry, leafSpace, segment] = [8156, 2712, 8152, 376];

/** Up to so many rows the bytes of a list are followed one by one, since each entry is rounded up by itself; longer ones vary little. */
const followed = 48;

/** So many entries are put into pages one by one; of more a sample is, in the same mixture. */
const most = 4000;

type Entries = { readonly keys: number; readonly space: number };

/**
 * Bytes of an inverted index as it is built, by the layout of its pages: an entry for each key with its rows beside it, compressed, or in pages of their own
 * where they are many. Entries come in the order of their keys and each full page is cut in half, so that pages end half full. `rows` and `pages` of the table
 * say how far rows of a key lie apart.
 */
export function ginBytes(groups: readonly GinKeys[], table: { readonly rows: number; readonly pages: number }): number {
  let trees = 0;
  const entries = groups.map((group): Entries => {
    const steps = stepShares(group.rows, table.pages);
    const own = entryBytes(group.bytes, 8 + (group.rows - 1) * mean(steps)) > longestEntry;
    if (own) trees += group.keys * treePages(group.rows, mean(steps));
    return { keys: group.keys, space: 4 + (own ? roundUp(8 + group.bytes, 8) : inlineBytes(group, steps)) };
  });
  const keys = entries.reduce((sum, each) => sum + each.keys, 0);
  if (keys === 0) return 2 * 8192;
  const leaves = leafPages(entries, keys);
  const up = 4 + roundUp(8 + groups.reduce((sum, group) => sum + group.keys * group.bytes, 0) / keys, 8);
  return Math.round(1 + leaves + pagesAbove(leaves, up) + trees) * 8192;
}

/** Entries put into pages in a mixture, as keys that know nothing of their rows come: of a full page what is over its half moves on. */
function leafPages(entries: readonly Entries[], keys: number): number {
  const count = Math.min(keys, most);
  const due = entries.map(() => 0);
  let page: number[] = [];
  let [used, pages, full] = [0, 1, 0];
  for (let placed = 0; placed < count; placed += 1) {
    let next = 0;
    entries.forEach((each, place) => {
      due[place] = due[place]! + each.keys;
      if (due[place]! > due[next]!) next = place;
    });
    due[next] = due[next]! - keys;
    const { space } = entries[next]!;
    page.push(space);
    used += space;
    if (used <= pageSpace) continue;
    let left = 0;
    let cut = 0;
    while (left <= used / 2) left += page[cut++]!;
    page = page.slice(cut);
    full += cut;
    used -= left;
    pages += 1;
  }
  return count === keys ? pages : ((pages - 1) * keys) / full;
}

/** Pages above others, half full as well, up to one root. */
function pagesAbove(below: number, entry: number): number {
  if (below <= 1) return 0;
  const pages = below * entry <= pageSpace ? 1 : (2 * below * entry) / pageSpace;
  return pages + pagesAbove(pages, entry);
}

/** How often the distance from one row of a key to the next takes one byte (the same page), two (within 8 pages), three (within 1024) or four. */
function stepShares(rows: number, pages: number): readonly number[] {
  const apart = pages / rows;
  const beyond = (distance: number): number => Math.exp(-distance / apart);
  const leaves = Math.min(1, apart * (1 - Math.exp(-1 / apart)));
  return [1 - leaves, leaves - Math.min(leaves, beyond(8)), Math.min(leaves, beyond(8)) - Math.min(leaves, beyond(1024)), Math.min(leaves, beyond(1024))];
}

function mean(shares: readonly number[]): number {
  return shares.reduce((sum, share, place) => sum + share * (place + 1), 0);
}

/** An entry with its rows beside it: 8 bytes say the first of them, the others are steps. Expected over what the steps may take. */
function inlineBytes({ bytes, rows }: GinKeys, steps: readonly number[]): number {
  const more = Math.round(rows) - 1;
  if (more > followed) return entryBytes(bytes, 8 + more * mean(steps));
  let chances: readonly number[] = [1];
  for (let step = 0; step < more; step += 1) {
    const next = new Array<number>(chances.length + 4).fill(0);
    chances.forEach((chance, sum) => {
      steps.forEach((share, place) => {
        next[sum + place + 1] = (next[sum + place + 1] ?? 0) + chance * share;
      });
    });
    chances = next;
  }
  return chances.reduce((sum, chance, list) => sum + chance * entryBytes(bytes, 8 + list), 0);
}

function entryBytes(key: number, list: number): number {
  return roundUp(roundUp(8 + key, 8) + list, 8);
}

/** Pages that hold the rows of one key: full ones, in segments that each say their first row, and one above where there are several. */
function treePages(rows: number, step: number): number {
  const bytes = rows * step;
  const leaves = Math.ceil((bytes + 8 * Math.ceil(bytes / segment)) / leafSpace);
  return leaves === 1 ? 1 : leaves + 1;
}

function roundUp(bytes: number, to: number): number {
  return Math.ceil(bytes / to) * to;
}
