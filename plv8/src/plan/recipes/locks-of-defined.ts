import type { CatalogObject } from "../../types/catalog.ts";
import type { Lock, LockMode } from "../../types/plan.ts";
import { lockStrength } from "../lock-strength.ts";
import { tableAddressOf } from "../dependency-order.ts";

const modes: Partial<Readonly<Record<CatalogObject["kind"], LockMode>>> = {
  rule: "ACCESS EXCLUSIVE",
  statistics: "SHARE UPDATE EXCLUSIVE",
  publication: "SHARE UPDATE EXCLUSIVE",
};

/** Locks on tables and views that come with making, changing or dropping an object which is about them. */
export function locksOfDefined(object: CatalogObject): readonly Lock[] {
  if (object.kind === "materialized_view") return [{ relation: object.address, mode: "ACCESS EXCLUSIVE" }];
  const mode = modes[object.kind];
  if (mode === undefined) return [];
  const about =
    object.kind === "rule"
      ? object.depends_on.filter(
          (need) => /^(?:table|view|materialized_view):/u.test(need) && object.address.startsWith(`rule:${need.slice(need.indexOf(":") + 1)}.`),
        )
      : object.depends_on.flatMap((need) => (need.startsWith("table:") ? [need] : need.startsWith("column:") ? [tableAddressOf(need)] : []));
  return [...new Set(about)].sort().map((relation): Lock => ({ relation, mode }));
}

/** Each relation once, with the strongest of its locks. */
export function mergedLocks(locks: readonly Lock[]): readonly Lock[] {
  const merged = new Map<string, LockMode>();
  for (const { relation, mode } of locks) {
    const known = merged.get(relation);
    merged.set(relation, known !== undefined && lockStrength(known) >= lockStrength(mode) ? known : mode);
  }
  return [...merged].map(([relation, mode]) => ({ relation, mode }));
}
