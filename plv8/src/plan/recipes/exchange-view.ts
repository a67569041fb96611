import type { Address, CatalogObject, ColumnObject, IndexObject, MaterializedViewObject, ViewObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { tableKey } from "../../diff/rebase-object.ts";
import { substituteNames } from "../../diff/substitute-names.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { createIndex, renameIndex } from "../../render/alter-index.ts";
import { dropObject } from "../../render/drop-object.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { createUnder } from "../default-privileges.ts";
import { dependencyOrder } from "../dependency-order.ts";
import { inSequence, nothingToUndo, rollbackDraft, scanDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { alterationOf } from "../plain/alteration-of.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { viewsAgain, viewsGone } from "./exchange-columns.ts";

/** Is it built again: is there no ALTER for one of the two ways? */
export function isBuiltAgain(context: PlanContext, before: CatalogObject, after: CatalogObject, properties: readonly string[]): boolean {
  return (
    before.kind === "materialized_view" &&
    properties.length > 0 &&
    [alterationOf(context, { before, after, properties }), alterationOf(context, { before: after, after: before, properties })].some(isMadeAgain)
  );
}

/** Views that read a materialized view, directly or not, those nearest first; null where something reads it that can't be made again in a moment. */
export function readersOf(context: PlanContext, view: Address): readonly ViewObject[] | null {
  const found = new Map<Address, ViewObject>();
  const queue = [view];
  for (let next = queue.pop(); next !== undefined; next = queue.pop())
    for (const object of [...context.base.values(), ...context.live.values()]) {
      if (object.address === next || found.has(object.address) || !needsOf(object).includes(next) || isPart(object, next)) continue;
      if (object.kind !== "view" || context.after.get(object.address)?.kind !== "view" || !context.base.has(object.address)) return null;
      found.set(object.address, object);
      queue.push(object.address);
    }
  return dependencyOrder([...found.values()], []).flatMap((object) => (object.kind === "view" ? [object] : []));
}

function isPart(object: CatalogObject, relation: Address): boolean {
  return "table" in object && relation.slice(relation.indexOf(":") + 1) === qualifiedName(object.schema, object.table);
}

/**
 * Another query: built beside and filled while the former one is read; then names are exchanged in a moment, with the views over it. Its rows are those of the
 * filling.
 */
export function exchangeViewDrafts(context: PlanContext, before: MaterializedViewObject, after: MaterializedViewObject): readonly Draft[] {
  const [stage, aside] = [transitionName("new", after.name), transitionName("old", after.name)];
  const views = readersOf(context, before.address) ?? [];
  const name = `${after.schema}.${after.name}`;
  const lock = (relation: string): Lock => ({ relation: `materialized_view:${qualifiedName(after.schema, relation)}`, mode: "ACCESS EXCLUSIVE" });
  const locks: readonly Lock[] = [...[...views].reverse().map((view): Lock => ({ relation: view.address, mode: "ACCESS EXCLUSIVE" })), lock(after.name)];
  const [former, later] = [indexesOf(context.base, before), indexesOf(context.after, after)];
  const common = { object: after.address } as const;
  const refresh = (relation: string): string => `refresh materialized view ${qualifiedName(after.schema, relation)}`;
  const build = inSequence([
    transactionDraft({
      ...common,
      phase: "expand",
      kind: "create_materialized_view",
      what: `a second ${name} as ${stage}, empty`,
      uses: after.depends_on,
      locks: [],
      statements: beside(context, context.after, after, stage, "new"),
      undo: undoBy([], [dropObject({ ...after, name: stage })]),
    }),
    scanDraft({
      ...common,
      phase: "validate",
      kind: "refresh_materialized_view",
      what: `fill ${stage}`,
      locks: [lock(stage)],
      statement: refresh(stage),
      undo: nothingToUndo,
      hazards: [hazard("long_scan", `the query of ${name} runs once in full`)],
    }),
  ]);
  const rename = (from: string, to: string): string => `alter materialized view ${qualifiedName(after.schema, from)} rename to ${quoteIdent(to)}`;
  const exchange = transactionDraft({
    ...common,
    phase: "switch",
    kind: "exchange_view",
    what: `${name}: the new one takes the name over${views.length === 0 ? "" : `; ${views.map((view) => view.name).join(", ")} read it`}`,
    requires: build.map((draft) => draft.id),
    provides: [after.address, ...views.map((view) => view.address)],
    uses: views.flatMap((view) => context.after.get(view.address)?.depends_on ?? []),
    locks,
    also: [lock(stage), lock(aside)],
    statements: [
      ...viewsGone(views, context.base),
      ...former.map((index) => renameIndex(index.schema, index.name, transitionName("old", index.name))),
      rename(after.name, aside),
      rename(stage, after.name),
      ...later.map((index) => renameIndex(index.schema, transitionName("new", index.name), index.name)),
      ...viewsAgain(views, context.after),
    ],
    undo: undoBy(locks, [
      ...viewsGone(views, context.after),
      ...later.map((index) => renameIndex(index.schema, index.name, transitionName("new", index.name))),
      rename(after.name, stage),
      rename(aside, after.name),
      ...former.map((index) => renameIndex(index.schema, transitionName("old", index.name), index.name)),
      ...viewsAgain(views, context.base),
    ]),
    hazards: [
      hazard("behaviour_changes", `${name} holds what its new query gave when it was filled: refresh it when it must be newer`),
      hazard("result_type_changes", `prepared statements over ${[name, ...views.map((view) => view.name)].join(", ")} fail until they are prepared again`),
    ],
  });
  const drop = inSequence([
    rollbackDraft({
      ...common,
      phase: "contract",
      kind: "return_rows",
      what: `on rollback: fill the former ${name}`,
      undo: { kind: "run", run: { kind: "scan", statements: [refresh(aside)] } },
    }),
    transactionDraft({
      ...common,
      phase: "contract",
      kind: "drop_materialized_view",
      what: `drop the former ${name}`,
      removes: [before.address],
      locks: [lock(aside)],
      statements: [dropObject({ ...before, name: aside })],
      undo: undoBy([], beside(context, context.base, before, aside, "old")),
    }),
  ]);
  return [...build, exchange, ...drop];
}

function indexesOf(catalog: PlanContext["after"], view: MaterializedViewObject): readonly IndexObject[] {
  return childrenOf(catalog, view).flatMap((child) => (child.kind === "index" ? [child] : []));
}

/** The view and all that is said of it under another name. */
function beside(context: PlanContext, catalog: PlanContext["after"], view: MaterializedViewObject, name: string, word: "new" | "old"): readonly string[] {
  const address = `materialized_view:${qualifiedName(view.schema, name)}`;
  const tables = new Map([[tableKey(view.schema, view.name), { schema: view.schema, name }]]);
  const indexes = indexesOf(catalog, view).map((index): IndexObject => {
    const own = transitionName(word, index.name);
    const definition = createIndex(substituteNames(index.definition, { tables, columns: new Map() }), own, false);
    const depends_on = index.depends_on.map((need) => (need === view.address ? address : need));
    return { ...index, name: own, table: name, definition, depends_on, address: `index:${qualifiedName(index.schema, own)}` };
  });
  const columns = childrenOf(catalog, view).flatMap((child): readonly ColumnObject[] =>
    child.kind === "column" ? [{ ...child, table: name, address: `column:${qualifiedName(view.schema, name)}.${quoteIdent(child.name)}` }] : [],
  );
  const marked = view.cluster_on === undefined ? {} : { cluster_on: transitionName(word, view.cluster_on) };
  return createUnder(context.live, [{ ...view, ...marked, name, address }, ...indexes, ...columns]);
}

/** Views over what is built again come again with the exchange, as they are wished. */
export function withoutReaders(context: PlanContext): PlanContext["changes"] {
  const read = new Set(
    context.changes.flatMap((change) =>
      change.kind === "alter" && isBuiltAgain(context, change.before, change.after, bodyOf(change.properties))
        ? (readersOf(context, change.before.address) ?? []).map((view) => view.address)
        : [],
    ),
  );
  return read.size === 0 ? context.changes : context.changes.filter((change) => !(change.kind === "alter" && read.has(change.address)));
}

function bodyOf(properties: readonly string[]): readonly string[] {
  return properties.filter((name) => !["bound_to", "comment", "grants", "owner"].includes(name));
}
