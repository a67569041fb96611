/**
 * The laws over random schemas of every kind of object, with hostile names: what is read comes back from its script, and a plan between two
 * schemas gives the second, its undo the first, with the rows. `SEED` and `RUNS` repeat or go further; a failure prints its seed and a small pair.
 */
import fc from "fast-check";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkScript, type LawServer } from "../helpers/random-schema/check-laws.ts";
import { randomPair } from "../helpers/random-schema/random-pair.ts";
import { sourceRoles } from "../helpers/catalog-source.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { majors } from "../helpers/majors.ts";

const seed = Number(process.env["SEED"] ?? 11);
const runs = (few: number, many: number): number => Number(process.env["RUNS"] ?? (process.env["TIER"] === "all" ? many : few));

describe.each(majors())("on Postgres %i", (major) => {
  const server = async (): Promise<LawServer> => {
    const { alice, bob, odd } = await sourceRoles({ onTestFinished }, major, "laws");
    const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
    await admin.connect();
    onTestFinished(() => admin.end());
    return { major, roles: [alice, bob, odd], url: (database) => clusterUrl(cluster(major), database), admin };
  };

  test("what is read comes back from its script", async () => {
    const on = await server();
    const kinds = new Set<string>();
    await fc.assert(fc.asyncProperty(randomPair(60), async (pair) => {
      const { catalog } = await checkScript(on, pair);
      for (const object of catalog.objects) kinds.add(object.kind);
    }), { seed, numRuns: runs(12, 200) });
    expect([...kinds].sort()).toEqual(expect.arrayContaining(["column", "constraint", "function", "index", "schema", "table"]));
  }, 1_200_000);
});
