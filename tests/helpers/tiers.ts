/**
 * Folders of `tests/` by tier: `fast`, `test` and `all` are what `make test-fast`, `make test` and `make test-all` run. `test` and `all` have no
 * folder in common; together they are everything.
 */
export const tiers: Readonly<Record<"fast" | "test" | "all", readonly string[]>> = {
  fast: ["unit", "api", "pgtap"],
  test: ["unit", "api", "pgtap", "worker", "server", "attacks", "corpus"],
  all: ["crash", "browser", "upgrade", "e2e", "judge", "laws"],
};

/** In folders of the fast tier, but too slow for it: whole installs and a whole type-aware lint. */
export const tooSlowForFast: readonly string[] = ["tests/api/install.test.ts", "tests/unit/house-lint.test.ts"];
