import { availableParallelism, tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { memoryFolder } from "./tests/helpers/memory-folder.ts";
import { tiers, tooSlowForFast } from "./tests/helpers/tiers.ts";

// Throwaway clusters, those of started workers too, live where temporary files do.
process.env["TMPDIR"] ??= memoryFolder() ?? tmpdir();
// Each started worker would read its TypeScript anew: half of what its start takes.
process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(new URL("build/compiled", import.meta.url));

/** `TIER=fast|test|all` limits the run to a tier; without it every file is to be had: `vitest run tests/api/plan.test.ts`. */
const tier = process.env["TIER"] ?? "";
const folders = isTier(tier) ? tiers[tier] : [...tiers.test, ...tiers.all];
const exclude = tier === "fast" ? [...tooSlowForFast] : [];
const files = (names: readonly string[]): string[] => names.map((name) => `tests/${name}/**/*.test.ts`);
const common = { exclude, testTimeout: 60_000, hookTimeout: 120_000, teardownTimeout: 60_000 };
const withoutPostgres = ["unit"];
/** Where the counts go that `.ci/run` sums up. */
const json = process.env["VITEST_JSON"] ?? "";

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: Math.max(2, availableParallelism()),
    passWithNoTests: false,
    reporters: json === "" ? ["default"] : ["default", ["json", { outputFile: json }]],
    slowTestThreshold: 2_000,
    projects: [
      { test: { ...common, name: "unit", include: files(folders.filter((name) => withoutPostgres.includes(name))) } },
      {
        test: {
          ...common,
          name: "postgres",
          include: files(folders.filter((name) => !withoutPostgres.includes(name))),
          globalSetup: ["tests/helpers/global-setup.ts"],
        },
      },
    ],
  },
});

function isTier(name: string): name is keyof typeof tiers {
  return Object.hasOwn(tiers, name);
}
