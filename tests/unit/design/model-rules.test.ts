/** The page of the designer's rules: committed, current, and complete. */
import { readFile, readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { decisionsOf, ruleDifference } from "../../../plv8/rule-difference.ts";
import { rulePages } from "../../../plv8/rule-pages/rule-pages.ts";
import { modelRulesPath, modelRulesText } from "../../../plv8/write-model-rules.ts";

test("the committed page is current (else run `make docs`)", async () => {
  expect(await readFile(modelRulesPath, "utf8")).toBe(modelRulesText());
});

test("every rule that the sources name is on it", async () => {
  const folder = new URL("../../../plv8/src/design/rules/", import.meta.url);
  const sources = await Promise.all((await readdir(folder)).map((file) => readFile(new URL(file, folder), "utf8")));
  const named = sources.flatMap((source) => [...source.matchAll(/rule: "([a-z.-]+)"/g)].map((found) => found[1] ?? ""));
  const page = modelRulesText();
  expect(named.filter((rule) => !page.includes(`## ${rule}\n`))).toEqual([]);
});

test.each(Object.entries(rulePages))("the pair of %s differs by it", (rule, page) => {
  const { before, after, gained, lost } = ruleDifference(page);
  expect(decisionsOf(after, rule).length, page.with).toBeGreaterThan(0);
  if (before === null) return;
  expect(decisionsOf(before, rule), page.without ?? "").toEqual([]);
  if (
    !/^(?:partitioning\.(?:not-needed|one-piece)|tenancy\.(?:rows|schema|database)-each|retention\.|size\.|names\.|access\.(?:over-budget|covered-by-key|rows-from-table))/.test(
      rule,
    )
  )
    expect(gained.length + lost.length).toBeGreaterThan(0);
  for (const sentence of [page.what, page.not]) expect(sentence).toMatch(/\.$/);
});

test("no page is about a rule that is gone", () => {
  const text = modelRulesText();
  expect(Object.keys(rulePages).filter((rule) => !text.includes(`## ${rule}\n`))).toEqual([]);
});
