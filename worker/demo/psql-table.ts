/** A value of a result row as `pg` gives it. */
export type Cell = string | number | bigint | boolean | Date | null | undefined | object;

/**
 * Rows as psql's aligned format shows them: a line of names, a rule, a line per row; numbers to the right, nulls empty.
 * @example psqlTable([{ plan: "p_12", steps: 14 }]) // " plan | steps \n------+-------\n p_12 |    14 "
 */
export function psqlTable(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => names.map((name) => cellText(row[name])));
  const widths = names.map((name, column) => Math.max(width(name), ...cells.map((row) => Math.max(...(row[column] ?? "").split("\n").map(width)))));
  const right = names.map((name) => rows.every((row) => row[name] === null || row[name] === undefined || typeof row[name] === "number"));
  const line = (texts: readonly string[], numbers: boolean): string =>
    ` ${texts.map((text, column) => pad(text, widths[column] ?? 0, numbers && right[column] === true)).join(" | ")} `.trimEnd();
  const rule = widths.map((columns) => "-".repeat(columns + 2)).join("+");
  return [line(names, false), rule, ...cells.flatMap((row) => folded(row).map((texts) => line(texts, true)))].join("\n");
}

/** A row whose cells have several lines becomes several lines. */
function folded(row: readonly string[]): readonly (readonly string[])[] {
  const parts = row.map((text) => text.split("\n"));
  return Array.from({ length: Math.max(1, ...parts.map((part) => part.length)) }, (_, index) => parts.map((part) => part[index] ?? ""));
}

function cellText(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date)
    return value
      .toISOString()
      .replace("T", " ")
      .replace(/\.\d+Z$/, "Z");
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object" && "toPostgres" in value && typeof value.toPostgres === "function") return String(value.toPostgres()); // an interval
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function pad(text: string, columns: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, columns - width(text)));
  return right ? space + text : text + space;
}

function width(text: string): number {
  return [...text].length;
}
