import { expect, test } from "vitest";
import type { CatalogObject } from "../../../plv8/src/types/catalog.ts";
import { proposeRenames } from "../../../worker/sql-input/propose-renames.ts";
import { makeCatalog, makeColumn, makeTable } from "../../helpers/make-catalog.ts";

type Objects = readonly CatalogObject[];
const table = (name: string, ...columns: readonly string[]): Objects => [makeTable(name), ...columns.map((column, at) => makeColumn(name, column, { position: at + 1 }))];
const proposed = (from: Objects, to: Objects, told: readonly { readonly from: string; readonly to: string }[] = []): readonly string[] => proposeRenames(makeCatalog(...from), makeCatalog(...to), told).map((each) => `${each.from}=${each.to}`);

test("a column that leaves and one of its type that comes, alike in name and place", () => {
  expect(proposed(table("t", "id", "name"), table("t", "id", "full_name"))).toEqual(["shop.t.name=full_name"]);
  expect(proposed(table("t", "id", "name"), [...table("t", "id"), makeColumn("t", "full_name", { type: "text" })])).toEqual([]);
  expect(proposed(table("t", "id", "name"), table("t", "id", "zzz", "quite_other"))).toEqual([]);
});

test("a table with the same columns; its columns are not asked for again", () => {
  expect(proposed(table("customers", "id", "name", "email"), table("clients", "id", "name", "email"))).toEqual(["shop.customers=shop.clients"]);
});

test("what a person said already is not asked, and each thing is asked for once", () => {
  expect(proposed(table("t", "name"), table("t", "full_name"), [{ from: "column:shop.t.name", to: "column:shop.t.full_name" }])).toEqual([]);
  expect(proposed(table("t", "id", "name"), table("t", "id", "full_name", "name_long"))).toHaveLength(1);
});
