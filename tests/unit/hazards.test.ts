import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hazardList } from "../../plv8/src/hazards/hazard-list.ts";
import { renderHazards } from "../../plv8/src/hazards/render-hazards.ts";

const sources = (folder: URL): string =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? sources(new URL(`${entry.name}/`, folder)) : readFileSync(new URL(entry.name, folder), "utf8")))
    .join("\n");

test("ids are unique, sorted and well formed", () => {
  const ids = hazardList.map((rule) => rule.id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids.filter((id) => !/^H\d{3}$/u.test(id))).toEqual([]);
  expect(new Set(hazardList.map((rule) => rule.name)).size).toBe(hazardList.length);
});

test("each hazard has its five parts", () => {
  for (const rule of hazardList)
    expect([rule.id, [rule.what, rule.why, rule.bad, rule.good, rule.fine].filter((part) => part.trim().length < 10)]).toEqual([rule.id, []]);
});

test("the reference is current: node plv8/write-hazards.ts writes it", () => {
  expect(readFileSync(new URL("../../docs/reference/hazards.md", import.meta.url), "utf8")).toBe(renderHazards());
});

test("each hazard is carried by a recipe or named by a refusal", () => {
  const text = sources(new URL("../../plv8/src/plan/", import.meta.url));
  expect(hazardList.filter((rule) => !text.includes(`"${rule.name}"`) && !text.includes(`${rule.id} `)).map((rule) => rule.name)).toEqual([]);
});
