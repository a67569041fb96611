import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderItems } from "../../../plv8/src/render/order-items.ts";
import { quoteIdent, quoteLiteral } from "../../../plv8/src/render/names.ts";
import { script } from "../../../plv8/src/render/script.ts";
import { makeCatalog, makeColumn, makeFunction, makeTable } from "../../helpers/make-catalog.ts";

describe("order", () => {
  const item = (id: string, rank: number, ...needs: string[]) => ({ id, rank, needs, statements: [id] });

  test("follows needs, then rank, then name, whatever the order of the input", () => {
    const items = [item("view", 3, "table", "function"), item("table", 2, "type"), item("type", 1), item("function", 1, "table"), item("b", 2), item("a", 2)];
    const wanted = ["type", "a", "b", "table", "function", "view"];
    expect(orderItems(items).map((each) => each.id)).toEqual(wanted);
    expect(orderItems([...items].reverse()).map((each) => each.id)).toEqual(wanted);
  });

  test("cuts a circle at its smallest item and leaves none out", () => {
    expect(orderItems([item("b", 2, "a"), item("a", 2, "b"), item("c", 1, "b")]).map((each) => each.id)).toEqual(["a", "b", "c"]);
  });

  test("has every item once, after its needs, for any graph without circles", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ rank: fc.nat(4), back: fc.array(fc.nat(30), { maxLength: 4 }) }), { maxLength: 40 }), (nodes) => {
        const items = nodes.map((node, index) => item(String(index), node.rank, ...node.back.filter((need) => need < index).map(String)));
        const ids = orderItems(items).map((each) => each.id);
        expect([...ids].sort()).toEqual(items.map((each) => each.id).sort());
        for (const each of items) for (const need of each.needs) expect(ids.indexOf(need)).toBeLessThan(ids.indexOf(each.id));
      }),
    );
  });
});

describe("script", () => {
  test("makes a table with its columns in their order, owners last", () => {
    const catalog = makeCatalog(
      makeTable("orders", { comment: "it's" }),
      makeColumn("orders", "z", { position: 1, not_null: true }),
      makeColumn("orders", "a", { position: 2, default: "7" }),
    );
    expect(script(catalog).statements).toEqual([
      "create schema shop",
      "create table shop.orders (\n  z integer not null,\n  a integer default 7\n)",
      "alter schema shop owner to shop_owner",
      "alter table shop.orders owner to shop_owner",
      "comment on table shop.orders is 'it''s'",
    ]);
  });

  test("says what a child generates where its parent does not, as 15 allows", () => {
    const generated = { kind: "stored", expression: "(a * 2)" } as const;
    const catalog = makeCatalog(
      makeTable("plain"),
      makeColumn("plain", "a"),
      makeTable("child", { inherits: ["table:shop.plain"] }),
      makeColumn("child", "a", { local: true, generated }),
    );
    expect(script(catalog).parts.make.at(-1)).toContain("a integer generated always as ((a * 2)) stored");
  });

  test("sets a default that calls a function when the function is there, though the function needs the table", () => {
    const catalog = makeCatalog(
      makeTable("orders"),
      makeColumn("orders", "a", { default: "shop.next()", depends_on: ["function:shop.next()", "table:shop.orders"] }),
      makeFunction("next", ["table:shop.orders"]),
    );
    const made = script(catalog).parts.make.map((statement) => statement.split("\n")[0]);
    expect(made).toEqual([
      "set check_function_bodies = off",
      "create schema shop",
      "create table shop.orders (",
      "CREATE OR REPLACE FUNCTION shop.next()",
      "alter table shop.orders alter column a set default shop.next()",
    ]);
  });

  test("leaves out what extensions own and names what it can't make", () => {
    const common = { owner: null, grants: [], comment: null, depends_on: [], extension: null };
    const catalog = makeCatalog(
      { ...makeTable("member"), extension: "postgis" },
      {
        ...common,
        kind: "other",
        class: "partition being detached",
        address: "other:partition being detached:shop.b",
        schema: "shop",
        name: "b",
        definition: null,
      },
    );
    expect(script(catalog)).toMatchObject({ parts: { make: ["create schema shop"] }, missing: ["other:partition being detached:shop.b"] });
  });
});

describe("names", () => {
  test.each([
    ["orders", "orders"],
    ["Orders", '"Orders"'],
    ["select", '"select"'],
    ["json", '"json"'],
    ["a b", '"a b"'],
    ['a"b', '"a""b"'],
    ["1a", '"1a"'],
    ["a$", '"a$"'],
    ["ünï", '"ünï"'],
    ["name", "name"],
  ])("%s is written %s", (name, text) => {
    expect(quoteIdent(name)).toBe(text);
  });

  test.each([
    ["it's", "'it''s'"],
    ["a\\b", "E'a\\\\b'"],
    ["", "''"],
  ])("the text %s is written %s", (text, literal) => {
    expect(quoteLiteral(text)).toBe(literal);
  });
});
