import { widthOf } from "./width-of.ts";

/** What the formula needs of a column; `bytes` and `present` where they are known, e.g. measured. */
export type SizedColumn = {
  readonly type: string;
  readonly not_null: boolean;
  /** Average bytes of a value with its own header, where the type's usual width is not meant. */
  readonly bytes?: number;
  /** Share of rows that have a value, from 0 to 1. Where it is not known, values are taken as present and the row as one that may have nulls. */
  readonly present?: number;
};

/** Bytes of values in physical order, on average; in every row they end `rest` after a multiple of `grain`, and `varies` says whether rows differ in them. */
export type DataBytes = { readonly bytes: number; readonly grain: number; readonly rest: number; readonly varies: boolean };

/**
 * Bytes that a row takes in its table, by the layout of the page: header with the null bitmap, each value at its boundary, a line pointer, pages
 * filled to the fill factor. Long values that move out of the row are not counted.
 *
 * @example rowBytes([{ type: "bigint", not_null: true }, { type: "integer", not_null: true }]) // 44.28
 */
export function rowBytes(columns: readonly SizedColumn[], fillfactor = 100): number {
  const bitmap = roundUp(23 + Math.ceil(columns.length / 8), 8);
  const whole = columns.reduce((share, column) => share * (column.present ?? (column.not_null ? 1 : 0)), 1);
  const data = dataBytes(columns);
  const tuple = (1 - whole) * bitmap + whole * 24 + aligned(data);
  return Math.round((8192 / perPage(8192 - 24 - Math.floor((8192 * (100 - fillfactor)) / 100), tuple + 4, data.varies)) * 100) / 100;
}

/** Bytes of the values, each at its boundary; a column that some rows have not counts by its share. */
export function dataBytes(columns: readonly SizedColumn[]): DataBytes {
  return columns.reduce<DataBytes>(
    (data, column) => {
      const usual = widthOf(column.type);
      const own = column.bytes ?? usual.bytes;
      const present = column.present ?? 1;
      if (present === 0) return data;
      const start = padded(data, own > 127 ? Math.max(usual.align, 4) : usual.align);
      const whole = Number.isInteger(own);
      const end = { grain: whole ? start.grain : 1, rest: whole ? start.rest + own : 0 };
      const common = present < 1 ? commonGrain(data, end) : end.grain;
      return {
        bytes: data.bytes + present * (start.bytes - data.bytes + own),
        grain: common,
        rest: end.rest % common,
        varies: data.varies || present < 1 || !whole,
      };
    },
    { bytes: 0, grain: 8, rest: 0, varies: false },
  );
}

/** Rows with and without a value end at the same place of so many bytes. */
function commonGrain(left: Pick<DataBytes, "grain" | "rest">, right: Pick<DataBytes, "grain" | "rest">): number {
  let grain = Math.min(left.grain, right.grain);
  while (grain > 1 && left.rest % grain !== right.rest % grain) grain /= 2;
  return grain;
}

/** Values rounded up to the machine's word. */
export function aligned(data: DataBytes): number {
  return padded(data, 8).bytes;
}

/** The next boundary: known, or on average over the places where rows may end. */
function padded(data: DataBytes, align: number): DataBytes {
  if (!data.varies) {
    const bytes = roundUp(data.bytes, align);
    return { ...data, bytes, rest: bytes % data.grain };
  }
  const places = Math.max(1, align / data.grain);
  let gap = 0;
  for (let place = 0; place < places; place += 1) gap += (align - ((data.rest + place * data.grain) % align)) % align;
  return { ...data, bytes: data.bytes + gap / places, grain: Math.max(data.grain, align), rest: data.grain >= align ? (data.rest + gap) % data.grain : 0 };
}

/** How many of a size fit into a page; where they differ, half of one is left over on average. */
export function perPage(space: number, size: number, varies: boolean): number {
  return Math.max(space / size < 1 ? space / size : 1, varies ? space / size - 0.5 : Math.floor(space / size));
}

function roundUp(bytes: number, to: number): number {
  return Math.ceil(bytes / to) * to;
}
