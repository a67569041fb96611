/** What the static rules say of a wish, apart what stands already: whoever declares looks for what the wish brings. */
import { designedRenames } from "../diff/designed-renames.ts";
import type { Design } from "../types/design.ts";
import { knownKeys } from "./known-keys.ts";
import { lint } from "./lint.ts";
import type { LintFinding } from "./lint-rule.ts";

/** `standing`: the design that is applied has it too. */
export type ProposedLint = LintFinding & { readonly standing: boolean };

/** `former`: the design that is applied; null before the first one. What has another name in the wish is the same there. */
export function lintWish(wish: Design, former: Design | null): readonly ProposedLint[] {
  const { major } = wish.settings;
  const found = lint({ catalog: wish.catalog, major, facts: null });
  const known = former === null || found.length === 0 ? null : knownKeys(former.catalog, wish.catalog, designedRenames(former, wish), major);
  return found.map((finding) => ({ ...finding, standing: known?.has(finding.key) === true }));
}
