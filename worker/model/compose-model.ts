/**
 * A model out of several files: `use:` names other model files, packages (`@acme/billing/model.yaml`, found as Node finds them) and templates
 * (`template:crm`); their entities, relationships, access patterns and the rest join the document that uses them. What comes out is one document,
 * and where each part of it came from, so that problems are shown in the file that holds them.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLMap } from "yaml";
import { readText, UnreadableText } from "../read-text.ts";
import { WrongUsage } from "../wrong-usage.ts";
import type { Issue } from "../../plv8/src/types/issue.ts";

/** A problem with the file that it is in. */
export type FileIssue = Issue & { readonly file: string };

type Part = { readonly file: string; readonly document: Document.Parsed; readonly lines: LineCounter };

/** Where the pieces of a composed document are written: file and index by list, file by entity. */
export type Composed = {
  /** The text for the compiler: the file's own where it uses nothing. */
  readonly text: string;
  readonly files: readonly string[];
  readonly issues: readonly FileIssue[];
  /** Puts an issue of the whole where its part is written. */
  readonly locate: (issue: Issue) => FileIssue;
};

const lists = ["relationships", "access"] as const;
const maps = ["areas", "entities", "evolve"] as const;

/** Where the templates of the package lie. */
export const templatesFolder = fileURLToPath(new URL("../../plv8/src/templates/", import.meta.url));

/** Reads a model file with everything it uses. Throws where the first file can't be read. */
export async function composeModel(path: string): Promise<Composed> {
  const text = await readText(path, "a model file");
  const issues: FileIssue[] = [];
  const root = readPart(path, text);
  const alone: Composed = { text, files: [path], issues, locate: (issue) => ({ ...issue, file: path }) };
  if (root.document.errors.length > 0 || !isMap(root.document.contents) || !root.document.has("use")) return alone;
  const parts = [root];
  await collect(root, [resolve(path)], parts, issues);
  if (issues.length > 0) return { ...alone, files: parts.map((part) => part.file) };
  return merge(parts, issues);
}

function readPart(file: string, text: string): Part {
  const lines = new LineCounter();
  return {
    file,
    lines,
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge: false, version: "1.2", schema: "core" }),
  };
}

/** Everything that a part uses, and what that uses; each file once. */
async function collect(part: Part, way: readonly string[], parts: Part[], issues: FileIssue[]): Promise<void> {
  const used = part.document.get("use");
  if (used === undefined) return;
  if (!isSeq(used)) {
    issues.push(at(part, ["use"], "model.use", "`use` is not a list of files.", "Write use: [./billing.yaml]."));
    return;
  }
  for (const [index, item] of used.items.entries()) {
    const said = isScalar(item) ? String(item.value) : "";
    const file = find(said, part.file);
    if (file === null) {
      issues.push(
        at(
          part,
          ["use", index],
          "model.use",
          `\`${said}\` is not found from ${part.file}.`,
          "Write ./file.yaml beside it, a file of an installed package (@acme/billing/model.yaml), or template:NAME (data-architect template list).",
        ),
      );
      continue;
    }
    if (way.includes(file)) {
      issues.push(at(part, ["use", index], "model.use", `\`${said}\` uses ${part.file} in turn: a ring.`, "Take what both need into a file of its own."));
      continue;
    }
    if (parts.some((other) => resolve(other.file) === file)) continue;
    const text = await readText(file, "a model file").catch((thrown: unknown) =>
      thrown instanceof UnreadableText || thrown instanceof WrongUsage ? thrown : Promise.reject(thrown as Error),
    );
    if (typeof text !== "string") {
      issues.push(at(part, ["use", index], "model.use", `\`${said}\` can't be used: ${text.message}.`, "Name a model file."));
      continue;
    }
    const next = readPart(file, text);
    const [error] = next.document.errors;
    if (error !== undefined) {
      const place = next.lines.linePos(error.pos[0]);
      issues.push({ code: "model.syntax", severity: "error", path: "", line: place.line, column: place.col, message: error.message, hint: null, file });
      continue;
    }
    if (!isMap(next.document.contents)) {
      issues.push(at(part, ["use", index], "model.use", `\`${said}\` holds no keys: it is no model.`, "Name a model file."));
      continue;
    }
    parts.push(next);
    await collect(next, [...way, file], parts, issues);
  }
}

function find(said: string, from: string): string | null {
  if (said.startsWith("template:")) {
    const file = resolve(templatesFolder, `${said.slice(9)}.yaml`);
    return /^template:[a-z_]+$/.test(said) && existsSync(file) ? file : null;
  }
  if (/^\.{0,2}\//.test(said)) {
    const file = resolve(dirname(from), said);
    return existsSync(file) ? file : null;
  }
  try {
    const found = createRequire(resolve(from)).resolve(said);
    return isAbsolute(found) ? found : null;
  } catch {
    return null;
  }
}

