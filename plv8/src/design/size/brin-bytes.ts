import { widthOf } from "./width-of.ts";

/** Pages that one entry stands for, as Postgres has it where nothing is said. */
const pagesPerRange = 128;

/**
 * Bytes of a block-range index over a table of so many bytes: a page of its own, a map of 1360 ranges a page, and the least and greatest value of each. To the
 * page.
 */
export function brinBytes(tableBytes: number, type: string, perRange = pagesPerRange): number {
  const ranges = Math.max(1, Math.ceil(tableBytes / 8192 / perRange));
  const entry = Math.ceil((8 + 2 * widthOf(type).bytes) / 8) * 8 + 4;
  return (1 + Math.ceil(ranges / 1360) + Math.ceil(ranges / Math.floor(8160 / entry))) * 8192;
}
