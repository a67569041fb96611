import type { CatalogObject, DefinedObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Phase } from "../../types/plan.ts";
import { differingProperties } from "../../diff/property-names.ts";
import { hazard } from "../../hazards/hazard.ts";
import { apartFromParent } from "../../render/read-foreign-table.ts";
import { withChecksAbove } from "../checks-above.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { movesForeign, placeOf } from "../place-of.ts";
import type { PlanContext } from "../plan-context.ts";
import { locksOfParents, mergedLocks } from "./locks-of-defined.ts";
import { reboundPhase, roomPhases } from "./rooms.ts";

/** When a foreign table joins what it is to be a partition of, where another holds its place until then; null where the place is free. */
function placePhase(context: PlanContext, table: CatalogObject): Phase | null {
  const place = placeOf(table);
  const parent = context.after.get(place?.parent ?? "");
  if (table.kind !== "foreign_table" || place === null || parent?.kind !== "table") return null;
  return roomPhases(context, parent, place.bound, table.address).length === 0 ? null : reboundPhase(context, table);
}

/** A new foreign table is made by itself where its place is not free yet. */
export function apartFromPlace(context: PlanContext, object: CatalogObject): CatalogObject {
  return placePhase(context, object) === null || object.kind !== "foreign_table" ? object : (apartFromParent(object)?.table ?? object);
}

/** It joins when the one that holds its place has left. */
export function placeDrafts(context: PlanContext, object: CatalogObject): readonly Draft[] {
  const phase = placePhase(context, object);
  return phase === null || object.kind !== "foreign_table" ? [] : [placeDraft(context, null, object, phase)];
}

/** A foreign table that moves to a place which is not free yet: the change without the move, and the move. */
export function movedApart(
  context: PlanContext,
  before: CatalogObject,
  after: CatalogObject,
): { readonly rest: Extract<Change, { readonly kind: "alter" }> | null; readonly move: Draft } | null {
  const phase = movesForeign(before, after) ? placePhase(context, after) : null;
  if (phase === null || before.kind !== "foreign_table" || after.kind !== "foreign_table") return null;
  const [left, joined] = [apartFromParent(before)?.table ?? before, apartFromParent(after)?.table ?? after];
  const properties = differingProperties(left, joined);
  return {
    rest: properties.length === 0 ? null : { kind: "alter", address: after.address, before: left, after: joined, properties },
    move: placeDraft(context, before, after, phase),
  };
}

/** In one transaction: it leaves the place that it had, and joins. */
function placeDraft(context: PlanContext, before: DefinedObject | null, after: DefinedObject, phase: Phase): Draft {
  const place = placeOf(after);
  const [former, attach] = [before === null ? undefined : apartFromParent(before)?.attach, apartFromParent(after)?.attach ?? ""];
  const name = after.address.slice("foreign_table:".length);
  const detach = (statement: string): string => statement.replace(/ ATTACH (PARTITION ).*$/su, ` DETACH $1${name}`);
  const told = before === null ? withChecksAbove(context.after, [after], [attach]) : [attach];
  const locks = mergedLocks(
    [before, after].flatMap((table) =>
      table === null ? [] : [...locksOfParents(context.base, table, "comes"), ...locksOfParents(context.base, table, "leaves")],
    ),
  );
  const joining = mergedLocks(locksOfParents(context.base, after, "comes"));
  return transactionDraft({
    phase,
    kind: "attach_partition",
    object: after.address,
    what: `foreign table ${after.name} becomes a partition of ${place?.parent.slice("table:".length) ?? ""}: ${place?.bound ?? ""}`,
    uses: [after.address],
    locks: former === undefined ? joining : locks,
    also: [
      { relation: after.address, mode: "ACCESS EXCLUSIVE" },
      ...(former === undefined ? [{ relation: place?.parent ?? "", mode: "SHARE UPDATE EXCLUSIVE" } as const] : []),
    ],
    statements: [...(former === undefined ? [] : [detach(former)]), ...told],
    undo: undoBy(locks, [detach(attach), ...(former === undefined ? told.slice(0, -1).map((check) => checkGone(name, check)) : [former])]),
    hazards: [
      hazard("behaviour_changes", `${place?.parent.slice("table:".length) ?? ""} reads and writes rows of ${place?.bound ?? ""} over the foreign server`),
    ],
  });
}

/** `ALTER … ADD CONSTRAINT name …` the other way. */
function checkGone(table: string, check: string): string {
  const name = / add constraint ("(?:[^"]|"")*"|\S+) /iu.exec(check)?.[1] ?? "";
  return `alter table ${table} drop constraint ${name}`;
}
