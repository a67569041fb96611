/** As few indexes as serve the whole workload, and each wish is served. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeWishes, type FixedKey, type Segment } from "../../../plv8/src/design/merge-wishes.ts";
import type { IndexWish } from "../../../plv8/src/design/part.ts";

const wish = (equals: string[], tail: string[] = [], more: Partial<IndexWish> = {}): IndexWish => ({
  equals,
  tail: tail.map((said) => ({ column: said.replace("-", ""), descending: said.startsWith("-") })),
  include: [],
  predicate: null,
  serves: [...equals, "then", ...tail].join("_"),
  cites: "",
  share: 1,
  foreign: false,
  ...more,
});
const key = (...columns: string[]): FixedKey => ({ address: `constraint:${columns.join("_")}`, columns, predicate: null });
const flat = (segments: readonly Segment[]): string =>
  segments.map((segment) => ("column" in segment ? `${segment.descending ? "-" : ""}${segment.column}` : segment.free.join(" "))).join(" ");

describe("the workload", () => {
  test.each([
    ["a foreign key inside a longer index", [wish(["t", "c", "s"], ["-p"]), wish(["t", "c"])], [], ["t c s -p"]],
    ["equalities put into the order that serves both", [wish(["a", "b", "c"]), wish(["c"]), wish(["c", "a"])], [], ["c a b"]],
    ["a reversed sort", [wish(["a"], ["b"]), wish(["a"], ["-b"])], [], ["a b"]],
    ["sorts that can't share", [wish(["a"], ["b", "-c"]), wish(["a"], ["b", "c"])], [], ["a b -c", "a b c"]],
    ["a sort by a column that another compares", [wish(["a", "b"], ["c"]), wish(["a"], ["b"])], [], ["a b c"]],
    ["a key that is there", [wish(["a"]), wish(["b", "a"]), wish(["c"])], [key("a", "b")], ["c"]],
    ["partial ones apart", [wish(["a"]), wish(["a"], [], { predicate: "x" })], [], ["a", "a"]],
  ] as const)("with %s", (_what, wishes, fixed, indexes) => {
    expect(mergeWishes(wishes, fixed).indexes.map((index) => flat(index.segments))).toEqual(indexes);
  });

  test("leaves no wish unserved", () => {
    const column = fc.constantFrom("a", "b", "c", "d");
    const one = fc
      .record({ equals: fc.uniqueArray(column, { maxLength: 3 }), tail: fc.uniqueArray(column, { maxLength: 2 }), descending: fc.boolean() })
      .map(({ equals, tail, descending }) =>
        wish(
          equals,
          tail.filter((name) => !equals.includes(name)).map((name) => (descending ? `-${name}` : name)),
        ),
      )
      .filter((made) => made.equals.length + made.tail.length > 0);
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (wishes) => {
        const { indexes, served } = mergeWishes(wishes, [key("a", "b")]);
        const orders = [
          ...indexes.map((index) =>
            index.segments.flatMap((segment) => ("column" in segment ? [segment] : segment.free.map((name) => ({ column: name, descending: false })))),
          ),
          [
            { column: "a", descending: false },
            { column: "b", descending: false },
          ],
        ];
        for (const each of wishes)
          expect(
            orders.some((order) => serves(order, each)),
            JSON.stringify({ each, orders }),
          ).toBe(true);
        expect(indexes.flatMap((index) => index.serves).length + served.length).toBe(wishes.length);
      }),
      { numRuns: 2000, seed: 20261121 },
    );
  });
});

/** Written anew, from what an index can do: equalities in any order at its start, then the tail, read forwards or backwards. */
function serves(order: readonly { readonly column: string; readonly descending: boolean }[], each: IndexWish): boolean {
  const start = order.slice(0, each.equals.length).map((part) => part.column);
  if (!each.equals.every((name) => start.includes(name))) return false;
  const rest = order.slice(each.equals.length, each.equals.length + each.tail.length);
  if (rest.length < each.tail.length) return false;
  return [false, true].some((flip) =>
    each.tail.every((part, index) => rest[index]?.column === part.column && rest[index].descending === (part.descending !== flip)),
  );
}
