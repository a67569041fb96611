/** How an index, or the one behind a key, is stored: options are told in a moment, another tablespace is filled while everybody works. */
import type { Address, CatalogObject, ConstraintObject, IndexObject } from "../../types/catalog.ts";
import type { Run } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { dropIndex, indexIsLeftover } from "../../render/alter-index.ts";
import { keyStorage } from "../../render/key-storage.ts";
import { qualifiedName, quoteIdent, quoteLiteral, unquoteIdent } from "../../render/names.ts";
import { concurrentDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { isSlow } from "../is-slow.ts";
import { alterationOf } from "../plain/alteration-of.ts";
import { tableAddress, tableOf, type PlanContext } from "../plan-context.ts";
import { fittingName } from "../transition-name.ts";

type Stored = IndexObject | ConstraintObject;

/**
 * Does it stay what it is, but for how it is stored? Null: more becomes another, or it has parts that are stored for themselves, or Postgres does not build its
 * index beside the former one.
 */
export function storedOtherwise(context: PlanContext, before: CatalogObject, after: CatalogObject): { readonly before: Stored; readonly after: Stored } | null {
  if ((before.kind !== "index" && before.kind !== "constraint") || before.kind !== after.kind || before.name !== after.name) return null;
  if (tableOf(context.after, after as Stored)?.partition_key !== null) return null;
  const pair = { before, after: after as Stored };
  if (before.kind === "constraint" && isSlow(before) && placeOf(before) !== placeOf(pair.after)) return null;
  const said = [statementsFrom(context, pair), statementsFrom(context, { before: pair.after, after: before })];
  return said.every((statements) => statements !== null && statements.length > 0) ? pair : null;
}

/** Only what is told of an index: null where more is said. */
function statementsFrom(context: PlanContext, { before, after }: { readonly before: Stored; readonly after: Stored }): readonly string[] | null {
  const said = alterationOf(context, { before, after, properties: ["definition", "tablespace"] });
  return !isMadeAgain(said) && said.every((statement) => /^(?:alter|comment on) index /u.test(statement)) ? said : null;
}

export function storageDrafts(context: PlanContext, { before, after }: { readonly before: Stored; readonly after: Stored }): readonly Draft[] {
  const [said, back] = [statementsFrom(context, { before, after }) ?? [], statementsFrom(context, { before: after, after: before }) ?? []];
  const [told, toldBack] = [said, back].map((statements) => statements.filter((statement) => !/ set tablespace /u.test(statement)));
  const [from, to] = [placeOf(before), placeOf(after)];
  const options = transactionDraft({
    phase: "expand",
    kind: "set_options",
    object: after.address,
    what: `storage options of ${after.name} on ${after.table}: for what is written from now on`,
    locks: [],
    statements: told ?? [],
    undo: undoBy([], toldBack ?? []),
  });
  return [
    ...(told?.length === 0 ? [] : [withIndexLock(options, after.table)]),
    ...(from === to ? [] : [moveIndexDraft({ ...after, address: after.address, table: tableAddress(after.schema, after.table) }, from, to)]),
  ];
}

function placeOf(stored: Stored): string {
  const place = stored.kind === "index" ? stored.tablespace : keyStorage(stored.definition).tablespace;
  return place === null ? "pg_default" : stored.kind === "index" ? place : unquoteIdent(place);
}

/** What Postgres changes beside readers and writers; for all other options it locks the index, so that statements on the table wait. */
const mild = /^alter index \S+ (?:re)?set \((?:(?:fillfactor|deduplicate_items)(?:\s*=[^,)]*)?(?:, )?)+\)$/u;

export function withIndexLock(draft: Draft, table: string): Draft {
  const runs = [draft.run, ...(draft.undo.kind === "run" ? [draft.undo.run] : [])];
  const statements = runs.flatMap((run) => (run.kind === "transaction" ? run.statements : []));
  return statements.every((statement) => !/^alter index .* (?:re)?set \(/u.test(statement) || mild.test(statement))
    ? draft
    : {
        ...draft,
        blocks: "everything",
        hazards: [
          ...draft.hazards,
          hazard("brief_lock_queue", `an index of ${table} is locked for milliseconds; statements queue behind the lock while it waits`),
        ],
      };
}

type Moving = { readonly address: Address; readonly schema: string; readonly name: string; readonly table: Address };

/** Built again in another tablespace, concurrently, in the place of the former one. */
export function moveIndexDraft(index: Moving, from: string, to: string): Draft {
  const inPlace = (place: string): string =>
    `select exists (select from pg_catalog.pg_class as c join pg_catalog.pg_database as d on d.datname = pg_catalog.current_database() join pg_catalog.pg_tablespace as s on s.oid = coalesce(nullif(c.reltablespace, 0), d.dattablespace) where c.oid = pg_catalog.to_regclass(${quoteLiteral(qualifiedName(index.schema, index.name))}) and s.spcname = ${quoteLiteral(place)})`;
  const leftover = fittingName(index.name, "ccnew");
  const run = (place: string): Extract<Run, { kind: "concurrent" }> => ({
    kind: "concurrent",
    statement: `reindex (tablespace ${quoteIdent(place)}) index concurrently ${qualifiedName(index.schema, index.name)}`,
    leftover: indexIsLeftover(index.schema, leftover),
    repair: dropIndex(index.schema, leftover, true),
  });
  const { statement, leftover: found, repair } = run(to);
  return concurrentDraft({
    phase: "expand",
    kind: "move_index",
    object: index.address,
    what: `build ${index.name} again in tablespace ${to}, concurrently`,
    locks: [{ relation: index.table, mode: "SHARE UPDATE EXCLUSIVE" }],
    statement,
    leftover: found,
    repair,
    probe: inPlace(to),
    verify: inPlace(to),
    undo: { kind: "run", run: run(from) },
    hazards: [hazard("concurrent_index", `the build on ${index.table.slice("table:".length)} waits for transactions that are older than it`)],
  });
}