function merge(parts: readonly Part[], issues: FileIssue[]): Composed {
  const [root] = parts as [Part];
  const whole = root.document.clone();
  const entries = new Map<string, { readonly part: Part; readonly path: readonly (string | number)[] }>();
  whole.delete("use");
  for (const key of maps) {
    for (const part of parts) {
      const map = part.document.get(key);
      if (!isMap(map)) continue;
      if (!isMap(whole.get(key))) whole.set(key, whole.createNode({}));
      for (const pair of map.items) {
        const name = String(isScalar(pair.key) ? pair.key.value : pair.key);
        const other = entries.get(`${key}.${name}`);
        if (other !== undefined) issues.push(at(part, [key, name], "model.use", `${name} is in ${other.part.file} already.`, "Rename or remove one of them."));
        else entries.set(`${key}.${name}`, { part, path: [key, name] });
        if (part !== root && other === undefined) (whole.get(key) as YAMLMap).add(pair);
      }
    }
  }
  for (const key of lists) {
    let count = 0;
    for (const part of parts) {
      const list = part.document.get(key);
      if (!isSeq(list)) continue;
      if (!isSeq(whole.get(key))) whole.set(key, whole.createNode([]));
      list.items.forEach((item, index) => {
        entries.set(`${key}[${count}]`, { part, path: [key, index] });
        count += 1;
        if (part !== root) (whole.get(key) as { items: unknown[] }).items.push(item);
      });
    }
  }
  for (const part of parts.slice(1)) issues.push(...conflicts(root, part));
  const text = whole.toString({ lineWidth: 0 });
  return { text, files: parts.map((part) => part.file), issues, locate: (issue) => locate(issue, root, entries) };
}

/** What the used file says of the whole must be what the one that uses it says. */
function conflicts(root: Part, part: Part): readonly FileIssue[] {
  return (["intent", "conventions"] as const).flatMap((key) => {
    const said = part.document.toJS() as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
    const wanted = (root.document.toJS() as typeof said)[key] ?? {};
    return Object.entries(said[key] ?? {}).flatMap(([name, value]) => {
      if (JSON.stringify(value) === JSON.stringify(wanted[name])) return [];
      return [
        at(
          part,
          [key, name],
          "model.use",
          `${key}.${name} is ${JSON.stringify(value)} here, ${wanted[name] === undefined ? "not said" : JSON.stringify(wanted[name])} in ${root.file}.`,
          `Say the same in both; ${root.file} decides for the whole.`,
        ),
      ];
    });
  });
}

function locate(issue: Issue, root: Part, entries: ReadonlyMap<string, { readonly part: Part; readonly path: readonly (string | number)[] }>): FileIssue {
  const steps = (issue.path.match(/[a-z_][A-Za-z0-9_]*|\[\d+\]|\["(?:[^"\\]|\\.)*"\]/g) ?? []).map((step) =>
    step.startsWith('["') ? (JSON.parse(step.slice(1, -1)) as string) : step.startsWith("[") ? Number(step.slice(1, -1)) : step,
  );
  const [section = "", name = ""] = steps;
  const entry = entries.get(typeof name === "number" ? `${section}[${name}]` : `${section}.${name}`);
  const part = entry?.part ?? root;
  const path = entry === undefined ? steps : [...entry.path, ...steps.slice(2)];
  return { ...issue, ...placeOf(part, path), file: part.file };
}

function at(part: Part, path: readonly (string | number)[], code: string, message: string, hint: string): FileIssue {
  return {
    code,
    severity: "error",
    path: path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join(""),
    ...placeOf(part, path),
    message,
    hint,
    file: part.file,
  };
}

/** Line and column of the nearest thing on the way to a path. */
function placeOf(part: Part, path: readonly (string | number)[]): { readonly line: number | null; readonly column: number | null } {
  for (let length = path.length; length > 0; length -= 1) {
    const node = part.document.getIn(path.slice(0, length), true);
    const parent = part.document.getIn(path.slice(0, length - 1), true);
    const key = isMap(parent) ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === path[length - 1])?.key : undefined;
    const found = isScalar(node) || !isNode(key) ? node : key;
    if (!isNode(found) || found.range == null) continue;
    const place = part.lines.linePos(found.range[0]);
    return { line: place.line, column: place.col };
  }
  return { line: 1, column: 1 };
}
