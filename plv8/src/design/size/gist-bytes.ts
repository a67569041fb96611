import { widthOf } from "./width-of.ts";

/** How full pages end: where values come in no order, and where they come in theirs, so that each page is cut in half and left. */
const fill = { random: 0.68, ordered: 0.5 } as const;

/**
 * Bytes that a GiST index takes per row as it grows: 8 bytes of header, the bounding value, alignment, a line pointer. Points lie as boxes; what btree_gist
 * brings lies as the least and the greatest value. How full pages end is up to the values and the order in which they come: the same values in another order
 * take up to half more (docs/decisions/0009). Built over rows that stand, Postgres 18 packs ranges up to a third tighter.
 */
export function gistRowBytes(types: readonly string[], order: keyof typeof fill = "random"): number {
  const key = types.reduce((bytes, type) => bytes + boundBytes(type), 0);
  const entry = Math.ceil((8 + key) / 8) * 8 + 4;
  const leaf = (8152 / entry) * fill[order];
  return Math.round((8192 / leaf) * (1 + 1 / leaf) * 100) / 100;
}

function boundBytes(type: string): number {
  const { bytes } = widthOf(type);
  if (type === "point") return 32;
  return /range$/.test(type) ? bytes : 2 * bytes;
}
