/** What is held and made in a transaction that is open while a migration goes on. */
import { placeOf } from "../sql-input/place.ts";
import { tagOf } from "../sql-input/judge-statement.ts";
import type { Statement } from "../sql-input/read-script.ts";
import { danger, tablesOf } from "./effects.ts";
import { tableNamed, type Facts } from "./facts.ts";
import { blocksOf, type Danger, type Effect } from "./finding.ts";

type Held = { readonly statement: Statement; readonly blocks: "writes" | "everything" };

export type Open = {
  /** By table, as a message names it: what others wait for until the transaction ends. */
  readonly held: Map<string, Held>;
  /** Values that were added to enums. */
  readonly values: Set<string>;
  /** By table, which finding says that a LOCK took it. */
  readonly early: Map<string, number>;
  /** A second table was said to be locked beside a first one. */
  saidWide: boolean;
};

export function begin(): Open {
  return { held: new Map(), values: new Set(), early: new Map(), saidWide: false };
}

/** Concurrent forms fail in a transaction; slow work keeps every lock that was taken before it; a wait for one table is a wait for all that are held. */
export function transactionDangers(statement: Statement, effect: Effect, open: Open, facts: Facts): readonly Danger[] {
  if (effect.work === "concurrent")
    return [
      danger(
        "concurrent_index",
        "error",
        "it can't run inside a transaction: Postgres refuses it",
        "put it into a migration of its own that runs without a transaction",
      ),
    ];
  if (effect.lock === null) return [];
  const waits = blocksOf(effect.lock);
  if (effect.work !== "brief") {
    // The statement's own danger says it already where it blocks no less itself.
    const kept = [...open.held].filter(([table, held]) => held.blocks === "everything" || waits === "nothing" || !tablesOf(effect).includes(table));
    return kept.length === 0 ? [] : [keptClosed(kept)];
  }
  const others = [...open.held].filter(([, held]) => held.statement !== statement);
  const next = tablesOf(effect).find((table) => !open.held.has(table) && holdsRows(table, facts));
  if (open.saidWide || waits === "nothing" || next === undefined || others.length === 0) return [];
  open.saidWide = true;
  const [first, held] = others.find(([, each]) => each.blocks === "everything") ?? (others[0] as [string, Held]);
  return [
    danger(
      "brief_lock_queue",
      held.blocks === "everything" ? "warning" : "info",
      `${first} stays ${held.blocks === "everything" ? "locked for everybody" : "closed to writes"} (line ${lineOf(held.statement)}) while this waits for ${next}, and both until the transaction ends; whoever takes the two in the other order meets a deadlock`,
      `commit between the two; where they have to happen at once, take both first: lock table ${first}, ${next} in access exclusive mode`,
    ),
  ];
}

/** The locks of a statement that stay until the end. */
export function keepLocks(statement: Statement, effects: readonly Effect[], open: Open, facts: Facts): void {
  for (const effect of effects) {
    const blocks = blocksOf(effect.lock);
    if (blocks === "nothing") continue;
    for (const table of tablesOf(effect))
      if (holdsRows(table, facts) && open.held.get(table)?.blocks !== "everything" && (blocks === "everything" || !open.held.has(table)))
        open.held.set(table, { statement, blocks });
  }
}

/** A value that this transaction added to an enum can't be used before it has ended. */
export function usedTooEarly(statement: Statement, open: Open): Danger | null {
  const value = [...open.values].find(
    (each) => JSON.stringify(statement.node).includes(`"sval":${JSON.stringify(each)}`) && tagOf(statement.node).tag !== "AlterEnumStmt",
  );
  return value === undefined
    ? null
    : danger(
        "enum_has_no_inverse",
        "error",
        `unsafe use of new value '${value}': it was added in this transaction, and Postgres refuses it until that has ended`,
        "commit after alter type … add value",
      );
}

function keptClosed(kept: readonly (readonly [string, Held])[]): Danger {
  const locked = kept.filter(([, held]) => held.blocks === "everything");
  const said = locked.length > 0 ? locked : kept;
  const names = said.map(([table]) => table);
  return danger(
    "blocking_scan",
    "error",
    `${names.join(", ")} stay${names.length === 1 ? "s" : ""} ${locked.length > 0 ? "locked for everybody" : "closed to writes"} while this lasts: the lock of line ${said[0] === undefined ? "?" : lineOf(said[0][1].statement)} is held until the transaction ends`,
    "commit before it",
  );
}

/** Nobody waits for a table that is empty or that the migration made itself. */
function holdsRows(name: string, facts: Facts): boolean {
  return facts.sizeOf(tableNamed(name)) !== "empty";
}

function lineOf(statement: Statement): string {
  return String(placeOf(statement.source.text, statement.start).line);
}
