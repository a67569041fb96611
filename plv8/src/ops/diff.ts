import { diff as diffOf } from "../diff/diff.ts";
import type { Rename } from "../diff/rename-map.ts";
import type { Change } from "../types/change.ts";
import type { Result } from "../types/issue.ts";
import { readCatalog } from "./input.ts";

/** Op `diff`: `{from, to, renames?}` to the changes that lead from one catalog to the other. */
export function diff(input: Record<string, unknown>): Result<{ readonly changes: readonly Change[] }> {
  const from = readCatalog(input["from"], "from");
  if (!from.ok) return from;
  const to = readCatalog(input["to"], "to");
  if (!to.ok) return to;
  const changes = diffOf(from.value, to.value, (input["renames"] ?? []) as readonly Rename[]);
  return changes.ok ? { ok: true, value: { changes: changes.value }, warnings: changes.warnings } : changes;
}
