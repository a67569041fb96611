import type { ConstraintObject, TableObject } from "../../types/catalog.ts";
import type { Phase } from "../../types/plan.ts";
import { quoteIdent } from "../../render/names.ts";
import { inSequence, rollbackDraft, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { partitionedKeyDrafts } from "./partitioned.ts";
import { uniqueUsingIndex } from "./successors.ts";

/** A key that is dropped comes back by way of an index that a rollback builds while everybody works. `drop`: the step that drops it. */
export function returnedKey(context: PlanContext, table: TableObject, key: ConstraintObject, drop: Draft): readonly Draft[] {
  if (table.partition_key !== null) return returnedParts(context, table, key, drop);
  const [, using] = uniqueUsingIndex(table, key, backIndex(key), listed(key, new Map()), null, []);
  const build = returnIndex(table, key, drop.phase);
  return using === undefined || build === null ? [drop] : inSequence([{ ...drop, undo: { kind: "run", run: using.run } }, build]);
}

/** A partitioned table's: each partition's is built and made before the parent's takes them over. */
function returnedParts(context: PlanContext, table: TableObject, key: ConstraintObject, drop: Draft): readonly Draft[] {
  const drafts = partitionedKeyDrafts(context, table, key, context.base);
  const [whole, leaves] = [drafts.at(-1), drafts.slice(0, -1)];
  const back = [...leaves].reverse().map((leaf) => ({
    ...rollbackDraft({
      phase: drop.phase,
      kind: "return_key",
      object: key.address,
      what: `on rollback: ${leaf.what}`,
      undo: { kind: "run", run: leaf.run.kind === "concurrent" ? unlessThere(leaf.run) : leaf.run },
    }),
    id: `${drop.phase} return_key ${leaf.id}`,
  }));
  return inSequence([whole === undefined ? drop : { ...drop, undo: { kind: "run", run: whole.run } }, ...back]);
}

/** On a rollback, the index of a former key is built again. `kept`: columns of it that are called otherwise by then. */
export function returnIndex(table: TableObject, key: ConstraintObject, phase: Phase, kept: ReadonlyMap<string, string> = new Map()): Draft | null {
  const [build] = uniqueUsingIndex(table, key, backIndex(key), listed(key, kept), null, []);
  if (build?.run.kind !== "concurrent") return null;
  return rollbackDraft({
    phase,
    kind: "return_index",
    object: key.address,
    what: `on rollback: build the index of the former key ${key.name} (${key.columns.join(", ")}) of ${table.name}, concurrently`,
    undo: { kind: "run", run: unlessThere(build.run) },
  });
}

export function backIndex(key: ConstraintObject): string {
  return transitionName("back", key.name);
}

function listed(key: ConstraintObject, kept: ReadonlyMap<string, string>): string {
  return key.columns.map((column) => quoteIdent(kept.get(column) ?? column)).join(", ");
}

function unlessThere<T extends { readonly statement: string }>(run: T): T {
  return { ...run, statement: run.statement.replace("concurrently ", "concurrently if not exists ") };
}
