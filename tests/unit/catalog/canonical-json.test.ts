import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../plv8/src/catalog/canonical-json.ts";
import { compareCodePoints } from "../../../plv8/src/catalog/compare-code-points.ts";
import { sha256, utf8 } from "../../../plv8/src/catalog/sha256.ts";

describe("canonical JSON", () => {
  test("has one text per value: keys by code point, no whitespace, undefined left out", () => {
    expect(canonicalJson({ b: [1, true, null], a: "x", "\uff5e": 1, "😀": 2, gone: undefined })).toBe('{"a":"x","b":[1,true,null],"\uff5e":1,"😀":2}');
  });

  test("means the same as JSON and does not depend on the order of keys", () => {
    const plain = fc
      .jsonValue({ maxDepth: 4 })
      .map((value) => JSON.parse(JSON.stringify(value, (_, item: unknown) => (typeof item === "number" ? Math.trunc(item % 1e9) + 0 : item))) as unknown);
    fc.assert(
      fc.property(plain, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test.each([[1.5], [Number.NaN], [-0], [2 ** 53], [() => 1], [Symbol("x")], [10n]])("refuses %s, which has no one text", (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe("SHA-256", () => {
  test("of UTF-8, as everybody else's", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
      }),
    );
  });

  test("a lone surrogate is the replacement character", () => {
    expect(Buffer.from(utf8("a\ud800b\udc00")).equals(Buffer.from("a\ufffdb\ufffd"))).toBe(true);
  });
});

test("order by code point equals the order of UTF-8 bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (left, right) => {
      expect(Math.sign(compareCodePoints(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
    }),
  );
  expect(compareCodePoints("\uff5e", "😀")).toBeLessThan(0);
});

/** The same value with every object's keys in the other order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}
