/** What the rules say of a statement, corrected by what was seen when it was executed on scratch. */
import type { LockMode } from "../../plv8/src/types/plan.ts";
import { danger, withData } from "./effects.ts";
import { shown, type Facts, type TableName } from "./facts.ts";
import type { Effect } from "./finding.ts";
import type { Seen } from "./rehearse-migration.ts";

const BLOCKING: readonly LockMode[] = ["SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"];

export function asSeen(effects: readonly Effect[], seen: Seen | null, facts: Facts): readonly Effect[] {
  if (seen === null) return effects;
  const judged = effects.map((effect) => rightWork(rightLock(effect, seen), seen)).map(withoutDoubt);
  const named = new Set(judged.flatMap((effect) => (effect.table ?? "").split(", ")));
  const unnamed = seen.locks.flatMap((lock): readonly Effect[] => {
    const name = lock.relation.slice("table:".length);
    if (named.has(name) || !BLOCKING.includes(lock.mode)) return [];
    const table = tableOf(name);
    const rewritten = seen.rewritten.includes(name);
    const made: Effect = { table: name, lock: lock.mode, work: rewritten ? "rewrite" : "brief", dangers: rewritten ? [danger("table_rewrite", "error", `${facts.rowsText(table)} of ${shown(table)} are written again while reads and writes wait`, null)] : [] };
    return [rewritten ? withData(facts, table, made) : made];
  });
  return [...judged, ...unnamed];
}

/** The lock that Postgres took on the one table that a rule names. */
function rightLock(effect: Effect, seen: Seen): Effect {
  const taken = seen.locks.find((lock) => lock.relation === `table:${effect.table ?? ""}`);
  return taken === undefined || effect.lock === null ? effect : { ...effect, lock: taken.mode };
}

/** A rewrite that did not happen to the empty table would not happen to the full one: new storage does not depend on rows. */
function rightWork(effect: Effect, seen: Seen): Effect {
  if (effect.work !== "rewrite" || seen.rewritten.includes(effect.table ?? "")) return effect;
  return { ...effect, work: "brief", dangers: effect.dangers.filter((each) => each.hazard !== "table_rewrite").map((each) => ({ ...each, severity: "info" as const })) };
}

/** What could not be read was executed. */
function withoutDoubt(effect: Effect): Effect {
  return { ...effect, dangers: effect.dangers.filter((each) => each.hazard !== "untracked_dependency") };
}

function tableOf(name: string): TableName {
  const [schema = "", table = ""] = name.split(".");
  return { schema, name: table };
}
