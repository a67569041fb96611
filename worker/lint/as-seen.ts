/** What the rules say of a statement, corrected by what was seen when it was executed on scratch. */
import type { LockMode } from "../../plv8/src/types/plan.ts";
import { danger, tablesOf, withData } from "./effects.ts";
import { shown, tableNamed, type Facts } from "./facts.ts";
import type { Effect } from "./finding.ts";
import type { Seen } from "./rehearse-migration.ts";

const BLOCKING: readonly LockMode[] = ["SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"];

export function asSeen(effects: readonly Effect[], seen: Seen | null, facts: Facts): readonly Effect[] {
  if (seen === null) return effects;
  const judged = effects.map((effect) => moreWork(rightWork(rightLock(effect, seen), seen), seen, facts)).map(withoutDoubt);
  const named = new Set(judged.flatMap((effect) => tablesOf(effect)));
  const unnamed = seen.locks.flatMap((lock): readonly Effect[] => {
    const name = lock.relation.slice("table:".length);
    if (named.has(name) || !BLOCKING.includes(lock.mode)) return [];
    const table = tableNamed(name);
    const rewritten = seen.rewritten.includes(name);
    const made: Effect = {
      table: name,
      lock: lock.mode,
      work: rewritten ? "rewrite" : "brief",
      dangers: rewritten
        ? [danger("table_rewrite", "error", `${facts.rowsText(table)} of ${shown(table)} are written again while reads and writes wait`, null)]
        : [],
    };
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
  return {
    ...effect,
    work: "brief",
    dangers: effect.dangers.filter((each) => each.hazard !== "table_rewrite").map((each) => ({ ...each, severity: "info" as const })),
  };
}

/** New storage that no rule foresaw: a type or a default of the user's own. */
function moreWork(effect: Effect, seen: Seen, facts: Facts): Effect {
  const name = effect.table ?? "";
  if (effect.work === "rewrite" || effect.lock === null || !seen.rewritten.includes(name) || effect.dangers.some((each) => each.hazard === "loses_data"))
    return effect;
  const table = tableNamed(name);
  return withData(facts, table, {
    ...effect,
    work: "rewrite",
    dangers: [
      danger("table_rewrite", "error", `${facts.rowsText(table)} of ${shown(table)} are written again while reads and writes wait`, null),
      ...effect.dangers,
    ],
  });
}

/** What could not be read was executed. */
function withoutDoubt(effect: Effect): Effect {
  return { ...effect, dangers: effect.dangers.filter((each) => each.hazard !== "untracked_dependency") };
}
