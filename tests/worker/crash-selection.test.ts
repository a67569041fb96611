/** A worker killed with SIGKILL, one point of each kind; `tests/crash` has all of them. */
import { describe, expect, it } from "vitest";
import { majors } from "../helpers/majors.ts";
import { runCalmly, runKilledAt } from "./crash-story.ts";
import type { Calm } from "./crash-story.ts";

/** Of each kind of point the one in the middle of the run. */
const KINDS = ["prepared", "after-claim", "after-batch", "before-record", "before-commit", "after-commit", "before-finish", "finished"] as const;

describe.each(majors())("a killed worker on Postgres %i", (major) => {
  let calm: Calm | null = null;

  it("is compared with a run in which nobody dies", async (t) => {
    calm = await runCalmly(t, major);
    expect(calm.outcome).toMatchObject({ open_steps: [], invalid: [{ n: 0 }] });
  }, 240_000);

  for (const kind of KINDS) {
    it(`at ${kind} is replaced, and everything is done once`, async (t) => {
      if (calm === null) throw new Error("the calm run has failed");
      const points = calm.points.filter((point) => point.endsWith(`:${kind}`));
      const point = points[Math.floor(points.length / 2)] ?? "";
      await runKilledAt(t, major, point, calm);
    }, 240_000);
  }
});
