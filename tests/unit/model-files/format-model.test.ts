/** Formatting twice changes nothing; nothing that is said is lost; comments stay. */
import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { formatModel } from "../../../worker/model/format-model.ts";
import { tightLists } from "../../../worker/model/tight-lists.ts";
import { anyModel } from "../../helpers/any-model.ts";

const templates = new URL("../../../plv8/src/templates/", import.meta.url);
const documents = [
  ...readdirSync(templates)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => new URL(file, templates)),
  ...["language.yaml", "shop/v1.yaml", "shop/v2.yaml"].map((file) => new URL(`../../corpus/models/${file}`, import.meta.url)),
];

test.each(documents.map((url) => [url.pathname.split("/").at(-1), url] as const))("%s", (_, url) => {
  const text = readFileSync(url, "utf8");
  const once = formatModel(text);
  expect(formatModel(once)).toBe(once);
  expect(parse(once)).toEqual(parse(text));
  expect((once.match(/# .*/g) ?? []).sort()).toEqual((text.match(/# .*/g) ?? []).sort());
});

test("any model, in blocks and in lines", () => {
  fc.assert(
    fc.property(anyModel, fc.boolean(), (model, flow) => {
      const value: unknown = typeof model === "string" ? parse(model) : model;
      const text = flow ? JSON.stringify(value) : stringify(value, { lineWidth: 40 });
      const once = formatModel(text);
      expect(formatModel(once)).toBe(once);
      expect(parse(once)).toEqual(parse(text));
    }),
    { numRuns: 60, seed: 20261121 },
  );
});

test("sections and entities stand in the definition's order with a blank line between them", () => {
  expect(
    formatModel(
      'entities:\n  # about a\n  a:\n    attributes: {n: {type: text}}   # why\n    is: "A."\n  b: { is: "B." }\nmodel: m\naccess: [ {name: p, entity: a, equals: [ n ]} ]\n',
    ),
  ).toBe(
    'model: m\n\nentities:\n  # about a\n  a:\n    is: "A."\n    attributes: { n: { type: text } } # why\n\n  b:\n    is: "B."\n\naccess:\n  - { name: p, entity: a, equals: [n] }\n',
  );
});

test("brackets in texts and comments are left alone", () => {
  const line = "a: [ b, \"[ c ]\", '[ d ]' ] # [ e ]";
  expect(tightLists(line)).toBe("a: [b, \"[ c ]\", '[ d ]'] # [ e ]");
});
