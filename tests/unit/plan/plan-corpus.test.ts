import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { plan } from "../../../plv8/src/plan/plan.ts";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import type { PlanInput, PlanOutput } from "../../../plv8/src/types/plan.ts";
import { stepsText } from "./steps-text.ts";

const corpus = new URL("../../corpus/plan/", import.meta.url);
const names = readdirSync(corpus, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

describe.each(names)("%s", (name) => {
  const input = JSON.parse(readFileSync(new URL(`${name}/input.json`, corpus), "utf8")) as PlanInput;

  test("gives the steps of the golden", async () => {
    await expect(stepsText(planned(input))).toMatchFileSnapshot(`../../corpus/plan/${name}/steps.txt`);
  });

  test("gives the same bytes again, and for catalogs in another order", () => {
    const reversed = {
      ...input,
      live: reverse(input.live),
      declared: { ...input.declared, catalog: reverse(input.declared.catalog) },
      applied: input.applied === null ? null : { ...input.applied, catalog: reverse(input.applied.catalog) },
    };
    expect(planned(input).steps_digest).toBe(planned(input).steps_digest);
    expect(planned(reversed).steps_digest).toBe(planned(input).steps_digest);
    expect(planned(reversed).base_fingerprint).toBe(planned(input).base_fingerprint);
  });

  test("is empty once it is applied", () => {
    const again = planned({ ...input, applied: { ...input.declared, evolve: [] }, live: input.declared.catalog });
    expect(again.steps).toEqual([]);
    expect(again.changes).toEqual([]);
  });
});

function planned(input: PlanInput): PlanOutput {
  const result = plan(input);
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join("\n"));
  return result.value;
}

function reverse(catalog: Catalog): Catalog {
  return { ...catalog, objects: [...catalog.objects].reverse() };
}
