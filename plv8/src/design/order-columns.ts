import type { ColumnShape } from "./part.ts";

/**
 * Columns in the order in which they lie in a row: keys first, then by alignment from wide to narrow, so that no byte is lost to padding,
 * then what has no fixed length; required before optional. Within each class the model's order stays.
 */
export function orderColumns(columns: readonly ColumnShape[], primary: readonly string[]): readonly ColumnShape[] {
  const rank = (shape: ColumnShape): number => {
    const place = primary.indexOf(shape.name);
    if (place !== -1) return place;
    return primary.length + (shape.role === "reference" ? 0 : alignmentRank(shape.type) * 2) + (shape.not_null ? 0 : 1);
  };
  return columns
    .map((shape, index) => ({ shape, index }))
    .sort((left, right) => rank(left.shape) - rank(right.shape) || left.index - right.index)
    .map(({ shape }) => shape);
}

function alignmentRank(type: string): number {
  if (type === "bigint" || type === "interval" || type === "point" || type.startsWith("timestamp")) return 1;
  if (type === "integer" || type === "date") return 2;
  if (type === "uuid" || type === "boolean") return 3;
  return 4;
}
