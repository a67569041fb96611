import { expect, test } from "vitest";
import { lintWish } from "../../../plv8/src/lints/lint-wish.ts";
import type { CatalogObject } from "../../../plv8/src/types/catalog.ts";
import type { Design } from "../../../plv8/src/types/design.ts";
import { makeCatalog, makeColumn, makeTable } from "../../helpers/make-catalog.ts";
import { shopSettings } from "../../helpers/shop.ts";

const designOf = (...objects: readonly CatalogObject[]): Design => ({
  settings: shopSettings(),
  catalog: makeCatalog(...objects),
  ids: [],
  evolve: [],
  decisions: [],
});

test("what the applied version has too stands already, and nothing does before the first one", () => {
  const former = designOf(makeTable("old"), makeColumn("old", "a"));
  const wish = designOf(makeTable("old"), makeColumn("old", "a"), makeTable("new"), makeColumn("new", "a"));
  const standing = (before: Design | null, is: boolean): readonly string[] =>
    lintWish(wish, before)
      .filter((each) => each.standing === is && each.level !== "info")
      .map((each) => each.key);
  expect(standing(former, true)).toEqual(["no_primary_key/table:shop.old"]);
  expect(standing(former, false)).toEqual(["no_primary_key/table:shop.new"]);
  expect(standing(null, true)).toEqual([]);
  expect(standing(null, false)).toContain("no_primary_key/table:shop.old");
});

test("what has another name in the wish is nothing new", () => {
  const former = { ...designOf(makeTable("old"), makeColumn("old", "a")), ids: [{ id: "thing", address: "table:shop.old" }] };
  const wish = { ...designOf(makeTable("new"), makeColumn("new", "a")), ids: [{ id: "thing", address: "table:shop.new" }] };
  expect(lintWish(wish, former).filter((each) => !each.standing)).toEqual([]);
  expect(lintWish(wish, former).map((each) => each.key)).toContain("no_primary_key/table:shop.new");
});
