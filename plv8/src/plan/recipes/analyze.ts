/** Fresh statistics of columns that a plan filled. */
import type { Address, TableObject } from "../../types/catalog.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { foreignHeirsOf } from "../foreign-heirs.ts";
import { nothingToUndo, scanDraft, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";

/** Columns by the names that they have meanwhile. Empty where other servers hold all the rows. */
export function analyzeDrafts(context: PlanContext, table: TableObject, object: Address, columns: readonly string[]): readonly Draft[] {
  const names = columns.map(quoteIdent).join(", ");
  const here = heldHere(context, table);
  if (here.length === 0) return [];
  return [
    scanDraft({
      phase: "backfill",
      kind: "analyze",
      object,
      what: `statistics of ${columns.map((name) => `${table.name}.${name}`).join(", ")}`,
      locks: here.map(({ address }) => ({ relation: address, mode: "SHARE UPDATE EXCLUSIVE" })),
      statement: `analyze ${here.map(({ schema, name }) => `${qualifiedName(schema, name)} (${names})`).join(", ")}`,
      undo: nothingToUndo,
    }),
  ];
}

/** ANALYZE of a table asks the servers of its foreign partitions and children for rows, and fails where one does not answer: then its other heirs are named instead. */
function heldHere(context: PlanContext, table: TableObject): readonly TableObject[] {
  const heirs = heirsOf(context.base, table.address);
  const foreign = [context.base, context.after].flatMap((catalog) => foreignHeirsOf(catalog, table.address));
  if (foreign.length === 0 && heirs.every((heir) => heldHere(context, heir).includes(heir))) return [table];
  return [...new Set(heirs.flatMap((heir) => heldHere(context, heir)))];
}
