import { expect, test } from "vitest";
import type { CatalogObject } from "../../../plv8/src/types/catalog.ts";
import { proposeRenames } from "../../../worker/sql-input/propose-renames.ts";
import { makeCatalog, makeColumn, makeTable } from "../../helpers/make-catalog.ts";

type Objects = readonly CatalogObject[];
const table = (name: string, ...columns: readonly string[]): Objects => [
  makeTable(name),
  ...columns.map((column, at) => makeColumn(name, column, { position: at + 1 })),
];
const proposed = (from: Objects, to: Objects, told: readonly { readonly from: string; readonly to: string }[] = []): readonly string[] =>
  proposeRenames(makeCatalog(...from), makeCatalog(...to), told).map((each) => each.words);

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

const common = { owner: "shop_owner", grants: [], comment: null, depends_on: [], extension: null } as const;
const view = (name: string, definition: string): CatalogObject => ({
  ...common,
  kind: "view",
  address: `view:shop.${name}`,
  name,
  schema: "shop",
  definition,
  options: [],
  columns: ["id"],
});
const status = (...values: readonly string[]): CatalogObject => ({
  ...common,
  kind: "enum",
  address: "enum:shop.status",
  name: "status",
  schema: "shop",
  values,
});
const routine = (name: string, body: string): CatalogObject => ({
  ...common,
  kind: "function",
  address: `function:shop.${name}(integer)`,
  name,
  schema: "shop",
  arguments: "x integer",
  routine: "function",
  definition: `CREATE OR REPLACE FUNCTION shop.${name}(x integer)\n RETURNS integer\n LANGUAGE sql\nAS $function$ ${body} $function$`,
  returns: "integer",
  language: "sql",
});

test("other kinds by what they say, values of an enum by their place", () => {
  expect(
    proposed(
      [view("open_orders", " SELECT id FROM shop.orders WHERE status = 'open'")],
      [view("waiting", " SELECT id FROM shop.orders WHERE status = 'open'")],
    ),
  ).toEqual(["view:shop.open_orders=shop.waiting"]);
  expect(proposed([view("a", " SELECT id FROM shop.orders")], [view("b", " SELECT max(x) AS id, y FROM shop.others GROUP BY y, z")])).toEqual([]);
  expect(proposed([routine("price", "select x * 2 + 1")], [routine("cost", "select x * 2 + 1")])).toEqual(["function:shop.price(integer)=shop.cost(integer)"]);
  expect(proposed([status("new", "open", "shut")], [status("new", "opened", "shut")])).toEqual(["value:shop.status.open=opened"]);
  expect(proposed([status("new", "open")], [status("open", "new", "lost")])).toEqual([]);
});

test("a key that differs in nothing but its name is renamed unasked, also where its table has another name", () => {
  const key = (table_name: string, name: string): CatalogObject => ({
    ...common,
    kind: "constraint",
    address: `constraint:shop.${table_name}.${name}`,
    name,
    schema: "shop",
    table: table_name,
    type: "unique",
    columns: ["id"],
    definition: "UNIQUE (id)",
    references: null,
    valid: true,
  });
  expect(proposed([...table("t", "id"), key("t", "t_key")], [...table("t", "id"), key("t", "t_id_key")])).toEqual([]);
  expect(
    proposed([...table("t", "id"), key("t", "t_key")], [...table("u", "id"), key("u", "u_id_key")], [{ from: "table:shop.t", to: "table:shop.u" }]),
  ).toEqual([]);
});
