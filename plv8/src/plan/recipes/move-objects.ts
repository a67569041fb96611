import type { CatalogObject, MaterializedViewObject, ViewObject } from "../../types/catalog.ts";
import type { Hazard, Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { byAddress } from "../../catalog/by-address.ts";
import { allHeirsOf } from "../../catalog/heirs-of.ts";
import { grantChanges } from "../../render/alter-grants.ts";
import { quoteIdent, quoteLiteral } from "../../render/names.ts";
import { tableKey } from "../../diff/rebase-object.ts";
import { substituteNames } from "../../diff/substitute-names.ts";
import { bodiesNaming } from "../bodies-naming.ts";
import { inSequence, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { moveSteps, type MoveStep } from "../move-statements.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";

/**
 * Everything but tables and columns takes its later name before all other steps; a view with a view's former name serves applications until the plan is
 * completed. Of the other kinds the former name is gone from then on.
 */
export function moveDrafts(context: PlanContext): readonly Draft[] {
  const { before, catalog, moves } = context.moves;
  const formerly = new Map(catalog.objects.map((object, at) => [object.address, before.objects[at] ?? object]));
  const steps = moveSteps(before, catalog, moves, context.settings.major, () => false).map((step, index) => ({
    ...renameDraft(context, step, formerly.get(step.object.address)),
    id: `expand rename ${String(index).padStart(4, "0")}`,
  }));
  const leave =
    steps.length === 0
      ? []
      : catalog.objects.flatMap((object) => {
          const former = formerly.get(object.address);
          return isView(object) && former !== undefined && moves.objects.has(former.address) && hasRoom(context, former)
            ? [dropFormerDraft(object, former)]
            : [];
        });
  return [...inSequence(steps), ...leave];
}

function renameDraft(context: PlanContext, step: MoveStep, former: CatalogObject | undefined): Draft {
  const { object } = step;
  const locks: readonly Lock[] = "table" in object || object.kind === "rule" ? ownTable(context, object) : [];
  const stand =
    isView(object) && former !== undefined && hasRoom(context, former) && step.statements.at(-1)?.includes(quoteIdent(object.name)) === true
      ? { make: standIn(object, former), drop: [`drop view ${nameOf(former)}`] }
      : { make: [], drop: [] };
  const inner = ["index", "constraint", "trigger", "policy", "rule", "statistics"].includes(object.kind);
  const hazards: readonly Hazard[] = [
    ...(locks.length === 0
      ? []
      : [
          hazard(
            "brief_lock_queue",
            `${locks[0]?.relation.slice("table:".length) ?? object.name} is locked for milliseconds; statements queue behind the lock while it waits`,
          ),
        ]),
    ...(stand.make.length > 0
      ? [hazard("compatibility_view", `${nameOf(former ?? object)} is a view over ${nameOf(object)} until the plan is completed`)]
      : inner
        ? []
        : [
            hazard(
              "rename_breaks_clients",
              `statements that say ${step.former} fail from this step on: ${object.kind.replaceAll("_", " ")} ${object.address.slice(object.address.indexOf(":") + 1)} has one name at a time`,
            ),
          ]),
    ...bodiesNaming(context, object, step.former),
  ];
  return transactionDraft({
    phase: "expand",
    kind: `rename_${object.kind}`,
    object: object.address,
    what: stand.make.length > 0 ? `${step.what}; a view keeps the former name` : step.what,
    locks,
    also: [...relationLocks(object, former), ...movedLocks(context, object, step.former)],
    statements: [...step.statements, ...stand.make],
    undo: undoBy(locks, [...stand.drop, ...step.back]),
    hazards,
  });
}

/** A former name has a place while its schema keeps its own. */
function hasRoom(context: PlanContext, former: CatalogObject): boolean {
  return (
    isView(former) &&
    !context.moves.moves.objects.has(`schema:${quoteIdent(former.schema)}`) &&
    ![...context.moves.moves.objects.values()].some((to) => isView(to) && nameOf(to) === nameOf(former))
  );
}

type AnyView = ViewObject | MaterializedViewObject;

function isView(object: CatalogObject): object is AnyView {
  return object.kind === "view" || object.kind === "materialized_view";
}

function nameOf(object: CatalogObject): string {
  return object.address.slice(object.address.indexOf(":") + 1);
}

function standIn(view: AnyView, former: CatalogObject): readonly string[] {
  const name = nameOf(former);
  return [
    `create view ${name} with (security_invoker = true) as select ${view.columns.map(quoteIdent).join(", ")} from ${nameOf(view)}`,
    `comment on view ${name} is ${quoteLiteral(`Former name of ${view.schema}.${view.name}; leaves when the plan is completed.`)}`,
    ...grantChanges({ ...former, kind: "view" } as ViewObject, [], view.grants),
  ];
}

function dropFormerDraft(view: AnyView, former: CatalogObject): Draft {
  const name = nameOf(former);
  return transactionDraft({
    phase: "contract",
    kind: "drop_compatibility_view",
    object: view.address,
    what: `drop view ${name}, the former name of ${nameOf(view)}`,
    locks: [{ relation: `view:${name}`, mode: "ACCESS EXCLUSIVE" }],
    statements: [`drop view ${name}`],
    undo: undoBy([], standIn(view, former)),
    hazards: [hazard("rename_breaks_clients", `statements that name ${name} fail from now on`)],
  });
}

/** A part's table is locked as it is called before tables have their later names. */
function ownTable(context: PlanContext, object: CatalogObject): readonly Lock[] {
  if (object.kind === "index") return [];
  const relation = "table" in object ? tableAddress(object.schema, object.table) : object.depends_on.find((need) => need.startsWith("table:"));
  return relation === undefined || !context.moves.catalog.objects.some((each) => each.address === relation) ? [] : [{ relation, mode: "ACCESS EXCLUSIVE" }];
}

function relationLocks(object: CatalogObject, former: CatalogObject | undefined): readonly Lock[] {
  return isView(object) && former !== undefined
    ? [
        { relation: former.address, mode: "ACCESS EXCLUSIVE" },
        { relation: object.address, mode: "ACCESS EXCLUSIVE" },
      ]
    : [];
}

/** A view under a name that it has on the way, the view of a rule, tables of a type, tables below a check or a trigger, as they are called by then. */
function movedLocks(context: PlanContext, object: CatalogObject, former: string): readonly Lock[] {
  const exclusive = (relation: string): Lock => ({ relation, mode: "ACCESS EXCLUSIVE" });
  if (isView(object)) return [exclusive(object.address), exclusive(`${object.kind}:${quoteIdent(object.schema)}.${quoteIdent(former)}`)];
  if (object.kind === "rule")
    return object.depends_on.filter((need) => need.startsWith("view:") && object.address.startsWith(`rule:${need.slice("view:".length)}.`)).map(exclusive);
  const isInherited = object.kind === "constraint" && object.type === "check" && !object.definition.endsWith(" NO INHERIT");
  if (isInherited || object.kind === "trigger")
    return allHeirsOf(byAddress(context.moves.catalog), tableAddress(object.schema, object.table))
      .filter((heir) => isInherited || heir.partition_of !== null)
      .map((heir) => exclusive(heir.address));
  return object.kind === "composite"
    ? context.moves.catalog.objects.flatMap((each) => (each.kind === "table" && each.of_type === object.address ? [exclusive(each.address)] : []))
    : [];
}

/** All other steps speak of things by their later names; a look at the data comes before they have them. */
export function afterMoves(context: PlanContext, moves: readonly Draft[], drafts: readonly Draft[]): readonly Draft[] {
  const last = moves.filter((draft) => draft.phase === "expand").at(-1);
  if (last === undefined) return drafts;
  const { before, catalog } = context.moves;
  const former = new Map(
    catalog.objects.flatMap((object, at) => {
      const was = before.objects[at];
      return was === undefined || !("schema" in object) || !("schema" in was) || object.schema === null || was.schema === null
        ? []
        : [[tableKey(object.schema, object.name), { schema: was.schema, name: was.name }] as const];
    }),
  );
  const was = new Map(catalog.objects.map((object, at) => [object.address, before.objects[at]?.address ?? object.address]));
  return drafts.map((draft) => {
    if (draft.phase === "expand") return { ...draft, requires: [...draft.requires, last.id] };
    if (draft.run.kind !== "check" || draft.phase !== "check") return draft;
    return {
      ...draft,
      run: { kind: "check", query: substituteNames(draft.run.query, { tables: former, columns: new Map() }) },
      locks: draft.locks.map((lock) => ({ ...lock, relation: was.get(lock.relation) ?? lock.relation })),
    };
  });
}
