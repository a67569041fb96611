/** The page of known lints names rules that exist, a rule or a reason for each. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hazardList } from "../../../plv8/src/hazards/hazard-list.ts";
import { lintList } from "../../../plv8/src/lints/lint-list.ts";

const rows = readFileSync(new URL("../../../docs/reference/known-lints.md", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:number|theirs|rule) \|/.test(line))
  .map((line) => line.slice(2, -2).split(" | "));
const ABOUT_TEXT = ["sql.syntax", "sql.uncommitted", "sql.nested_transaction", "sql.no_transaction", "sql.named_twice", "sql.name-cut"];
const names = new Set<string>([...lintList, ...hazardList].map((rule) => rule.name).concat(ABOUT_TEXT));

test.each(rows)("%s %s", (...cells) => {
  const here = cells.at(-1) ?? "";
  const said = [...here.matchAll(/`([a-z_]+(?:\.[a-z_-]+)?)`/g)].map((match) => match[1] ?? "").filter((word) => word !== "conventions");
  expect(said.filter((name) => !names.has(name))).toEqual([]);
  expect(said.length > 0 || /^not taken: \w|^as \d{4}$/.test(here)).toBe(true);
});

test("each of the lists is whole", () => {
  const first = rows.map((cells) => cells[0] ?? "");
  expect(first.filter((cell) => /^\d{4}$/.test(cell))).toHaveLength(29);
  expect(first.filter((cell) => /^ddt\d\d$/.test(cell))).toHaveLength(19);
});
