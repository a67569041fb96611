import { LineCounter, parseDocument, type Document } from "yaml";
import type { Issue } from "../types/issue.ts";
import { limits } from "./limits.ts";
import { createLocate } from "./locate.ts";
import { createReport, type Report } from "./report.ts";
import { readNode } from "./read-node.ts";
import { explainSyntax } from "./yaml-syntax.ts";

/** A document's text as plain data, with a report that knows where everything stands. */
export type TextRead = { readonly value: unknown; readonly report: Report };

/**
 * Reads YAML or JSON (which is YAML) into plain data. Anchors, aliases, tags and duplicate keys are refused; values that look like a YAML trap
 * give warnings. Null when the text is no data at all: then the report says why.
 */
export function readText(text: string): TextRead | { readonly value: null; readonly report: Report; readonly unreadable: true } {
  const nowhere = createReport(() => ({ line: null, column: null }));
  if (text.length > limits.documentLength) {
    nowhere.error(
      "model.too-large",
      [],
      `The document has ${text.length} characters; at most ${limits.documentLength} are read.`,
      "A model this long has several subjects: split it into several projects.",
    );
    return { value: null, report: nowhere, unreadable: true };
  }
  const parts = countParts(text);
  if (parts > limits.documentParts) {
    nowhere.error(
      "model.too-large",
      [],
      `The document has about ${parts} lines and values; at most ${limits.documentParts} are read.`,
      "A model this long has several subjects: split it into several projects.",
    );
    return { value: null, report: nowhere, unreadable: true };
  }
  if (text.includes("\u0000")) {
    nowhere.error("model.not-text", [], "The document contains a zero byte.", "Save it as UTF-8 text.");
    return { value: null, report: nowhere, unreadable: true };
  }
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false, strict: true, merge: false, version: "1.2", schema: "core" });
  } catch {
    nowhere.error("model.too-deep", [], "The document is nested too deeply to be read.", `Write at most ${limits.depth} levels.`);
    return { value: null, report: nowhere, unreadable: true };
  }
  const report = createReport(createLocate(document, lines));
  if (document.errors.length > 0) {
    report.issues.push(...document.errors.slice(0, 20).map((error): Issue => explainSyntax(error, text, lines)));
    return { value: null, report, unreadable: true };
  }
  const value = readNode(document, text, report);
  return { value, report };
}

function countParts(text: string): number {
  let parts = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x0a || code === 0x2c || code === 0x3a) parts += 1;
  }
  return parts;
}
