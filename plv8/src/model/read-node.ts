import { isAlias, isMap, isScalar, isSeq, type Document, type Pair } from "yaml";
import { limits } from "./limits.ts";
import { keyText } from "./locate.ts";
import { shorten, type Path } from "./path.ts";
import type { Report } from "./report.ts";
import { warnOfTraps } from "./traps.ts";

/** A parsed document as plain data: maps become objects without prototype tricks, everything that is not plain is reported. */
export function readNode(document: Document.Parsed, text: string, report: Report): unknown {
  return read(document.contents, [], text, report);
}

function read(node: unknown, path: Path, text: string, report: Report): unknown {
  if (path.length > limits.depth) {
    report.error(
      "model.too-deep",
      path.slice(0, 6),
      `The document is nested deeper than ${limits.depth} levels.`,
      "Write it flat: no part of a model is that deep.",
    );
    return null;
  }
  if (node === null || node === undefined) return null;
  if (isAlias(node)) {
    report.error(
      "yaml.alias",
      path,
      `An alias (*${shorten(node.source)}) stands here; a model has none.`,
      "Write the value out, or put text that starts with * into quotes.",
    );
    return null;
  }
  if (hasMark(node, "anchor"))
    report.error("yaml.anchor", path, "An anchor (&) stands here; a model has none.", "Remove it, or put text that starts with & into quotes.");
  if (hasMark(node, "tag")) {
    report.error("yaml.tag", path, "A tag (!) stands here; a model has none.", "Remove it, or put text that starts with ! into quotes.");
    return null;
  }
  if (isMap(node)) return readMap(node.items as Pair[], path, text, report);
  if (isSeq(node)) return node.items.map((item, index) => read(item, [...path, index], text, report));
  if (isScalar(node)) {
    warnOfTraps(node, path, text, report);
    return typeof node.value === "bigint" ? String(node.value) : node.value;
  }
  report.error("yaml.syntax", path, "This is not a plain value.", "Write text, a number, true, false, a list or a map.");
  return null;
}

function readMap(pairs: readonly Pair[], path: Path, text: string, report: Report): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const pair of pairs) {
    const key = keyText(pair);
    const child = [...path, key];
    if (key === "" || key === "__proto__" || !isScalar(pair.key)) {
      report.error("yaml.key", path, "A key is empty, a list, a map or reserved.", "Write keys as plain names.", "key");
      continue;
    }
    if (seen.has(key)) {
      report.error(
        "yaml.duplicate-key",
        child,
        `\`${shorten(key)}\` stands here twice; the second would hide the first.`,
        "Rename one of the two, or remove it.",
        "key",
      );
      continue;
    }
    seen.add(key);
    value[key] = read(pair.value, child, text, report);
  }
  return value;
}

function hasMark(node: object, mark: "anchor" | "tag"): boolean {
  const value = (node as Record<string, unknown>)[mark];
  return typeof value === "string" && value !== "";
}
