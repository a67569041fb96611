import type { ConstraintObject } from "../types/catalog.ts";

/** Without an online form: rows are compared with each other, and no index that is built before can be taken over. */
export function isSlow(constraint: ConstraintObject): boolean {
  return constraint.type === "exclusion" || / WITHOUT OVERLAPS\)/u.test(constraint.definition);
}
