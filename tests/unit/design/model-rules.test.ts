/** The page of the designer's rules: committed, current, and complete. */
import { readFile, readdir } from "node:fs/promises";
import { expect, test } from "vitest";
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
