import fc from "fast-check";
import { expect, test } from "vitest";
import { majors } from "../helpers/majors.ts";
import { checkCase } from "./plan/check-case.ts";
import { randomCase } from "./plan/random-case.ts";

/** The same seed every time; `PLAN_RANDOM=seed:runs` looks further. */
const [seed, runs] = (process.env["PLAN_RANDOM"] ?? "7:6").split(":").map(Number);

test.each(majors())(
  "random shapes on Postgres %i: forward gives the wish, back gives the base",
  async (major) => {
    const cases = fc.sample(randomCase, { seed: seed ?? 7, numRuns: runs ?? 6 });
    for (const [index, each] of cases.entries()) {
      const finish: (() => Promise<void>)[] = [];
      try {
        await checkCase(
          {
            onTestFinished: (work: () => Promise<void>) => {
              finish.push(work);
            },
          },
          major,
          each,
        );
      } catch (error) {
        throw new Error(`case ${String(index)}: ${each.before}\n→ ${each.after}\nrenames ${JSON.stringify(each.renames)}\n${(error as Error).message}`);
      } finally {
        for (const work of finish.reverse()) await work();
      }
    }
    expect(cases.length).toBe(runs);
  },
  600_000,
);
