import { widthOf } from "./width-of.ts";

/**
 * Bytes that a b-tree index takes per row, by the formula of the page layout: 8 bytes of header, alignment to 8, a line pointer, pages filled to 90 %.
 *
 * @example indexEntryBytes(["bigint"]) // 22
 */
export function indexEntryBytes(types: readonly string[]): number {
  let data = 0;
  for (const type of types) {
    const { bytes, align } = widthOf(type);
    data = Math.ceil(data / align) * align + bytes;
  }
  const entry = Math.ceil((8 + data) / 8) * 8 + 4;
  const perPage = Math.floor((8192 - 24 - 16 - 819) / entry) - 1;
  return perPage < 1 ? entry : Math.round(8192 / perPage);
}
