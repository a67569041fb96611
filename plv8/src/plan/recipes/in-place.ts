import type { ColumnObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { becomeIdentity } from "../../render/alter/column.ts";
import { alterInPlace } from "../../render/alter/alter-in-place.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { dropIdentity, setColumnDefault } from "../../render/alter-column.ts";
import { qualifiedName } from "../../render/names.ts";
import { settleCounter } from "../default-privileges.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { sceneOf } from "../scene.ts";
import { exclusive, queue } from "./not-null.ts";

/** Written again, or read, in milliseconds: of a megabyte at most. A partitioned table holds nothing itself. */
export function isBrief(context: PlanContext, table: TableObject): boolean {
  return table.partition_key !== null || context.sizeOf(table.address) !== "large";
}

/** Persistence, access method, tablespace of a small table: it is written again under a brief lock. */
export function rewriteDrafts(context: PlanContext, before: TableObject, after: TableObject, properties: readonly string[]): readonly Draft[] {
  const words = properties.filter((name) => ["persistence", "access_method", "tablespace"].includes(name));
  const [forward, back] = [alterInPlace(before, after, words, sceneOf(context)), alterInPlace(after, before, words, sceneOf(context))];
  if (words.length === 0 || isMadeAgain(forward) || isMadeAgain(back)) return [];
  const locks = exclusive(after);
  return [
    transactionDraft({
      phase: "switch",
      kind: "rewrite_table",
      object: after.address,
      what: `${words.join(", ").replaceAll("_", " ")} of ${after.name}`,
      locks,
      statements: forward,
      undo: undoBy(locks, back),
      hazards: [queue(after), ...(after.partition_key === null ? [hazard("table_rewrite", `${after.name} is written again; it is small`)] : [])],
    }),
  ];
}

/**
 * What a column is computed from, where Postgres has a statement for it; a plain one that was computed keeps its values and is plain when the plan is
 * completed.
 */
export function generatedDraft(context: PlanContext, table: TableObject, before: ColumnObject, after: ColumnObject): readonly Draft[] {
  const forward = alterInPlace(before, after, ["generated"], sceneOf(context));
  const back = alterInPlace(after, before, ["generated"], sceneOf(context));
  if (isMadeAgain(forward)) return [];
  const plain = after.generated === null;
  const locks = exclusive(table);
  return [
    transactionDraft({
      phase: plain ? "contract" : "switch",
      kind: "set_generated",
      object: after.address,
      what: plain ? `${table.name}.${after.name} is a plain column and keeps its values` : `${table.name}.${after.name} is computed in another way`,
      uses: after.depends_on,
      locks,
      statements: forward,
      undo: isMadeAgain(back) ? { kind: "inert", residue: `${table.name}.${after.name} stays a plain column: ${back.because}` } : undoBy(locks, back),
      hazards: [
        queue(table),
        hazard("behaviour_changes", `${after.name} of ${table.name} has other values`),
        ...(after.generated?.kind === "stored" ? [hazard("table_rewrite", `${table.name} is written again; it is small`)] : []),
      ],
    }),
  ];
}

/** A counter comes, changes or leaves. One that comes begins behind the greatest value, which the index of a key knows at once. */
export function identityDrafts(
  context: PlanContext,
  table: TableObject,
  before: ColumnObject,
  after: ColumnObject,
  statements: { readonly forward: readonly string[]; readonly back: readonly string[] },
): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const locks = exclusive(table);
  const common = {
    kind: "set_identity",
    object: after.address,
    locks,
    hazards: [queue(table), hazard("behaviour_changes", `inserts into ${table.name} without ${after.name} get their value in another way`)],
  };
  if (before.identity !== null && after.identity !== null)
    return [
      transactionDraft({
        ...common,
        phase: "switch",
        what: `counter of ${table.name}.${after.name}`,
        statements: statements.forward,
        undo: undoBy(locks, statements.back),
      }),
    ];
  const comes = (column: ColumnObject, former: ColumnObject): readonly string[] =>
    column.identity === null
      ? []
      : [
          ...(former.default === null ? [] : [setColumnDefault(name, column.name, null)]),
          ...becomeIdentity(name, column, column.identity),
          ...settleCounter(context.live, column === after ? context.after : context.base, column),
        ];
  const leaves = (column: ColumnObject): readonly string[] => [
    dropIdentity(name, column.name),
    ...(column.default === null ? [] : [setColumnDefault(name, column.name, column.default)]),
  ];
  if (after.identity !== null)
    return [
      transactionDraft({
        ...common,
        phase: "switch",
        what: `${table.name}.${after.name} counts by itself`,
        requires: [`switch set_not_null ${after.address}`],
        statements: comes(after, before),
        undo: undoBy(locks, leaves(before)),
      }),
    ];
  return [
    transactionDraft({
      ...common,
      phase: after.default === null ? "contract" : "switch",
      what: `${table.name}.${after.name} counts no more by itself`,
      uses: after.depends_on,
      statements: leaves(after),
      undo: undoBy(locks, comes(before, after)),
    }),
  ];
}

/** Is the greatest value of a column known without reading the table? */
export function greatestIsKnown(context: PlanContext, table: TableObject, column: string): boolean {
  return (
    isBrief(context, table) ||
    childrenOf(context.base, table).some(
      (child) =>
        (child.kind === "constraint" && (child.type === "primary" || child.type === "unique") && child.columns[0] === column) ||
        (child.kind === "index" && child.method === "btree" && child.predicate === null && child.keys[0] === column),
    )
  );
}

/** Dials of the planner; nobody waits. */
export function optionsDraft(context: PlanContext, table: TableObject, before: ColumnObject, after: ColumnObject): readonly Draft[] {
  const [forward, back] = [alterInPlace(before, after, ["options"], sceneOf(context)), alterInPlace(after, before, ["options"], sceneOf(context))];
  if (isMadeAgain(forward) || isMadeAgain(back)) return [];
  const locks: readonly Lock[] = [{ relation: table.address, mode: "SHARE UPDATE EXCLUSIVE" }];
  return [
    transactionDraft({
      phase: "expand",
      kind: "set_column_options",
      object: after.address,
      what: `planner options of ${table.name}.${after.name}`,
      locks,
      statements: forward,
      undo: undoBy(locks, back),
    }),
  ];
}
