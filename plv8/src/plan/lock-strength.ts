import type { LockMode } from "../types/plan.ts";

/** Weakest first. */
export const lockModes: readonly LockMode[] = [
  "ACCESS SHARE",
  "ROW SHARE",
  "ROW EXCLUSIVE",
  "SHARE UPDATE EXCLUSIVE",
  "SHARE",
  "SHARE ROW EXCLUSIVE",
  "EXCLUSIVE",
  "ACCESS EXCLUSIVE",
];

/** For comparisons: the higher, the stronger. */
export function lockStrength(mode: LockMode): number {
  return lockModes.indexOf(mode);
}
