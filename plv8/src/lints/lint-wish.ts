/** What the static rules say of a wish, apart what stands already: whoever declares looks for what the wish brings. */
import type { Design } from "../types/design.ts";
import { lint } from "./lint.ts";
import type { LintFinding } from "./lint-rule.ts";

/** `standing`: the design that is applied has it too. */
export type ProposedLint = LintFinding & { readonly standing: boolean };

/** `former`: the design that is applied; null before the first one. */
export function lintWish({ catalog, settings: { major } }: Design, former: Design | null): readonly ProposedLint[] {
  const found = lint({ catalog, major, facts: null });
  const known = new Set(former === null || found.length === 0 ? [] : lint({ catalog: former.catalog, major, facts: null }).map((finding) => finding.key));
  return found.map((finding) => ({ ...finding, standing: known.has(finding.key) }));
}
