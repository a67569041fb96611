/** No word of an attribute is passed over in silence, whatever its type. */
import { expect, test } from "vitest";
import { differ, model, schema, type Data, type Node } from "./words.ts";

/** Values of one word that must make two designs; the first may be left out. `with` stands in both. */
type Two = readonly [first: unknown, second: unknown, with_?: Data];

const absent = undefined;

const common: Readonly<Record<string, Two>> = {
  is: [absent, "Words about it."],
  id: [absent, "former"],
  required: [absent, true],
  private: [absent, "contact"],
  unique: [absent, "global"],
};

/** Each type: what it needs, and its own words. */
const types: Readonly<Record<string, { readonly base?: Data; readonly words?: Readonly<Record<string, Two>> }>> = {
  text: { words: { length: [absent, 20], pattern: [absent, "^[a-z]+$"], default: [absent, "x"] } },
  email: { words: { default: [absent, "a@b.c"] } },
  integer: { words: { size: [absent, "big"], min: [absent, 1], max: [absent, 9], default: [absent, 3] } },
  decimal: { base: { digits: 9, scale: 2 }, words: { digits: [9, 10], scale: [2, 3], min: [absent, 1], max: [absent, 9], default: [absent, 3] } },
  money: { base: { currency: "EUR" }, words: { currency: ["EUR", "JPY"], min: [absent, 1], max: [absent, 9], default: [absent, 3] } },
  boolean: { words: { default: [absent, true] } },
  date: { words: { default: [absent, "today"] } },
  timestamp: { words: { default: [absent, "now"] } },
  uuid: {},
  json: { base: { variable: true }, words: { variable: [true, true] } },
  choice: {
    base: { values: ["a", "b"] },
    words: {
      values: [
        ["a", "b"],
        ["a", "c"],
      ],
      default: [absent, "a"],
    },
  },
  state: {
    base: { initial: "a", moves: { a: ["b"], b: ["a"] } },
    words: {
      required: [true, true],
      initial: ["a", "b"],
      moves: [
        { a: ["b"], b: ["a"] },
        { a: ["b"], b: ["c"] },
      ],
    },
  },
  long_text: {},
  duration: { words: { default: [absent, "1 hour"] } },
  phone: {},
  url: { words: { default: [absent, "https://a.b"] } },
  country: { words: { default: [absent, "CH"] } },
  ip: {},
  file: {},
  point: {},
  vector: { base: { dimensions: 3 }, words: { dimensions: [3, 4], distance: ["cosine", "l2"] } },
  range: { base: { of: "date" }, words: { of: ["date", "timestamp"] } },
  list: { base: { of: "text", use: "whole" }, words: { of: ["text", "integer"], use: ["whole", "items"], most: [absent, 5] } },
};

const attributeNodes = (schema.$defs["attribute"]?.oneOf ?? []).map((node) => node.properties ?? {});
const typesOf = (properties: Readonly<Record<string, Node>>): readonly string[] =>
  [properties["type"]?.["const"], ...((properties["type"]?.["enum"] as readonly unknown[] | undefined) ?? [])].filter(
    (each): each is string => typeof each === "string",
  );

test("each type of the language is here", () => {
  expect(attributeNodes.flatMap(typesOf).sort()).toEqual(Object.keys(types).sort());
});

for (const properties of attributeNodes) {
  for (const type of typesOf(properties)) {
    test.each(Object.keys(properties).filter((word) => word !== "type"))(`${type}: %s`, (word) => {
      const given = types[type]?.words?.[word] ?? common[word];
      if (given === undefined) throw new Error(`no pair for ${type}.${word}`);
      // What must be said with its only value has nothing beside it.
      if (given[0] === given[1]) return;
      const near = type === "vector" ? { access: [{ name: "p", entity: "thing", near: "a" }] } : {};
      const [left, right] = given
        .slice(0, 2)
        .map((value) => model({ attributes: { a: { type, ...types[type]?.base, ...(value === absent ? {} : { [word]: value }) } } }, near));
      differ(`${type}.${word}`, left!, right!);
    });
  }
}
