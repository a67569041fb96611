import type { Address, CatalogObject, ColumnObject, DefinedObject, ViewObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { renameColumn, setColumnDefault } from "../../render/alter-column.ts";
import { alterPolicy } from "../../render/alter-policy.ts";
import { createTrigger, dropTrigger } from "../../render/alter-trigger.ts";
import { dropView } from "../../render/alter-view.ts";
import { createStatements } from "../../render/create-objects.ts";
import { tellTable } from "../../render/alter/publication.ts";
import { dropObject } from "../../render/drop-object.ts";
import { dropConstraint, renameConstraint } from "../../render/alter-constraint.ts";
import { bornNotNull, notNullName } from "../../catalog/not-null-name.ts";
import { requiredPlaces } from "../not-null/required-places.ts";
import { commentOnNotNull } from "../../render/hidden-parts.ts";
import { qualifiedName } from "../../render/names.ts";
import { compareCodePoints } from "../../catalog/compare-code-points.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { tableAddressOf } from "../dependency-order.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { childrenOf, tableAddress, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { touchesColumns } from "../touches.ts";
import { exchangesBefore, keysBack, keysForward, referringTables } from "./exchange-keys.ts";
import { familyOf, formerAddresses, laterAddresses, policiesElsewhere } from "./former-addresses.ts";
import { leavingReaders, readersAgain, readersGone, readersLocks } from "./readers.ts";
import { checkName, queue } from "./not-null.ts";
import { compatibilityView } from "./rename-table.ts";
import { nameExchange, type Successor } from "./successors.ts";
import { shapes, syncFunction } from "./sync-columns.ts";

/** What one brief transaction says to exchange the columns of a group: views leave before, and come behind. */
export type ExchangeParts = {
  readonly views: readonly ViewObject[];
  /** What leaves later: it stands again when names are exchanged back. */
  readonly leaving: readonly CatalogObject[];
  readonly locks: readonly Lock[];
  readonly forward: readonly string[];
  readonly back: readonly string[];
};

/**
 * The switch of a group whose new columns take over names: one brief transaction renames both sides, turns the trigger round and binds dependents to the new
 * columns.
 */
export function exchangeColumns(context: PlanContext, group: SyncGroup, successors: readonly Successor[], requires: readonly string[]): Draft {
  const parts = exchangeParts(context, group, successors);
  const { views, locks, forward, back } = parts;
  return transactionDraft({
    phase: "switch",
    kind: "exchange_columns",
    object: group.later[0]?.column.address ?? group.table.address,
    what: `${group.later.map((each) => `${group.table.name}.${each.column.name}`).join(", ")}: the new column takes the name over (${shapes(group)})`,
    requires: [...requires, ...exchangesBefore(group)],
    provides: laterAddresses(context, group),
    locks,
    statements: [...viewsGone(views, context.base), ...forward, ...viewsAgain(views, context.after)],
    undo: undoBy(locksBack(context, parts), [...goneBack(context, parts), ...back, ...againBack(context, parts)]),
    hazards: [
      queue(group.table),
      hazard(
        "result_type_changes",
        `prepared statements that return ${group.later.map((each) => each.column.name).join(", ")} of ${group.table.name} fail until they are prepared again`,
      ),
    ],
  });
}

/** Views that read others first. */
export function viewsGone(views: readonly ViewObject[], catalog: PlanContext["after"]): readonly string[] {
  return [...views].reverse().map((view) => dropView(viewOf(catalog, view)));
}

export function viewsAgain(views: readonly ViewObject[], catalog: PlanContext["after"]): readonly string[] {
  return views.flatMap((view) => createStatements([viewOf(catalog, view), ...childrenOf(catalog, view)]));
}

type Readers = Pick<ExchangeParts, "views" | "leaving" | "locks">;

/** On the way back: what reads the columns leaves, and comes as it was. */
export function goneBack(context: PlanContext, { views, leaving }: Readers): readonly string[] {
  return [...viewsGone(views, context.after), ...readersGone(leaving)];
}

export function againBack(context: PlanContext, { views, leaving }: Readers): readonly string[] {
  return readersAgain(context, [...views.map((view) => viewOf(context.base, view)), ...leaving]);
}

export function locksBack(context: PlanContext, { leaving, locks }: Readers): readonly Lock[] {
  const standing = locks.filter(({ relation }) => leaving.every((each) => each.address !== relation));
  return [...standing, ...readersLocks(context, leaving).filter(({ relation }) => locks.every((lock) => lock.relation !== relation))];
}

export function exchangeParts(context: PlanContext, group: SyncGroup, successors: readonly Successor[]): ExchangeParts {
  const names = nameExchange(group, successors);
  const views = boundViews(context, group);
  const leaving = leavingReaders(context, group);
  const elsewhere = policiesElsewhere(context, group);
  const policies = (catalog: PlanContext["after"]): readonly string[] =>
    elsewhere.flatMap(({ address }) => {
      const policy = catalog.get(address);
      return policy?.kind === "policy" ? [alterPolicy(policy)] : [];
    });
  const [there, returned] = [keysForward(context, group, successors), keysBack(context, group, successors)];
  const told = (catalog: PlanContext["after"]): readonly string[] => [
    ...rebound(context, catalog, group),
    ...policies(catalog),
    ...statisticsOver(context, catalog, group),
    ...toldAgain(context, catalog, group),
  ];
  const renamed = context.tableRenames.filter(({ to }) => to.address === group.table.address);
  const gone = renamed.map(({ from }) => `drop view ${qualifiedName(from.schema, from.name)}`);
  const again = renamed.flatMap(({ from, to }) => compatibilityView(context, from, to));
  const formerNames = renamed.map(({ from }): Lock => ({ relation: from.address.replace("table:", "view:"), mode: "ACCESS EXCLUSIVE" }));
  return {
    views,
    leaving,
    locks: [
      ...formerNames,
      ...viewLocks(group, [...readBy(views, leaving), ...views], [...elsewhere.map((policy) => tableAddress(policy.schema, policy.table))]),
    ],
    forward: [
      ...gone,
      ...there.before,
      ...renames(group, true),
      ...defaults(group, true),
      ...there.behind,
      ...notNullNames(context, group, true),
      ...names.forward,
      ...syncFunction(context, group, true),
      ...told(context.after),
      ...again,
    ],
    back: [
      ...gone,
      ...returned.before,
      ...notNullNames(context, group, false),
      ...names.back,
      ...defaults(group, false),
      ...renames(group, false),
      ...returned.behind,
      ...syncFunction(context, group, false),
      ...told(context.base),
      ...again,
    ],
  };
}

/**
 * Views first, those that read others before them: readers take their locks in that order; writers take a referring table before the one it refers to. Locking
 * a view locks the tables it reads.
 */
function viewLocks(group: SyncGroup, views: readonly ViewObject[], others: readonly Address[]): readonly Lock[] {
  const read = [...others, ...views.flatMap((view) => needsOf(view))].flatMap((address) =>
    address.startsWith("table:") ? [address] : address.startsWith("column:") ? [tableAddressOf(address)] : [],
  );
  const referring = [...new Set(referringTables(group))].sort(compareCodePoints);
  const tables = [...new Set([...referring, ...[group.table.address, ...read].sort(compareCodePoints)])];
  return [...[...views].reverse().map((view) => view.address), ...tables].map((relation): Lock => ({ relation, mode: "ACCESS EXCLUSIVE" }));
}

/** Views that leave later and are read by these, those that others need first: who locks a view locks those it reads. */
function readBy(views: readonly ViewObject[], leaving: readonly CatalogObject[]): readonly ViewObject[] {
  return [...leaving].reverse().reduce<readonly ViewObject[]>((found, each) => {
    const isRead = each.kind === "view" && [...found, ...views].some((view) => needsOf(view).includes(each.address));
    return isRead ? [each, ...found] : found;
  }, []);
}

function renames(group: SyncGroup, forward: boolean): readonly string[] {
  const table = qualifiedName(group.table.schema, group.table.name);
  const aside = group.former.map((each) => [each.column.name, each.kept] as const);
  const ahead = group.later.map((each) => [each.stage, each.column.name] as const);
  return forward
    ? [...aside, ...ahead].map(([from, to]) => renameColumn(table, from, to))
    : [...ahead.map(([stage, name]) => [name, stage] as const), ...aside.map(([name, kept]) => [kept, name] as const)].map(([from, to]) =>
        renameColumn(table, from, to),
      );
}

/** The NOT NULL of a new column is called by the name that the column had until then (18); where partitions have names of their own, it is given here. */
function notNullNames(context: PlanContext, group: SyncGroup, forward: boolean): readonly string[] {
  return group.later.flatMap(({ column: later, stage }) =>
    requiredPlaces(context, context.after, group.table, later).flatMap(({ table, column, below }) => {
      const name = qualifiedName(table.schema, table.name);
      if (below !== null) return forward ? [...below.set, dropConstraint(name, checkName(table, stage))] : below.drop;
      if (context.settings.major < 18) return [];
      const [from, to, comment] = [bornNotNull(table.name, stage), notNullName(context.after, column), column.not_null_as?.comment ?? null];
      return forward
        ? [renameConstraint(name, from, to), ...(comment === null ? [] : [commentOnNotNull(name, to, comment)])]
        : [renameConstraint(name, to, from)];
    }),
  );
}

/** Only one side is visible, so the default moves at once; the other side is filled by the trigger. */
function defaults(group: SyncGroup, forward: boolean): readonly string[] {
  const table = qualifiedName(group.table.schema, group.table.name);
  const own = (column: ColumnObject, name: string, on: boolean): readonly string[] =>
    column.default === null ? [] : [setColumnDefault(table, name, on ? column.default : null)];
  return [
    ...group.former.flatMap((each) => own(each.column, each.kept, !forward)),
    ...group.later.flatMap((each) => own(each.column, each.column.name, forward)),
  ];
}

/** Policies and triggers are bound to columns, not to names: they are told again. */
function rebound(context: PlanContext, catalog: PlanContext["after"], group: SyncGroup): readonly string[] {
  const names = [...group.former.map((each) => each.column.name), ...group.later.map((each) => each.column.name)];
  return familyOf(context, group)
    .flatMap((table) => childrenOf(catalog, table))
    .flatMap((child) => {
      if (!touchesColumns(child, names) || !context.base.has(child.address) || !context.after.has(child.address)) return [];
      if (child.kind === "policy") return [alterPolicy(child)];
      if (child.kind === "trigger") return [dropTrigger(child, true), ...createTrigger(child)];
      return [];
    });
}

/** Statistics too; ANALYZE fills them. */
function statisticsOver(context: PlanContext, catalog: PlanContext["after"], group: SyncGroup): readonly string[] {
  const former = formerAddresses(context, group);
  return [...context.base.values()].flatMap((object) => {
    const then = catalog.get(object.address);
    return object.kind === "statistics" &&
      then?.kind === "statistics" &&
      context.after.has(object.address) &&
      object.depends_on.some((need) => former.has(need))
      ? [dropObject(then), ...createStatements([then])]
      : [];
  });
}

/** Bodies that Postgres has read, and lists and conditions of publications, are about a column whatever its name: they are told again. */
function toldAgain(context: PlanContext, catalog: PlanContext["after"], group: SyncGroup): readonly string[] {
  const former = formerAddresses(context, group);
  return [...context.base.values()].flatMap((object) => {
    const then = catalog.get(object.address);
    const leaves = object.kind === "function" && !context.after.has(object.address);
    if (then?.kind !== object.kind || leaves || !object.depends_on.some((need) => former.has(need))) return [];
    if (then.kind === "function" && then.routine !== "aggregate") return [then.definition.trimEnd()];
    return then.kind === "publication" ? tellTable(then as DefinedObject, qualifiedName(group.table.schema, group.table.name)) : [];
  });
}

/** Views that read the exchanged columns, those that others need first; their column types change, so they are made again. */
export function boundViews(context: PlanContext, group: SyncGroup): readonly ViewObject[] {
  const addresses = new Set([...formerAddresses(context, group), ...leavingReaders(context, group).map((object) => object.address)]);
  const tableOnly = new Set(familyOf(context, group).map((table) => table.address));
  const found: ViewObject[] = [];
  let grown = true;
  while (grown) {
    grown = false;
    for (const object of context.base.values()) {
      if (object.kind !== "view" || found.includes(object) || context.after.get(object.address)?.kind !== "view") continue;
      if (
        !object.depends_on.some(
          (address) => addresses.has(address) || (tableOnly.has(address) && !object.depends_on.some((other) => other.startsWith("column:"))),
        )
      )
        continue;
      found.push(object);
      addresses.add(object.address);
      grown = true;
    }
  }
  return found;
}

function viewOf(catalog: PlanContext["after"], view: ViewObject): ViewObject {
  const object: CatalogObject | undefined = catalog.get(view.address);
  return object?.kind === "view" ? object : view;
}
