import type { Address, CatalogObject } from "../../types/catalog.ts";
import type { Blocks, Hazard, Lock, LockMode } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import type { Draft } from "../draft.ts";
import { lockStrength } from "../lock-strength.ts";
import { mergedLocks } from "../recipes/locks-of-defined.ts";
import { dataHazards } from "./data-hazards.ts";
import { effectOf } from "./effect-of.ts";
import type { PlainContext } from "./plain-context.ts";
import { descendants, follow, found, KINDS, nowCalled, type Standings } from "./standings.ts";
import type { Held, Work } from "./statement-effect.ts";

/** Says of each step, in their order, what its statements lock of what stands, how long that lasts, and what rows may do to them. */
export function withLocks(context: PlainContext, drafts: readonly Draft[]): readonly Draft[] {
  if (![...context.former.values()].some((object) => KINDS.includes(object.kind))) return drafts;
  const standings: Standings = { context, gone: new Set(), defaults: new Map(), joined: new Map(), called: new Map() };
  return drafts.map((draft) => lockedDraft(standings, draft));
}

function lockedDraft(standings: Standings, draft: Draft): Draft {
  if (draft.run.kind !== "transaction") return draft;
  const effects = draft.run.statements.flatMap((statement) => {
    const effect = effectOf(standings, draft, statement);
    const locks = effect === null ? [] : standing(standings, effect.held);
    // A table that the plan makes has no rows yet.
    const isNew = effect?.held[0] === undefined || found(standings, effect.held[0].name) === null;
    follow(standings, statement);
    return effect === null ? [] : [{ statement, work: isNew ? "brief" : effect.work, locks, rows: isNew ? [] : locks.filter((lock) => lock.rows) }];
  });
  const locks = mergedLocks(effects.flatMap((effect) => effect.locks.map(({ relation, mode }) => ({ relation, mode }))));
  const long = effects.filter((effect) => effect.work !== "brief" && effect.locks.some((lock) => lock.large));
  const hazards = effects.flatMap((effect) => [
    ...waits(effect.locks, effect.work),
    ...dataHazards(effect.statement, effect.rows).map((each): Told => ({ table: null, hazard: each })),
  ]);
  return {
    ...draft,
    locks,
    brief: long.length === 0,
    blocks: blocked(locks),
    hazards: [...draft.hazards, ...said(hazards)],
  };
}

/** What a statement does to a table; null: to rows. */
type Told = { readonly table: string | null; readonly hazard: Hazard };

/** Each once; that a lock is brief not where another statement of the step makes it long. */
function said(told: readonly Told[]): readonly Hazard[] {
  const long = new Set(told.flatMap(({ table, hazard: { id } }) => (id === "H005" || id === "H006" ? [table] : [])));
  return told
    .filter(({ table, hazard: { id } }) => !(id === "H001" && long.has(table)))
    .map((each) => each.hazard)
    .filter((each, at, all) => all.findIndex((other) => other.id === each.id && other.message === each.message) === at);
}

type Standing = Lock & { readonly name: string; readonly rows: boolean; readonly large: boolean };

function blocked(locks: readonly Lock[]): Blocks {
  const strongest = Math.max(-1, ...locks.map((lock) => lockStrength(lock.mode)));
  return strongest === lockStrength("ACCESS EXCLUSIVE") ? "everything" : strongest >= lockStrength("SHARE") ? "writes" : "nothing";
}

function standing(standings: Standings, held: readonly Held[]): readonly Standing[] {
  return held.flatMap(({ name, mode, tree }) => {
    const there = found(standings, name);
    if (there === null) return [];
    const heirs = tree ? [...new Set(descendants(standings, there))] : [];
    const kind = there.address.slice(0, there.address.indexOf(":"));
    return [
      { relation: standings.called.has(name) ? `${kind}:${name}` : there.address, mode, name, ...sized(standings.context, there.catalog, there.address) },
      ...heirs.map((heir) => {
        const now = nowCalled(standings, heir);
        return { relation: `table:${now}`, mode, name: now, ...sized(standings.context, there.catalog, heir) };
      }),
    ];
  });
}

/** A partitioned table holds nothing itself; of a view nobody knows. */
function sized(context: PlainContext, catalog: ReadonlyMap<Address, CatalogObject>, relation: Address): { readonly rows: boolean; readonly large: boolean } {
  const object = catalog.get(relation);
  if (object?.kind !== "materialized_view" && (object?.kind !== "table" || object.partition_key !== null)) return { rows: false, large: false };
  const size = context.sizeOf(context.moves.later.get(relation) ?? relation);
  return { rows: size !== "empty", large: size === "large" };
}

const MODE_WAITS: Partial<Record<LockMode, string>> = { "ACCESS EXCLUSIVE": "reads and writes", "SHARE ROW EXCLUSIVE": "writes", SHARE: "writes" };

function waits(locks: readonly Standing[], work: Work): readonly Told[] {
  return locks.filter((lock) => lock.rows).flatMap((lock) => waitsFor(lock, work).map((each) => ({ table: lock.name, hazard: each })));
}

function waitsFor(lock: Standing, work: Work): readonly Hazard[] {
  const waiting = MODE_WAITS[lock.mode];
  if (waiting === undefined) return work === "reads" && lock.large ? [hazard("long_scan", `${lock.name} is read once`)] : [];
  if (work !== "brief" && lock.large)
    return [
      work === "rewrites"
        ? hazard("table_rewrite", `${lock.name} is written again while ${waiting} of it wait`)
        : hazard("blocking_scan", `${lock.name} is read while ${waiting} of it wait`),
    ];
  return lock.mode === "ACCESS EXCLUSIVE"
    ? [hazard("brief_lock_queue", `${lock.name} is locked for milliseconds; statements queue behind the lock while it waits`)]
    : [hazard("brief_write_lock", `writes to ${lock.name} wait for milliseconds`)];
}
