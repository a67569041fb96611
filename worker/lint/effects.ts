import type { HazardName } from "../../plv8/src/hazards/hazard.ts";
import type { LockMode } from "../../plv8/src/types/plan.ts";
import { shown, type Facts, type TableName } from "./facts.ts";
import type { Danger, Effect, Severity } from "./finding.ts";

export function danger(hazard: HazardName, severity: Severity, message: string, instead: string | null): Danger {
  return { hazard, severity, message, instead };
}

/** Catalog work: milliseconds, once the lock is there. */
export function brief(table: TableName, lock: LockMode, dangers: readonly Danger[]): Effect {
  return { table: shown(table), lock, work: "brief", dangers };
}

/** No table is locked that anybody waits for. */
export function noLock(dangers: readonly Danger[]): Effect {
  return { table: null, lock: null, work: "brief", dangers };
}

/** Nobody waits for an empty table, nor long for a small one. */
export function withData(facts: Facts, table: TableName, effect: Effect): Effect {
  const size = facts.sizeOf(table);
  if (size === "empty") return { ...effect, work: "brief", dangers: [] };
  if (size === "small")
    return {
      ...effect,
      work: "brief",
      dangers: effect.dangers.map((each) => ({ ...each, severity: "info" as const, message: `${each.message} (the table is small: milliseconds)` })),
    };
  return effect;
}

/** Its tables, one by one. */
export function tablesOf(effect: Effect): readonly string[] {
  return (effect.table?.match(/(?:"(?:[^"]|"")*"|[^,"])+/gu) ?? []).map((name) => name.trim());
}
