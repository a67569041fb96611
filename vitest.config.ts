import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * Folders of `tests/` by tier: `TIER=fast`, `test` and `all` are what `make test-fast`, `make test` and `make test-all` run; without TIER
 * everything is to be had, for one file at a time: `vitest run tests/api/plan.test.ts`.
 */
const tiers: Readonly<Record<string, readonly string[]>> = {
  fast: ["unit", "api", "pgtap"],
  test: ["unit", "api", "pgtap", "worker", "server", "attacks", "corpus"],
  all: ["crash", "browser", "upgrade", "e2e"],
};
const tier = process.env["TIER"] ?? "";
const folders = tiers[tier] ?? [...(tiers["test"] ?? []), ...(tiers["all"] ?? [])];
const files = (names: readonly string[]): string[] => names.map((name) => `tests/${name}/**/*.test.ts`);
const common = { testTimeout: 60_000, hookTimeout: 120_000, teardownTimeout: 60_000 };
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
