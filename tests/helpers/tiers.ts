/**
 * Folders of `tests/` by tier: `fast`, `test` and `all` are what `make test-fast`, `make test` and `make test-all` run. `test` and `all` have no
 * folder in common; together they are everything.
 */
export const tiers: Readonly<Record<"fast" | "test" | "all", readonly string[]>> = {
  fast: ["unit", "api", "pgtap"],
  test: ["unit", "api", "pgtap", "worker", "server", "attacks", "corpus"],
  all: ["crash", "browser", "upgrade", "e2e", "judge", "laws"],
};

/**
 * In folders of the fast tier, but too slow for it: whole installs, a whole type-aware lint, templates and random documents designed hundreds of times, and
 * what begins with a real worker's story.
 */
export const tooSlowForFast: readonly string[] = [
  "tests/api/bad-input.test.ts",
  "tests/api/execution-rights.test.ts",
  "tests/api/install.test.ts",
  "tests/api/runs.test.ts",
  "tests/api/template.test.ts",
  "tests/api/worker-down.test.ts",
  "tests/unit/house-lint.test.ts",
  "tests/unit/model-files/rename-model.test.ts",
  "tests/unit/model/mutations.test.ts",
];
