import type { Address, CatalogObject, MaterializedViewObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { equalData } from "../../diff/property-names.ts";
import { hazard } from "../../hazards/hazard.ts";
import { createStatements } from "../../render/create-objects.ts";
import { dropObject } from "../../render/drop-object.ts";
import { qualifiedName } from "../../render/names.ts";
import { foreignColumns } from "../../render/read-foreign-table.ts";
import { withChecksAbove, withoutValidated } from "../checks-above.ts";
import { inSequence, scanDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { foreignParentColumns } from "../parent-columns.ts";
import { childrenOf, tableAddress, type PlanContext } from "../plan-context.ts";
import { isMadeAgain, type Alteration } from "../../render/alter/alteration.ts";
import { storageApart } from "../storage-apart.ts";
import { alterationOf, storageColumns } from "../plain/alteration-of.ts";
import { byHandHazards } from "../plain/by-hand-hazards.ts";
import { exchangeViewDrafts, isBuiltAgain } from "./exchange-view.ts";
import { locksOfDefined, locksOfParents, locksOfTriggered, mergedLocks } from "./locks-of-defined.ts";
import { label } from "./alter-attributes.ts";

const ATTRIBUTES: ReadonlySet<string> = new Set(["bound_to", "comment", "grants", "owner"]);

/** An object that holds no rows changes: by ALTER where there is one, else it is dropped and made again in one transaction, with what is part of it. */
export function alterDefinedDrafts(context: PlanContext, before: CatalogObject, after: CatalogObject, properties: readonly string[]): readonly Draft[] {
  const body = after.kind === "default_privileges" ? properties : properties.filter((name) => !ATTRIBUTES.has(name));
  if (body.length === 0) return [];
  if (before.kind === "materialized_view" && after.kind === "materialized_view" && isBuiltAgain(context, before, after, body))
    return exchangeViewDrafts(context, before, after);
  const forward = alterationOf(context, { before, after, properties: body });
  const apart = storageApart({ before, after, properties: body });
  if (apart.length > 1 && !isMadeAgain(forward))
    return inSequence(
      apart.flatMap((each, at) =>
        alterDefinedDrafts(context, each.before, each.after, each.properties).map((draft) => (at === 0 ? { ...draft, id: `${draft.id} storage` } : draft)),
      ),
    );
  const back = alterationOf(context, { before: after, after: before, properties: body });
  const words = {
    phase: "switch",
    object: after.address,
    uses: after.depends_on,
    provides: [after.address],
    locks: locksOf(context, before, after, [forward, back]),
    hazards: [hazard("behaviour_changes", `${label(after)} is as its new definition says: ${body.join(", ")}`), ...byHandHazards(before, after)],
  } as const;
  const name = `${after.kind.replaceAll("_", " ")} ${label(after)}`;
  if (!isMadeAgain(forward) && !isMadeAgain(back) && !(after.kind === "extension" && body.includes("version")))
    return [
      transactionDraft({
        ...words,
        ...(after.kind === "function"
          ? { kind: "replace_function", what: `replace ${after.routine} ${after.schema}.${after.name}` }
          : { kind: `alter_${after.kind}`, what: `alter ${name}: ${body.join(", ")}` }),
        statements: forward,
        undo: undoBy(words.locks, back),
      }),
    ];
  if (after.kind === "extension" && !isMadeAgain(forward))
    return [
      transactionDraft({
        ...words,
        kind: "alter_extension",
        what: `alter ${name}: ${body.join(", ")}`,
        statements: forward,
        undo: { kind: "inert", residue: `${name} stays as it is: an extension has no way to a former version` },
      }),
    ];
  if (!isMadeAgain(forward) && standsOn(context, before) !== null)
    return [
      transactionDraft({
        ...words,
        kind: `alter_${after.kind}`,
        what: `alter ${name}: ${body.join(", ")}`,
        statements: forward,
        undo: {
          kind: "inert",
          residue: `${name} stays as it is: ${isMadeAgain(back) ? back.because : ""}, and ${standsOn(context, before)?.replace(":", " ") ?? ""} needs it`,
        },
      }),
    ];
  const again = (catalog: PlanContext["after"], gone: CatalogObject, comes: CatalogObject): readonly string[] => [
    dropObject(gone),
    ...withChecksAbove(catalog, [comes], createStatements([withoutValidated(comes), ...partsOf(catalog, comes)], foreignParentColumns(catalog, [comes]))),
    ...(comes.kind === "materialized_view" ? [refresh(comes)] : []),
  ];
  return [
    transactionDraft({
      ...words,
      kind: `replace_${after.kind}`,
      what: `drop ${name} and make it again: ${isMadeAgain(forward) ? forward.because : isMadeAgain(back) ? `there would be no way back: ${back.because}` : ""}`,
      statements: again(context.after, before, after),
      undo: undoBy(words.locks, again(context.base, after, before)),
    }),
  ];
}

/**
 * What waits while it is said: the table of a rule or of statistics, those in a publication, those whose values a domain looks at, those with columns whose
 * type is stored otherwise.
 */
function locksOf(context: PlanContext, before: CatalogObject, after: CatalogObject, ways: readonly Alteration[]): readonly Lock[] {
  return mergedLocks([
    ...locksOfDefined(before),
    ...locksOfDefined(after),
    ...locksOfTriggered(context.base, after),
    ...(after.kind === "domain" ? tablesOfDomain(context, after).map((table): Lock => ({ relation: table.address, mode: "SHARE" })) : []),
    ...(ways.some(isAttached) ? attachedTo(context, before, after) : []),
    ...locksOfChildren(context, before, after),
    ...storageColumns(context, before, after).map((column): Lock => ({ relation: tableAddress(column.schema, column.table), mode: "ACCESS EXCLUSIVE" })),
  ]);
}

/** Tables that inherit a foreign table's columns are told with it when these come, leave or change. */
function locksOfChildren(context: PlanContext, before: CatalogObject, after: CatalogObject): readonly Lock[] {
  if (before.kind !== "foreign_table" || after.kind !== "foreign_table") return [];
  const below = (address: Address): readonly Address[] =>
    [...heirsOf(context.base, address), ...heirsOf(context.after, address)].flatMap((child) => [child.address, ...below(child.address)]);
  return equalData(foreignColumns(before), foreignColumns(after))
    ? []
    : [...new Set(below(after.address))].map((relation) => ({ relation, mode: "ACCESS EXCLUSIVE" }));
}

function isAttached(way: Alteration): boolean {
  return isMadeAgain(way) || way.some((statement) => / (?:DETACH|ATTACH) PARTITION | INHERIT /u.test(statement));
}

/** A foreign table leaves a partitioned one or a parent, or joins one: by other bounds, or for a while. */
function attachedTo(context: PlanContext, before: CatalogObject, after: CatalogObject): readonly Lock[] {
  return mergedLocks([
    ...locksOfParents(context.base, before, "comes"),
    ...locksOfParents(context.base, before, "leaves"),
    ...locksOfParents(context.base, after, "leaves"),
    ...locksOfParents(context.base, after, "comes"),
  ]);
}

/** Tables that hold values of a domain, or of one over it. */
export function tablesOfDomain(context: PlanContext, domain: CatalogObject): readonly TableObject[] {
  const over = [domain.address];
  for (const address of over)
    for (const each of context.base.values())
      if ((each.kind === "domain" || each.kind === "composite" || each.kind === "range") && each.depends_on.includes(address) && !over.includes(each.address))
        over.push(each.address);
  const tables = [...context.base.values()].flatMap((each) =>
    each.kind === "column" && each.depends_on.some((need) => over.includes(need)) ? [tableAddress(each.schema, each.table)] : [],
  );
  return [...new Set(tables)].flatMap((address) => {
    const table = context.base.get(address);
    return table?.kind === "table" ? [table] : [];
  });
}

/** A new materialized view is made without rows, so that nothing waits for its query; then it is filled. */
export function fillDraft(view: MaterializedViewObject): Draft {
  return scanDraft({
    phase: "validate",
    kind: "refresh_materialized_view",
    object: view.address,
    what: `fill ${view.schema}.${view.name}`,
    uses: [view.address],
    locks: [{ relation: view.address, mode: "ACCESS EXCLUSIVE" }],
    statement: refresh(view),
    undo: { kind: "run", run: { kind: "transaction", lock_mode: null, lock_tables: [], statements: [] } },
    hazards: [hazard("long_scan", `the query of ${view.schema}.${view.name} runs once in full`)],
  });
}

/** What would break, or lose rows, if the object were dropped and made again: needs it, is no part of it, and is not about to go. */
export function standsOn(context: PlanContext, object: CatalogObject): Address | null {
  const parts = new Set(partsOf(context.base, object).map((part) => part.address));
  const found = [...context.base.values(), ...context.live.values()].find(
    (each) => !parts.has(each.address) && each.address !== object.address && needsOf(each).includes(object.address),
  );
  return found?.address ?? null;
}

/** Is it a part of a relation that is no table: the index of a materialized view, the trigger of a view? */
export function isPartOfOther(context: PlanContext, object: CatalogObject): boolean {
  if (!("table" in object)) return false;
  const name = qualifiedName(object.schema, object.table);
  return ["view", "materialized_view", "foreign_table"].some((kind) => context.base.has(`${kind}:${name}`) && context.after.has(`${kind}:${name}`));
}

/** Does its materialized view come again, with all its indexes? */
export function comesWithItsView(context: PlanContext, object: CatalogObject): boolean {
  if (object.kind !== "index") return false;
  const view = context.changes.find(
    (change) => change.kind === "alter" && change.address === `materialized_view:${qualifiedName(object.schema, object.table)}`,
  );
  if (view?.kind !== "alter") return false;
  const body = view.properties.filter((name) => !ATTRIBUTES.has(name));
  return (
    body.length > 0 &&
    [alterationOf(context, { ...view, properties: body }), alterationOf(context, { before: view.after, after: view.before, properties: body })].some(
      isMadeAgain,
    )
  );
}

function partsOf(catalog: PlanContext["after"], object: CatalogObject): readonly CatalogObject[] {
  return object.kind === "materialized_view" ? childrenOf(catalog, object) : [];
}

function refresh(view: MaterializedViewObject): string {
  return `refresh materialized view ${qualifiedName(view.schema, view.name)}`;
}
