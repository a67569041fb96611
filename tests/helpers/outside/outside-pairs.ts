import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Two SQL texts that stand outside of this repository; `name` begins with the corpus that it is of. */
export type OutsidePair = { readonly name: string; readonly before: string; readonly after: string };

/**
 * What `OUTSIDE_PAIRS_DIR` holds: every folder in it with a before.sql and an after.sql, at any depth, and every line `{"name", "before", "after"}` of its
 * `*.jsonl` files. None where it is not set.
 */
export function outsidePairs(folder = process.env["OUTSIDE_PAIRS_DIR"] ?? ""): readonly OutsidePair[] {
  if (folder === "" || !existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries
    .flatMap((entry): readonly OutsidePair[] => {
      const path = join(entry.parentPath, entry.name);
      if (entry.name.endsWith(".jsonl")) return linesOf(path, entry.name.slice(0, -".jsonl".length));
      const other = join(entry.parentPath, "after.sql");
      if (entry.name !== "before.sql" || !existsSync(other)) return [];
      return [{ name: relative(folder, entry.parentPath), before: readFileSync(path, "utf8"), after: readFileSync(other, "utf8") }];
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function linesOf(path: string, corpus: string): readonly OutsidePair[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const pair = JSON.parse(line) as OutsidePair;
      return { ...pair, name: `${corpus}/${pair.name}` };
    });
}
