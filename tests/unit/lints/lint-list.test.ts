import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lintList } from "../../../plv8/src/lints/lint-list.ts";
import { renderLints } from "../../../plv8/src/lints/render-lints.ts";

test("names are unique, sorted, snake_case, and every file of rules/ is in the list", () => {
  const names = lintList.map((rule) => rule.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z]+(_[a-z]+)*$/u.test(name))).toEqual([]);
  expect(
    readdirSync(new URL("../../../plv8/src/lints/rules/", import.meta.url))
      .map((file) => file.replace(".ts", "").replaceAll("-", "_"))
      .sort(),
  ).toEqual([...names].sort());
});

test("each rule is told in full", () => {
  for (const rule of lintList)
    expect([rule.name, [rule.title, rule.what, rule.why, rule.remedy, rule.bad, rule.good, rule.fine].filter((part) => part.trim().length < 6)]).toEqual([
      rule.name,
      [],
    ]);
});

test("the reference is current: node plv8/write-lints.ts writes it", () => {
  expect(readFileSync(new URL("../../../docs/reference/lints.md", import.meta.url), "utf8")).toBe(renderLints());
});
