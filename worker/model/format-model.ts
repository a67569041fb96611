/**
 * One way to write a model document: keys in the definition's order, a blank line between things, comments where they were. Formatting twice changes nothing.
 */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair, type YAMLMap } from "yaml";
import type { Path } from "../../plv8/src/model/path.ts";
import { allowedKeys } from "../../plv8/src/model/schema-keys.ts";
import { UnreadableText } from "../read-text.ts";
import { tightLists } from "./tight-lists.ts";

/** Options under which a document is read and written, so that texts of any length stay in their line. */
const writing = { lineWidth: 0, flowCollectionPadding: true, indent: 2 } as const;

/** Reads a document with its comments. Throws, with the place, where writing it again would lose something: what is no YAML, no map, or has a key twice. */
export function parseModel(text: string, name = "the model"): Document.Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: false, lineCounter: lines, merge: false, version: "1.2", schema: "core" });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UnreadableText(`${name}:${String(line)}:${String(col)}: ${error.message}; data-architect model check ${name} says more`);
  }
  if (!isMap(document.contents)) throw new UnreadableText(`${name} is no model: it holds no keys; data-architect model init makes one to start from`);
  return document;
}

/** The document's text in the one form. */
export function writeModel(document: Document): string {
  if (isMap(document.contents)) {
    unfold(document.contents);
    order(document.contents, [], document.toJS());
    space(document.contents);
  }
  const text = String(document.toString(writing));
  const tight = tightLists(text);
  return JSON.stringify(parseDocument(tight).toJS()) === JSON.stringify(document.toJS()) ? tight : text;
}

/** A model's text, formatted: YAML, or JSON where it begins with a brace. */
export function formatModel(text: string, name?: string): string {
  const document = parseModel(text, name);
  if (!/^\s*\{/.test(text)) return writeModel(document);
  if (isMap(document.contents)) order(document.contents, [], document.toJS());
  return `${JSON.stringify(document.toJS(), null, 2)}\n`;
}

/** Keys of blocks in the definition's order; unknown ones, and names that people chose, stay as they are. */
function order(node: Node, path: Path, whole: unknown): void {
  if (isSeq(node)) {
    node.items.forEach((item, index) => {
      order(item as Node, [...path, index], whole);
    });
    return;
  }
  if (!isMap(node)) return;
  const known = allowedKeys(path, whole);
  // What stands in one line was put in the order in which it reads well.
  if (known.length > 0 && node.flow !== true) {
    const first = node.items[0];
    const place = (pair: Pair): number => (known.includes(keyOf(pair)) ? known.indexOf(keyOf(pair)) : known.length);
    node.items = node.items
      .map((pair, index) => ({ pair, index }))
      .sort((left, right) => place(left.pair) - place(right.pair) || left.index - right.index)
      .map(({ pair }) => pair);
    // What stands above the first key of a block is about the block.
    if (first !== node.items[0] && first !== undefined && isScalar(first.key)) delete first.key.spaceBefore;
  }
  for (const pair of node.items) order(pair.value as Node, [...path, keyOf(pair)], whole);
}

const blocks = ["use", "areas", "entities", "relationships", "access", "evolve"];

/** A blank line before each section, and between entities. */
function space(root: YAMLMap): void {
  root.items.forEach((pair, index) => {
    if (!isScalar(pair.key)) return;
    const section = blocks.includes(String(pair.key.value));
    pair.key.spaceBefore = index > 0 && (section || pair.key.spaceBefore === true);
    if (pair.key.value !== "entities" || !isMap(pair.value)) return;
    pair.value.items.forEach((entity, place) => {
      if (isPair(entity) && isScalar(entity.key)) entity.key.spaceBefore = place > 0;
    });
  });
}

/** Sections and entities are blocks, also where they were written in one line. */
function unfold(root: YAMLMap): void {
  root.flow = false;
  for (const { key, value } of root.items) {
    if (!blocks.includes(keyOf({ key } as Pair)) || !(isMap(value) || isSeq(value)) || value.items.length === 0) continue;
    value.flow = false;
    if (keyOf({ key } as Pair) === "entities" && isMap(value))
      for (const entity of value.items) if (isMap(entity.value) && entity.value.items.length > 0) entity.value.flow = false;
  }
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}
