import type { Address, CatalogObject, MaterializedViewObject } from "../../types/catalog.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { hazard } from "../../hazards/hazard.ts";
import { createStatements } from "../../render/create-objects.ts";
import { dropObject } from "../../render/drop-object.ts";
import { qualifiedName } from "../../render/names.ts";
import { scanDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { alterInPlace } from "../../render/alter/alter-in-place.ts";
import { sceneOf } from "../scene.ts";
import { label } from "./alter-attributes.ts";

const ATTRIBUTES: ReadonlySet<string> = new Set(["bound_to", "comment", "grants", "owner"]);

/** An object that holds no rows changes: by ALTER where there is one, else it is dropped and made again in one transaction, with what is part of it. */
export function alterDefinedDrafts(context: PlanContext, before: CatalogObject, after: CatalogObject, properties: readonly string[]): readonly Draft[] {
  const body = after.kind === "default_privileges" ? properties : properties.filter((name) => !ATTRIBUTES.has(name));
  if (body.length === 0) return [];
  const forward = alterInPlace(before, after, body, sceneOf(context));
  const back = alterInPlace(after, before, body, sceneOf(context));
  const words = { phase: "switch", object: after.address, uses: after.depends_on, provides: [after.address], locks: after.kind === "statistics" ? after.depends_on.filter((need) => need.startsWith("table:")).map((relation) => ({ relation, mode: "SHARE UPDATE EXCLUSIVE" as const })) : [], hazards: [hazard("behaviour_changes", `${label(after)} is as its new definition says: ${body.join(", ")}`)] } as const;
  const name = `${after.kind.replaceAll("_", " ")} ${label(after)}`;
  if (!isMadeAgain(forward) && !isMadeAgain(back)) return [transactionDraft({ ...words, kind: `alter_${after.kind}`, what: `alter ${name}: ${body.join(", ")}`, statements: forward, undo: undoBy([], back) })];
  const again = (catalog: PlanContext["after"], gone: CatalogObject, comes: CatalogObject): readonly string[] => [dropObject(gone), ...createStatements([comes, ...partsOf(catalog, comes)]), ...(comes.kind === "materialized_view" ? [refresh(comes)] : [])];
  return [transactionDraft({ ...words, kind: `replace_${after.kind}`, what: `drop ${name} and make it again: ${isMadeAgain(forward) ? forward.because : isMadeAgain(back) ? `there would be no way back: ${back.because}` : ""}`, statements: again(context.after, before, after), undo: undoBy([], again(context.base, after, before)) })];
}

/** A new materialized view is made without rows, so that nothing waits for its query; then it is filled. */
export function fillDraft(view: MaterializedViewObject): Draft {
  return scanDraft({
    phase: "validate", kind: "refresh_materialized_view", object: view.address, what: `fill ${view.schema}.${view.name}`, uses: [view.address], locks: [], statement: refresh(view),
    undo: { kind: "run", run: { kind: "transaction", lock_mode: null, lock_tables: [], statements: [] } }, hazards: [hazard("long_scan", `the query of ${view.schema}.${view.name} runs once in full`)],
  });
}

/** What would break, or lose rows, if the object were dropped and made again: needs it, is no part of it, and is not about to go. */
export function standsOn(context: PlanContext, object: CatalogObject): Address | null {
  const parts = new Set(partsOf(context.base, object).map((part) => part.address));
  const found = [...context.base.values(), ...context.live.values()].find((each) => !parts.has(each.address) && each.address !== object.address && needsOf(each).includes(object.address));
  return found?.address ?? null;
}

/** Is it a part of a relation that is no table: the index of a materialized view, the trigger of a view? */
export function isPartOfOther(context: PlanContext, object: CatalogObject): boolean {
  if (!("table" in object)) return false;
  const name = qualifiedName(object.schema, object.table);
  return ["view", "materialized_view", "foreign_table"].some((kind) => context.base.has(`${kind}:${name}`) && context.after.has(`${kind}:${name}`));
}

function partsOf(catalog: PlanContext["after"], object: CatalogObject): readonly CatalogObject[] {
  return object.kind === "materialized_view" ? childrenOf(catalog, object) : [];
}

function refresh(view: MaterializedViewObject): string {
  return `refresh materialized view ${qualifiedName(view.schema, view.name)}`;
}
