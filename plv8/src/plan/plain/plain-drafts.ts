import type { CatalogObject, ViewObject } from "../../types/catalog.ts";
import type { Hazard, Phase } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { dropColumn } from "../../render/alter-column.ts";
import { isItsFunction, isShell } from "../../render/base-type.ts";
import { isOfView } from "../../render/alter/column.ts";
import { isLeftover } from "../../render/render-object.ts";
import { replaceView } from "../../render/circular-views.ts";
import { qualifiedName } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { apartBelow } from "../not-null/apart-below.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import { parentKeeps, staysWithChild } from "./comes-from-parent.ts";
import { giveBack, takeOver } from "./indexes-of-keys.ts";
import { neverBack } from "./never-back.ts";
import { byHandHazards as toldOf } from "./by-hand-hazards.ts";
import { detachBeforeDrop } from "./drop-partition.ts";
import type { PlainContext } from "./plain-context.ts";
import { addWhole, createWhole, dropIn, wholeAgain } from "./whole.ts";

type Words = {
  readonly phase: Phase;
  readonly kind: string;
  readonly object: CatalogObject;
  readonly what: string;
  readonly statements: readonly string[];
  readonly back: readonly string[] | null;
  readonly hazards?: readonly Hazard[];
  /** What is left without a way back, where it is not the object itself. */ readonly residue?: string;
};

/** `materialized view shop.totals`. */
export const wordsFor = (object: CatalogObject): string => `${object.kind.replaceAll("_", " ")} ${object.address.slice(object.address.indexOf(":") + 1)}`;

/** `its counter, its default`: a column of a view or foreign table stands and falls with that, only what is said of it comes and goes. Null: no such column. */
function saidOfHidden(object: CatalogObject): string | null {
  if (object.kind !== "column" || !isOfView(object)) return null;
  const words = [
    ...(object.identity === null ? [] : ["its counter"]),
    ...(object.default === null ? [] : ["its default"]),
    ...((object.comment ?? "") === "" ? [] : ["its comment"]),
    ...(object.grants.length === 0 ? [] : ["its privileges"]),
  ];
  return words.length === 0 ? "its settings" : words.join(", ");
}

/** A step of a plain plan, without its locks (`withLocks`); `back` null: there is no way back. */
export function plainDraft({ object, back, hazards, residue, ...words }: Words): Draft {
  return transactionDraft({
    ...words,
    object: object.address,
    locks: [],
    hazards: hazards ?? [],
    undo: back === null ? { kind: "inert", residue: residue ?? `${words.what}: stays, Postgres has no statement that takes it back` } : undoBy([], back),
  });
}

/** `again`: it stood before, and left with something that it needs or because it has no ALTER. */
export function createDraft(context: PlainContext, object: CatalogObject, again: boolean): Draft {
  const index = context.takenOver.get(object.address);
  if (index !== undefined && object.kind === "constraint")
    return plainDraft({
      phase: "switch",
      kind: "create_constraint",
      object,
      what: `${wordsFor(object)} takes index ${index.name} over`,
      statements: takeOver(object, index),
      hazards: toldOf(null, object),
      back: giveBack(context.base, context.after, object, index),
    });
  const said = saidOfHidden(object);
  const statements =
    object.kind === "column" && context.after.has(`table:${qualifiedName(object.schema, object.table)}`)
      ? addWhole(context.base, context.after, object, apartBelow(context, context.after, object)?.set)
      : object.kind === "materialized_view"
        ? filled(object, createWhole(context.base, context.after, object))
        : createWhole(context.base, context.after, object);
  return plainDraft({
    phase: "switch",
    kind: said !== null ? "describe_column" : `create_${object.kind}`,
    object,
    what: said !== null ? `give ${wordsFor(object)} ${said}` : again ? `make ${wordsFor(object)} again` : `create ${wordsFor(object)}`,
    statements,
    hazards: toldOf(null, object),
    back: leavesWithWhole(context, object)
      ? []
      : object.kind === "constraint" && object.part_of !== undefined
        ? null
        : [...detachBeforeDrop(context, object), ...dropIn(context.after, object)],
  });
}

/** Why nothing here makes it. */
export function noStatementMakes(object: CatalogObject): string {
  return `${wordsFor(object)} can't be made by a statement known here (its options may hold a secret, or it needs a function in C)`;
}

/** A part of an index or key is not dropped by itself, nor a parent's check, nor a function of what is a shell again by then. */
function leavesWithWhole(context: PlanContext, object: CatalogObject): boolean {
  if (object.kind === "function")
    return object.depends_on.some((need) => {
      const former = context.base.get(need);
      return former?.kind === "base_type" && isShell(former) && isItsFunction(context.after.get(need), object);
    });
  if (object.kind !== "index" && object.kind !== "constraint") return false;
  if (object.kind === "constraint" && object.type === "check" && !context.base.has(tableAddress(object.schema, object.table)) && parentKeeps(context, object))
    return true;
  return (
    object.attached_to !== undefined ||
    (object.kind === "constraint" &&
      object.part_of !== undefined &&
      (!context.base.has(object.part_of) || !context.base.has(tableAddress(object.schema, object.table))))
  );
}

/** Filled by whoever makes it: a later owner may not be allowed yet to read what it reads. */
function filled(view: { readonly schema: string; readonly name: string }, statements: readonly string[]): readonly string[] {
  const made = statements.findIndex((statement) => /^create materialized view /iu.test(statement));
  return [...statements.slice(0, made + 1), `refresh materialized view ${qualifiedName(view.schema, view.name)}`, ...statements.slice(made + 1)];
}

/** A view that stands has another text. */
export function textDraft(to: ViewObject, from: ViewObject): Draft {
  return plainDraft({
    phase: "switch",
    kind: "replace_view",
    object: to,
    what: `${wordsFor(to)}, which reads what needs it, ${to.definition.startsWith("select null::") ? "lets go of it" : "has its text"}`,
    statements: [replaceView(to)],
    back: [replaceView(from)],
  });
}

/** `catalog`: what stands around it; `because`: why it leaves, where it comes back. */
export function dropDraft(context: PlainContext, catalog: PlanContext["after"], object: CatalogObject, because: string | null): Draft {
  const said = saidOfHidden(object);
  const loses = object.kind === "table" || (object.kind === "column" && object.generated === null && said === null);
  const missed = neverBack(context, object);
  return plainDraft({
    phase: "switch",
    kind: said !== null ? "describe_column" : `drop_${object.kind}`,
    object,
    what: `${said !== null ? `take ${said} from ${wordsFor(object)}` : `drop ${wordsFor(object)}`}${because === null ? "" : `, to make it again: ${because}`}`,
    statements:
      object.kind === "column" && loses && staysWithChild(context, object)
        ? [dropColumn(`only ${qualifiedName(object.schema, object.table)}`, object.name)]
        : [...detachBeforeDrop(context, object), ...dropIn(catalog, object)],
    ...(isLeftover(object)
      ? { back: null, residue: `${wordsFor(object)} was not valid and does not come back` }
      : missed !== null
        ? { back: null, residue: `${wordsFor(object)} does not come back: ${noStatementMakes(missed)}` }
        : { back: wholeAgain(context.base, catalog, object, object.kind === "column" ? apartBelow(context, catalog, object)?.set : []) }),
    hazards: loses
      ? [hazard("loses_data", `loses data: ${object.kind === "table" ? "the rows" : "the values"} of ${object.address.slice(object.address.indexOf(":") + 1)}`)]
      : toldOf(object, null),
  });
}
