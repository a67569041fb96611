import type { CatalogObject, FunctionObject, ViewObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import { hazard } from "../../hazards/hazard.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { createStatements } from "../../render/create-objects.ts";
import { dropObject } from "../../render/drop-object.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { createUnder } from "../default-privileges.ts";
import { dependencyOrder } from "../dependency-order.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { alterationOf } from "../plain/alteration-of.ts";
import { refusal } from "../refuse/refusal.ts";
import type { SyncGroup } from "../sync-group.ts";
import { touchesColumns } from "../touches.ts";
import { asNow, exchangeKind, sameButTypes, type TypeApart } from "../types-apart.ts";
import { againBack, exchangeParts, goneBack, locksBack, viewsAgain, viewsGone } from "./exchange-columns.ts";
import { familyOf, formerAddresses } from "./former-addresses.ts";
import { mergedLocks } from "./locks-of-defined.ts";
import { standsOn } from "./defined-objects.ts";
import { successorsOf } from "./successors.ts";

/** A function that takes or gives values of a type in two shapes: one of each would make calls ambiguous, so it is exchanged with the type. */
type Call = { readonly before: FunctionObject; readonly after: FunctionObject };

function callsOf(context: PlanContext): readonly Call[] {
  const created = context.changes.flatMap((change) => (change.kind === "create" && change.after.kind === "function" ? [change.after] : []));
  return context.changes.flatMap((change): readonly Call[] => {
    if (change.kind === "alter" && change.before.kind === "function" && change.after.kind === "function")
      return isOver(context, change.after) && isMadeAgain(alterationOf(context, change)) ? [{ before: change.before, after: change.after }] : [];
    if (change.kind !== "drop" || change.before.kind !== "function") return [];
    const { before } = change;
    const after = created.find((each) => asNow(context.apart, "later", each.address) === asNow(context.apart, "former", before.address));
    return after === undefined || after.address === before.address ? [] : [{ before, after }];
  });
}

function isOver(context: PlanContext, routine: FunctionObject): boolean {
  return context.apart.some((type) => routine.depends_on.includes(laterAddress(type)));
}

/** The changes without what the exchange of the types sees to, and without what differs in nothing but their names and is told with the columns. */
export function withoutTypes(context: PlanContext, groups: readonly SyncGroup[]): readonly Change[] {
  if (context.apart.length === 0) return context.changes;
  const calls = new Set<CatalogObject>(callsOf(context).flatMap(({ before, after }) => [before, after]));
  const columns = new Set(groups.flatMap((group) => [...formerAddresses(context, group)]));
  const told = (object: CatalogObject): boolean =>
    object.depends_on.some((need) => columns.has(need)) ||
    groups.some(
      (group) =>
        "table" in object &&
        familyOf(context, group).some((table) => table.schema === object.schema && table.name === object.table) &&
        touchesColumns(
          object,
          group.former.map((each) => each.column.name),
        ),
    );
  return context.changes.filter((change) => {
    if (change.kind === "alter" && calls.has(change.after)) return false;
    if (change.kind === "alter" && ["policy", "trigger", "statistics", "publication", "function"].includes(change.after.kind))
      return !(sameButTypes(context.apart, change.before, change.after) && told(change.before));
    return change.kind === "create" ? !calls.has(change.after) : !(change.kind === "drop" && calls.has(change.before));
  });
}

/** Functions over the type that something else needs can't be exchanged with it. */
export function refuseCalls(context: PlanContext): readonly Issue[] {
  return callsOf(context).flatMap(({ before }) => {
    const needs = standsOn(context, before);
    return needs === null
      ? []
      : [
          refusal(
            "enum-values",
            before.address,
            `values of ${context.apart.map((type) => type.after.name).join(", ")} go away or move, so ${before.routine} ${before.schema}.${before.name} becomes one over another type, and ${needs.replace(":", " ")} needs it`,
            `Take ${needs.replace(":", " ")} away in a version of its own, change the type, then give it back; or declare a new type under another name and move the columns over.`,
          ),
        ];
  });
}

/** Columns of a type that stands in two shapes take their names over all at once, and with them the types and the functions over them. */
export function exchangeTypes(context: PlanContext, groups: readonly SyncGroup[], drafts: readonly Draft[]): readonly Draft[] {
  const types = context.apart;
  const [first] = types;
  if (first === undefined) return drafts;
  const all = groups.filter((group) => group.exchange && group.later.some((each) => types.some((type) => names(type, each.column.type))));
  const ids = new Set(all.map((group) => `switch exchange_columns ${group.later[0]?.column.address ?? group.table.address}`));
  const taken = drafts.filter((draft) => ids.has(draft.id));
  const parts = taken
    .flatMap((draft) => all.filter((group) => draft.object === group.later[0]?.column.address))
    .map((group) => exchangeParts(context, group, successorsOf(context, group)));
  const views = allViews(parts.flatMap((part) => part.views));
  const locks = [...mergedLocks(parts.flatMap((part) => part.locks))].sort((left, right) => rank(views, left.relation) - rank(views, right.relation));
  const calls = callsOf(context);
  const leaving = [...new Set(parts.flatMap((part) => part.leaving))].filter((object) => calls.every(({ before }) => before !== object));
  const said = (which: "former" | "later", statements: readonly string[]): readonly string[] => statements.map((text) => asNow(types, which, text));
  const exchange = transactionDraft({
    phase: "switch",
    kind: exchangeKind,
    object: first.after.address,
    what: `${types.map((type) => `${type.after.schema}.${type.after.name}`).join(", ")}: the new type takes the name over${taken.length === 0 ? "" : `, with ${taken.map((draft) => draft.what.slice(0, draft.what.indexOf(":"))).join(", ")}`}`,
    requires: taken.flatMap((draft) => draft.requires).filter((id) => !ids.has(id)),
    uses: types.map((type) => laterAddress(type)),
    provides: taken.flatMap((draft) => draft.provides),
    locks,
    statements: [
      ...said("former", [...viewsGone(views, context.base), ...calls.map(({ before }) => dropObject(before))]),
      ...types.flatMap((type) => [rename(type, type.after.name, type.former), rename(type, type.later, type.after.name)]),
      ...said("later", [
        ...parts.flatMap((part) => part.forward),
        ...createUnder(
          context.live,
          calls.map(({ after }) => after),
        ),
        ...viewsAgain(views, context.after),
      ]),
    ],
    undo: undoBy(locksBack(context, { views, leaving, locks }), [
      ...said("later", [...goneBack(context, { views, leaving, locks }), ...calls.map(({ after }) => dropObject(after))]),
      ...types.flatMap((type) => [rename(type, type.after.name, type.later), rename(type, type.former, type.after.name)]),
      ...said("former", [
        ...[...parts].reverse().flatMap((part) => part.back),
        ...createStatements(calls.map(({ before }) => before)),
        ...againBack(context, { views, leaving, locks }),
      ]),
    ]),
    hazards: [
      ...taken.flatMap((draft) => draft.hazards),
      hazard(
        "behaviour_changes",
        `sessions that keep values of ${types.map((type) => type.after.name).join(", ")} in variables of functions go on with the former type until they connect again`,
      ),
    ],
  });
  return [
    ...drafts.filter((draft) => !ids.has(draft.id)).map((draft) => ({ ...draft, requires: draft.requires.map((id) => (ids.has(id) ? exchange.id : id)) })),
    exchange,
  ];
}

function names(type: TypeApart, column: string): boolean {
  return column.includes(quoteIdent(type.later));
}

function laterAddress(type: TypeApart): string {
  return `enum:${qualifiedName(type.after.schema, type.later)}`;
}

function rename(type: TypeApart, from: string, to: string): string {
  return `alter type ${qualifiedName(type.after.schema, from)} rename to ${quoteIdent(to)}`;
}

/** Each once, those that others need first. */
function allViews(views: readonly ViewObject[]): readonly ViewObject[] {
  const once = [...new Map(views.map((view) => [view.address, view])).values()];
  return dependencyOrder(once, []).flatMap((object) => (object.kind === "view" ? [object] : []));
}

/** Views before tables, those that read others first: as readers take their locks. */
function rank(views: readonly ViewObject[], relation: string): number {
  const at = views.findIndex((view) => view.address === relation);
  return at < 0 ? views.length : views.length - 1 - at;
}
