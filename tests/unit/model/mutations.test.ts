/** Whatever one changes in a sound document: it stays sound, or the issues point at the change; the same each time, never an exception. */
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { modelJsonSchema } from "../../../plv8/src/model/json-schema.ts";
import { formatPath } from "../../../plv8/src/model/path.ts";
import type { Issue } from "../../../plv8/src/types/issue.ts";
import { declareText, shopText } from "../../helpers/shop.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Spot = readonly (string | number)[];

const documents = [
  { name: "shop", url: new URL("../../corpus/models/shop/v1.yaml", import.meta.url), runs: 400 },
  { name: "the whole language", url: new URL("../../corpus/models/language.yaml", import.meta.url), runs: 400 },
  { name: "the rest of the language", url: new URL("../../corpus/models/words.yaml", import.meta.url), runs: 150 },
  ...readdirSync(new URL("../../../plv8/src/templates/", import.meta.url))
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => ({ name: file, url: new URL(`../../../plv8/src/templates/${file}`, import.meta.url), runs: 40 })),
];

function allSpots(value: Json, path: Spot): readonly Spot[] {
  if (typeof value !== "object" || value === null) return path.length === 0 ? [] : [path];
  const inner = Array.isArray(value)
    ? value.flatMap((child, index) => allSpots(child, [...path, index]))
    : Object.entries(value).flatMap(([key, child]) => allSpots(child, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

const odd = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e300,
    "",
    " ",
    "x",
    "X y",
    "order",
    "store",
    "2_000",
    "yes",
    "'; drop table x; --",
    "$$",
    "a".repeat(70),
    "__proto__",
    "constructor",
    [],
    {},
    [[]],
    { a: 1 },
    [null],
    "é",
    "\u0000",
    "\ud800",
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);
const mutation = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom("replace", "delete", "rename", "copy"),
  value: odd,
  name: fc.constantFrom("order", "store", "id", "neu", "Neu", "created_at", "type", "x".repeat(64)),
});

function mutate(sound: Json, path: Spot, kind: string, value: Json, name: string): { document: Json; touched: readonly string[] } {
  const document = structuredClone(sound);
  const parent = path.slice(0, -1).reduce<Json>((node, step) => (node as Record<string | number, Json>)[step] ?? null, document) as
    Record<string, Json> | Json[];
  const key = path.at(-1) ?? "";
  const before = (parent as Record<string | number, Json>)[key] ?? null;
  const words = [...path.slice(1).map(String), name, ...wordsOf(before), ...wordsOf(value)];
  if (Array.isArray(parent)) {
    if (kind === "delete") parent.splice(Number(key), 1);
    else if (kind === "copy") parent.push(before);
    else parent[Number(key)] = value;
  } else if (kind === "delete") delete parent[key];
  else if (kind === "rename" || kind === "copy") {
    if (kind === "rename") delete parent[key];
    parent[name] = before;
  } else parent[key] = value;
  return { document, touched: words };
}

/** Every name and text in a part of the document. */
function wordsOf(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [...(Array.isArray(value) ? [] : [key]), ...wordsOf(child)]);
}

/** An issue points at a change when it stands on its way, or names what was changed. */
function pointsAt(issue: Issue, path: Spot, touched: readonly string[]): boolean {
  const here = formatPath(path);
  const parent = formatPath(path.slice(0, -1));
  if (here.startsWith(issue.path) || issue.path.startsWith(here) || (parent !== "" && issue.path.startsWith(parent))) return true;
  return touched.some((word) => word.length > 1 && `${issue.path} ${issue.message} ${issue.hint}`.includes(word.slice(0, 20)));
}

test("every word of the language is in one of the documents that are changed", () => {
  const words = new Set<string>();
  const said = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "properties") for (const word of Object.keys(value as object)) words.add(word);
      walk(value);
    }
  };
  const keys = (node: Json): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (!Array.isArray(node)) said.add(key);
      keys(value as Json);
    }
  };
  walk(modelJsonSchema());
  for (const { url } of documents) keys(parse(readFileSync(url, "utf8")) as Json);
  expect([...words].filter((word) => !said.has(word))).toEqual([]);
});

describe("any single mutation", () => {
  test.each(documents)(
    "of $name",
    ({ url, runs }) => {
      const sound = parse(readFileSync(url, "utf8")) as Json;
      const spots = allSpots(sound, []);
      let accepted = 0;
      fc.assert(
        fc.property(mutation, ({ at, kind, value, name }) => {
          const path = spots[at % spots.length] ?? [];
          const { document, touched } = mutate(sound, path, kind, value, name);
          const text = JSON.stringify(document);
          const result = declareText(text);
          expect(declareText(text)).toEqual(result);
          if (result.ok) {
            accepted += 1;
            return;
          }
          const errors = result.issues.filter((issue) => issue.severity === "error");
          expect(errors.length).toBeGreaterThan(0);
          for (const issue of errors) {
            expect(issue.code).not.toBe("compiler.bug");
            expect(issue.message).toMatch(/\S/);
            expect(issue.hint).toMatch(/\S/);
            expect(`${issue.message}${issue.hint}`).not.toMatch(/undefined|\[object|NaN| {4}at /);
          }
          expect(
            errors.some((issue) => pointsAt(issue, path, touched)),
            `${formatPath(path)} ${kind} ${JSON.stringify(value)} ${name}\n${JSON.stringify(errors, null, 1)}`,
          ).toBe(true);
        }),
        { numRuns: runs * Number(process.env["TIMES"] ?? 1), seed: Number(process.env["SEED"] ?? 20261121) },
      );
      expect(accepted).toBeGreaterThan(0);
    },
    60_000,
  );
});

test("a filled document is sound and gives the same design and digest", async () => {
  const first = declareText(await shopText(1));
  if (!first.ok) throw new Error("the shop is not sound");
  const second = declareText(JSON.stringify(first.value.model));
  expect(second).toEqual({ ...first, warnings: [] });
});
