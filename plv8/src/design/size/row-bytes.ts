import { widthOf } from "./width-of.ts";

/** What the formula needs of a column. */
export type SizedColumn = { readonly type: string; readonly not_null: boolean };

/**
 * Bytes that a row takes in its table, by the layout of the page: header with the null bitmap, each value at its boundary, a line pointer, pages
 * filled to the fill factor. Values are taken as present; long ones that move out of the row are not counted.
 *
 * @example rowBytes([{ type: "bigint", not_null: true }, { type: "integer", not_null: true }]) // 44.28
 */
export function rowBytes(columns: readonly SizedColumn[], fillfactor = 100): number {
  const tuple = roundUp(roundUp(23 + (columns.some((column) => !column.not_null) ? Math.ceil(columns.length / 8) : 0), 8) + dataBytes(columns), 8);
  const rows = Math.floor((8192 - 24 - Math.floor(8192 * (100 - fillfactor) / 100)) / (tuple + 4));
  return rows < 1 ? tuple + 4 : Math.round(8192 / rows * 100) / 100;
}

/** Bytes of the values, each at its boundary. */
function dataBytes(columns: readonly SizedColumn[]): number {
  return columns.reduce((data, { type }) => {
    const { bytes, align } = widthOf(type);
    return roundUp(data, align) + bytes;
  }, 0);
}

function roundUp(bytes: number, to: number): number {
  return Math.ceil(bytes / to) * to;
}
