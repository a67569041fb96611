import { describe, expect, test } from "vitest";
import { closure } from "../../../plv8/src/catalog/closure.ts";
import { fingerprint } from "../../../plv8/src/catalog/fingerprint.ts";
import type { CatalogObject } from "../../../plv8/src/types/catalog.ts";
import { makeCatalog, makeColumn, makeTable } from "../../helpers/make-catalog.ts";

const view: CatalogObject = {
  kind: "view",
  address: "view:shop.v",
  schema: "shop",
  name: "v",
  owner: "shop_owner",
  grants: [],
  comment: null,
  extension: null,
  definition: " SELECT 1;",
  options: [],
  columns: ["a"],
  depends_on: ["column:shop.orders.total", "schema:shop"],
};
const base = makeCatalog(
  makeTable("orders"),
  makeColumn("orders", "total"),
  makeColumn("orders", "note", { position: 2 }),
  makeTable("customers"),
  makeColumn("customers", "name"),
  view,
);
const replaced = (object: CatalogObject) => ({ ...base, objects: base.objects.map((each) => (each.address === object.address ? object : each)) });

describe("fingerprint", () => {
  test("is that of the stored canon: a change of this text is a new canon", () => {
    expect(fingerprint(makeCatalog(makeTable("orders"), makeColumn("orders", "total"))).fingerprint).toBe(
      "ef781bac3b2818ba99935d11d603ea61a30846543c69ecf96a4f408a64706acf",
    );
  });

  test("does not see positions and derived edges", () => {
    const moved = replaced(makeColumn("orders", "total", { position: 7, depends_on: [] }));
    expect(fingerprint(moved)).toEqual(fingerprint(base));
  });

  test("sees everything else, at the object that has it", () => {
    const changed = fingerprint(replaced(makeColumn("orders", "total", { not_null: true })));
    const former = fingerprint(base);
    expect(Object.keys(changed.objects).filter((address) => changed.objects[address] !== former.objects[address])).toEqual(["column:shop.orders.total"]);
    expect(changed.fingerprint).not.toBe(former.fingerprint);
  });

  test("of some objects is blind to the others, but not to an object that is absent", () => {
    const addresses = ["table:shop.orders", "column:shop.orders.later"];
    const former = fingerprint(base, addresses).fingerprint;
    expect(fingerprint(replaced(makeTable("customers", { comment: "x" })), addresses).fingerprint).toBe(former);
    expect(fingerprint({ ...base, objects: [...base.objects, makeColumn("orders", "later")] }, addresses).fingerprint).not.toBe(former);
    expect(fingerprint(base, [...addresses].reverse()).fingerprint).toBe(former);
  });

  test("what an extension owns counts by the extension only", () => {
    const member = { ...makeTable("spatial"), extension: "postgis" };
    const larger = { ...base, objects: [...base.objects, member] };
    expect(fingerprint(larger).fingerprint).toBe(fingerprint(base).fingerprint);
  });
});

describe("closure", () => {
  test("is the touched, what they need and what needs them, and no neighbour of a neighbour", () => {
    expect(closure(base, ["column:shop.orders.total"])).toEqual(["column:shop.orders.total", "schema:shop", "table:shop.orders", "view:shop.v"]);
  });

  test("of a table has its columns and what hangs on them", () => {
    expect(closure(base, ["table:shop.orders"])).toEqual([
      "column:shop.orders.note",
      "column:shop.orders.total",
      "schema:shop",
      "table:shop.orders",
      "view:shop.v",
    ]);
  });

  test("keeps what is not there yet", () => {
    expect(closure(base, ["table:shop.later"])).toEqual(["table:shop.later"]);
  });
});
