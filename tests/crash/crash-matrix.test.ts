/** A worker killed with SIGKILL at every step boundary of the shop's evolution and inside its backfills; a failure names the point. */
import { describe, expect, it } from "vitest";
import { newestMajor } from "../helpers/majors.ts";
import { runCalmly, runKilledAt } from "../worker/crash-story.ts";

/**
 * On both sides of each commit, between batches, after a concurrent statement and before its record, and around the run itself. The other
 * points leave the database as one of these does; tests/worker/crash-selection has one of each.
 */
const BOUNDARY = /:(before-commit|after-commit|after-batch|before-record)$|^run:/;

/** Workers that die and are replaced at the same time. */
const AT_ONCE = 3;

describe("the crash matrix", () => {
  it("ends the same wherever the worker dies", async (t) => {
    const major = newestMajor();
    const calm = await runCalmly(t, major);
    const points = numbered(calm.points).filter((point) => BOUNDARY.test(point.replace(/#\d+$/, "")));
    expect(points.length).toBeGreaterThan(100);
    const failures: string[] = [];
    const left = [...points];
    const work = async (): Promise<void> => {
      for (let point = left.shift(); point !== undefined; point = left.shift()) {
        const ends: (() => Promise<void>)[] = [];
        await runKilledAt((end) => ends.push(end), major, point, calm).catch((error: unknown) => failures.push(`${String(point)}: ${String(error)}`));
        for (const end of ends.reverse()) await end();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(failures).toEqual([]);
  }, 30 * 60_000);
});

/** A point that is passed several times (batches) gets the number of its passing. */
const numbered = (points: readonly string[]): readonly string[] => {
  const seen = new Map<string, number>();
  return points.map((point) => {
    const times = (seen.get(point) ?? 0) + 1;
    seen.set(point, times);
    return times === 1 ? point : `${point}#${String(times)}`;
  });
};
