import fc from "fast-check";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CatalogKind } from "../../../plv8/src/types/catalog.ts";
import { sourceRoles } from "../catalog-source.ts";
import { cluster, clusterUrl } from "../cluster.ts";
import { majors } from "../majors.ts";
import { pgDump } from "../pg-dump.ts";
import { checkLaws, checkScript, type LawServer } from "./check-laws.ts";
import { randomPair } from "./random-pair.ts";

/** `SEED` and `RUNS` repeat a run or go further; fast-check prints the seed and a small pair when a law does not hold. */
const seed = Number(process.env["SEED"] ?? 12);
const asked = process.env["RUNS"];
/** Shrinking ends too. */
const limits = { seed, interruptAfterTimeLimit: Number(process.env["MINUTES"] ?? 5) * 60_000, markInterruptAsFailure: true };

/**
 * The laws over random schemas of every kind of object with hostile names, on every major of the run.
 *
 * @example randomLaws({ scripts: 10, plans: 8 });
 */
export function randomLaws(runs: { readonly scripts: number; readonly plans: number }): void {
  describe.each(majors())("on Postgres %i", (major) => {
    const server = async (): Promise<LawServer> => {
      const { alice, bob, odd } = await sourceRoles({ onTestFinished }, major, "laws");
      const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
      await admin.connect();
      onTestFinished(() => admin.end());
      return { major, roles: [alice, bob, odd], url: (database) => clusterUrl(cluster(major), database), admin };
    };
    const dump = pgDump(major);

    test("what is read comes back from its script", async () => {
      const on = await server();
      const kinds = new Map<CatalogKind, number>();
      await fc.assert(
        fc.asyncProperty(randomPair(60), async (pair) => {
          const { catalog } = await checkScript(on, pair, dump);
          for (const { kind } of catalog.objects) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        }),
        { ...limits, numRuns: Number(asked ?? runs.scripts) },
      );
      console.log(
        `Postgres ${String(major)}, seed ${String(seed)}: ${[...kinds]
          .sort()
          .map(([kind, count]) => `${String(count)} ${kind}`)
          .join(", ")}`,
      );
      expect([...kinds.keys()]).toEqual(expect.arrayContaining(["column", "constraint", "function", "index", "schema", "table"]));
    }, 3_600_000);

    test("a plan from one to another gives that one, its undo the first, and rows stay", async () => {
      const on = await server();
      const seen = { held: 0, refused: 0, data: 0, undone: 0 };
      await fc.assert(
        fc.asyncProperty(randomPair(40), async (pair) => {
          const verdict = await checkLaws(on, pair, dump);
          seen[verdict.outcome]++;
          if (verdict.undone) seen.undone++;
        }),
        { ...limits, numRuns: Number(asked ?? runs.plans) },
      );
      console.log(
        `Postgres ${String(major)}, seed ${String(seed)}: ${String(seen.held)} plans held (${String(seen.undone)} undone), ${String(seen.refused)} refused, ${String(seen.data)} stopped by rows`,
      );
      expect(seen.held).toBeGreaterThan(0);
    }, 3_600_000);
  });
}
