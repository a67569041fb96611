import { isMap, isPair, isScalar, isSeq, type Document, type LineCounter, type Node, type Pair } from "yaml";
import type { Path } from "./path.ts";
import type { Locate } from "./report.ts";

/** Finds lines and columns by walking the parsed document; done only where an issue is written. */
export function createLocate(document: Document.Parsed, lines: LineCounter): Locate {
  return (path, part) => {
    const offset = findOffset(document.contents, path, part);
    const place = lines.linePos(offset);
    return { line: place.line || 1, column: place.col || 1 };
  };
}

function findOffset(root: unknown, path: Path, part: "key" | "value"): number {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = findPair(node.items as Pair[], String(step), last && part === "key");
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      if (last && part === "key") return offset;
      node = pair.value;
      if (last) return startOf(node) ?? offset;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (node === undefined) return offset;
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

/** The first pair of a key, or the last where the key itself is meant: of a duplicate, the one too many. */
function findPair(pairs: readonly Pair[], key: string, latest: boolean): Pair | undefined {
  const found = pairs.filter((item) => isPair(item) && keyText(item) === key);
  return latest ? found.at(-1) : found[0];
}

/** A map's key as text, also where YAML reads it as a number or null. */
export function keyText(pair: Pair): string {
  const key = pair.key;
  if (isScalar(key)) return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
  return "";
}

function startOf(node: unknown): number | null {
  const range = (node as Node | null | undefined)?.range;
  return range?.[0] ?? null;
}
