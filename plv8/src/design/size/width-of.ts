/** How a value lies in a row or an index: bytes on average with its own header, and the boundary it starts at. */
export type Width = { readonly bytes: number; readonly align: 1 | 2 | 4 | 8 };

const widths: Readonly<Record<string, Width>> = {
  uuid: { bytes: 16, align: 1 },
  bigint: { bytes: 8, align: 8 },
  integer: { bytes: 4, align: 4 },
  smallint: { bytes: 2, align: 2 },
  date: { bytes: 4, align: 4 },
  boolean: { bytes: 1, align: 1 },
  interval: { bytes: 16, align: 8 },
  point: { bytes: 16, align: 8 },
  inet: { bytes: 8, align: 1 },
  jsonb: { bytes: 121, align: 1 },
  int8range: { bytes: 22, align: 1 },
  tstzrange: { bytes: 22, align: 1 },
  daterange: { bytes: 14, align: 1 },
  numrange: { bytes: 22, align: 1 },
};

/** The width of a type, as `format_type` says it. Texts are taken for 24 characters, json for 120 bytes, lists for 4 items. */
export function widthOf(type: string): Width {
  if (type.startsWith("timestamp")) return { bytes: 8, align: 8 };
  if (type.startsWith("numeric")) return { bytes: 9, align: 1 };
  if (type.startsWith("public.vector")) return { bytes: 8 + 4 * Number(/\d+/.exec(type)?.[0] ?? 0), align: 4 };
  if (type.endsWith("[]")) return { bytes: 21 + 4 * widthOf(type.slice(0, -2)).bytes, align: 1 };
  return widths[type] ?? { bytes: 25, align: 1 };
}
