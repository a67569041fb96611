/** A worker killed with SIGKILL at every step boundary of the shop's evolution and inside its backfills; a failure names the point. */
import { describe, expect, it } from "vitest";
import { newestMajor } from "../helpers/majors.ts";
import { runCalmly, runKilledAt } from "../worker/crash-story.ts";

/**
 * After every commit and every batch, before the record of what has its effect outside a transaction, and around the run itself. A transaction that was
 * not committed leaves what the commit before it left, so one in four of those stands for all. tests/worker/crash-selection has one point of each kind.
 */
const chosen = (points: readonly string[]): readonly string[] => {
  const transactional = new Set(points.filter((point) => point.endsWith(":before-commit")).map(ordinalOf));
  let uncommitted = 0;
  return points.filter((point) => {
    if (/:(after-commit|after-batch)(#\d+)?$|^run:/.test(point)) return true;
    if (point.endsWith(":before-record")) return !transactional.has(ordinalOf(point));
    return point.endsWith(":before-commit") && uncommitted++ % 4 === 0;
  });
};

const ordinalOf = (point: string): string => point.split(":")[0] ?? "";

/** Workers that die and are replaced at the same time. */
const AT_ONCE = 3;

describe("the crash matrix", () => {
  it(
    "ends the same wherever the worker dies",
    async (t) => {
      const major = newestMajor();
      const calm = await runCalmly(t, major);
      const points = chosen(numbered(calm.points));
      expect(points.length).toBeGreaterThan(80);
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
    },
    30 * 60_000,
  );
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
