/** An explanation names everything that the design makes, each with a reason; tables, keys and b-trees with their size. */
import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Design } from "../../../plv8/src/types/design.ts";
import { explainDesign, explanationText } from "../../../worker/model/explain-design.ts";
import { anyModel } from "../../helpers/any-model.ts";
import { declareText, shopSettings } from "../../helpers/shop.ts";

const templates = new URL("../../../plv8/src/templates/", import.meta.url);

function expectAllNamed(design: Design): void {
  const groups = explainDesign(design);
  const lines = groups.flatMap((group) => group.lines);
  const parts = new Set(design.catalog.objects.flatMap((object) => (object.kind === "table" && object.partition_of !== null ? [object.name] : [])));
  expect(lines).toHaveLength(design.catalog.objects.filter((object) => object.kind !== "column" || !parts.has(object.table)).length);
  for (const line of lines) {
    expect(line.because, `${line.kind} ${line.object}`).toMatch(/\S/);
    if (line.kind === "table" && !parts.has(line.object)) expect(line.size, line.object).toMatch(/^\d+ bytes a row, /);
  }
  const text = explanationText(groups);
  for (const object of design.catalog.objects)
    if (object.kind === "column" || object.kind === "index" || object.kind === "table") expect(text).toContain(object.name);
}

test("of every template", () => {
  for (const file of readdirSync(templates).filter((name) => name.endsWith(".yaml"))) {
    for (const major of [15, 18]) {
      const result = declareText(readFileSync(new URL(file, templates), "utf8"), shopSettings(major));
      if (!result.ok) throw new Error(file);
      expectAllNamed(result.value.design);
    }
  }
});

test("of any model", () => {
  fc.assert(
    fc.property(anyModel, (document) => {
      const result = declareText(document);
      if (result.ok) expectAllNamed(result.value.design);
    }),
    { numRuns: 60, seed: 20261121 },
  );
});
