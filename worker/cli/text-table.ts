/** Rows as aligned text: what a person reads in a terminal and a script can still cut. */
import { oneLine } from "../../plv8/src/render/one-line.ts";

export type Cell = string | number | boolean | null | undefined | Date | readonly unknown[];

/** Columns as wide as their widest cell, two blanks between, no line drawn; the last column is never padded. Empty without rows. */
export function textTable(rows: readonly Readonly<Record<string, Cell>>[], columns: readonly string[] = Object.keys(rows[0] ?? {})): string {
  if (rows.length === 0) return "";
  const lines = [columns, ...rows.map((row) => columns.map((column) => cellText(row[column])))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => [...(line[at] ?? "")].length)));
  return (
    lines
      .map((line) =>
        line
          .map((cell, at) => (at === line.length - 1 ? cell : cell + " ".repeat((widths[at] ?? 0) - [...cell].length)))
          .join("  ")
          .trimEnd(),
      )
      .join("\n") + "\n"
  );
}

export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (cell === true) return "yes";
  if (cell === false) return "no";
  if (cell instanceof Date) return cell.toISOString();
  if (Array.isArray(cell)) return oneLine(cell.map(String).join(", "));
  return oneLine(String(cell as string | number));
}
