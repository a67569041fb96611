/** What the static rules say of a catalog, under the names that its objects have in a later one. */
import type { Rename } from "../diff/rename-map.ts";
import { underRenames } from "../diff/under-renames.ts";
import type { Catalog } from "../types/catalog.ts";
import { lint, lintKey } from "./lint.ts";

/** Keys of findings. `renames`: from `before` to `after`. */
export function knownKeys(before: Catalog, after: Catalog, renames: readonly Rename[], major: number): ReadonlySet<string> {
  const findings = lint({ catalog: before, major, facts: null });
  const later = new Map([...underRenames(before, after, renames)].map(([address, object]) => [object.address, address]));
  return new Set(findings.map(({ rule, address, key }) => lintKey(rule, later.get(address) ?? address, key.slice(lintKey(rule, address).length))));
}
