/**
 * Random schemas of every kind of object, planned for a database under traffic: there while both releases work, its undo from the switch and from the end.
 * `SEED=7 RUNS=100` goes on.
 */
import fc from "fast-check";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { sourceRoles } from "../helpers/catalog-source.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { majors } from "../helpers/majors.ts";
import { checkRandomOnline, fewChanges } from "../helpers/online-laws/random-online.ts";

const seed = Number(process.env["SEED"] ?? 12);
const numRuns = Number(process.env["RUNS"] ?? 12);
/** `SHRINK=0`: the first pair that does not hold as it is. */
const limits = {
  seed,
  numRuns,
  endOnFailure: process.env["SHRINK"] === "0",
  interruptAfterTimeLimit: Number(process.env["MINUTES"] ?? 4) * 60_000,
  markInterruptAsFailure: true,
};

describe.each(majors())("random plans under traffic on Postgres %i", (major) => {
  test("give what was wished, their undo what was, and rows stay", async () => {
    const { alice, bob, odd } = await sourceRoles({ onTestFinished }, major, "laws");
    const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
    await admin.connect();
    onTestFinished(() => admin.end());
    const server = { major, roles: [alice, bob, odd], url: (database: string) => clusterUrl(cluster(major), database), admin };
    const seen = { held: 0, refused: 0, data: 0 };
    const codes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fewChanges(30), async (pair) => {
        const verdict = await checkRandomOnline(server, pair);
        seen[verdict.outcome]++;
        for (const code of new Set(verdict.issues.map((issue) => issue.code))) codes.set(code, (codes.get(code) ?? 0) + 1);
      }),
      limits,
    );
    console.log(
      `Postgres ${String(major)}, seed ${String(seed)}: ${String(seen.held)} plans held, ${String(seen.refused)} refused (${[...codes]
        .sort()
        .map(([code, count]) => `${code} ${String(count)}`)
        .join(", ")}), ${String(seen.data)} stopped by rows`,
    );
    expect(seen.held).toBeGreaterThan(0);
  }, 3_600_000);
});
