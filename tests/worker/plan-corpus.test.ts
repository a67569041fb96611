import { describe, expect, test } from "vitest";
import type { PlanInput } from "../../plv8/src/types/plan.ts";
import { majors } from "../helpers/majors.ts";
import { planCases } from "./plan/cases.ts";
import { prepare } from "./plan/check-case.ts";
import { slugOf } from "./plan/slug.ts";

/**
 * The inputs of the unit tests' corpus are what a real Postgres 18 says of the cases; `vitest run -u tests/worker/plan-corpus.test.ts` writes them
 * again. Role names are made neutral.
 */
describe.skipIf(!majors().includes(18))("corpus of plan inputs", () => {
  for (const each of planCases) {
    test(each.name, async (t) => {
      const made = await prepare(t, 18, each);
      const input: PlanInput = JSON.parse(JSON.stringify(made.input).replaceAll(made.owner, "shop_owner")) as PlanInput;
      await expect(`${JSON.stringify(input, null, 1)}\n`).toMatchFileSnapshot(`../corpus/plan/${slugOf(each.name)}/input.json`);
    });
  }
});
