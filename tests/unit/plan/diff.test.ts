import { expect, test } from "vitest";
import { diff } from "../../../plv8/src/diff/diff.ts";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import { catalog, column, constraint, index, keyed, table } from "./small-catalog.ts";

function changes(before: Catalog, after: Catalog, renames: readonly (readonly [string, string])[] = []): readonly string[] {
  const result = diff(
    before,
    after,
    renames.map(([from, to]) => ({ from, to })),
  );
  if (!result.ok) return result.issues.map((issue) => issue.code);
  return result.value.map(
    (change) => `${change.kind} ${change.address}${"properties" in change && change.properties.length > 0 ? ` ${change.properties.join(",")}` : ""}`,
  );
}

const name = column("t", "name", "text");
const named = [...keyed(name), constraint("t", "t_name_check", "check", "CHECK ((name <> ''::text))", ["name"]), index("t", "t_name_idx", ["name"])];

test("equal catalogs have no changes, in whatever order", () => {
  const one = catalog(...named);
  expect(changes(one, { canon: 1, objects: [...one.objects].reverse() })).toEqual([]);
});

test("a renamed column carries its check and index along; their new names are renames too", () => {
  const later = [
    ...keyed(column("t", "title", "text")),
    constraint("t", "t_title_check", "check", "CHECK ((title <> ''::text))", ["title"]),
    index("t", "t_name_idx", ["title"]),
  ];
  expect(changes(catalog(...named), catalog(...later), [["column:shop.t.name", "column:shop.t.title"]])).toEqual([
    "rename column:shop.t.title",
    "rename constraint:shop.t.t_title_check",
  ]);
});

test("a renamed table carries everything along", () => {
  const moved = [
    table("u"),
    column("u", "id", "integer", { not_null: true }),
    column("u", "name", "text"),
    constraint("u", "t_pkey", "primary", "PRIMARY KEY (id)", ["id"]),
    constraint("u", "t_name_check", "check", "CHECK ((name <> ''::text))", ["name"]),
    { ...index("u", "t_name_idx", ["name"]) },
  ];
  expect(changes(catalog(...named), catalog(...moved), [["table:shop.t", "table:shop.u"]])).toEqual(["rename table:shop.u"]);
  expect(
    changes(catalog(...named), catalog(...moved), [
      ["table:shop.t", "table:shop.u"],
      ["column:shop.t.name", "column:shop.u.name"],
    ]),
  ).toEqual(["rename table:shop.u"]);
});

test("without a hint a rename is a drop and a create", () => {
  expect(changes(catalog(...keyed(name)), catalog(...keyed(column("t", "title", "text"))))).toEqual(["drop column:shop.t.name", "create column:shop.t.title"]);
});

test("two columns can take each other's name", () => {
  const b = column("t", "b", "integer");
  const swap = catalog(...keyed(column("t", "name", "integer"), column("t", "b", "text")));
  expect(
    changes(catalog(...keyed(name, b)), swap, [
      ["column:shop.t.name", "column:shop.t.b"],
      ["column:shop.t.b", "column:shop.t.name"],
    ]),
  ).toEqual(["rename column:shop.t.b", "rename column:shop.t.name"]);
});

test("a column in the way of a rename is dropped", () => {
  const b = column("t", "b", "integer");
  expect(changes(catalog(...keyed(name, b)), catalog(...keyed(column("t", "b", "text"))), [["column:shop.t.name", "column:shop.t.b"]])).toEqual([
    "drop column:shop.t.b",
    "rename column:shop.t.b",
  ]);
});

test("a hint that matches nothing is an error", () => {
  expect(changes(catalog(...named), catalog(...named), [["column:shop.t.nam", "column:shop.t.name"]])).toEqual(["diff.rename-matches-nothing"]);
  expect(changes(catalog(...named), catalog(...named), [["table:shop.t", "column:shop.t.name"]])).toEqual(["diff.rename-wrong-kind"]);
});

test("names inside strings and of functions and types stay", () => {
  const text = [...keyed(name), constraint("t", "c", "check", "CHECK (((name)::name <> 'name'::text) AND (name(1) IS NULL))", ["name"])];
  const later = [
    ...keyed(column("t", "title", "text")),
    constraint("t", "c", "check", "CHECK (((title)::name <> 'name'::text) AND (name(1) IS NULL))", ["title"]),
  ];
  expect(changes(catalog(...text), catalog(...later), [["column:shop.t.name", "column:shop.t.title"]])).toEqual(["rename column:shop.t.title"]);
});
