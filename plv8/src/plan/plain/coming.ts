import type { Address, CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { alterInPlace } from "../../render/alter/alter-in-place.ts";
import { qualifiedName } from "../../render/names.ts";
import { ownSequence } from "../../render/render-sequence.ts";
import { changeDrafts } from "../change-drafts.ts";
import { dependencyOrder } from "../dependency-order.ts";
import type { Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { sceneOf } from "../scene.ts";
import { alterDrafts, defaultDrafts } from "./alter-drafts.ts";
import type { MadeAgain } from "./made-again.ts";
import { joiningParents } from "./parent-drafts.ts";
import { createDraft, plainDraft } from "./plain-drafts.ts";
import { columnsOfType, isRebuildable } from "./rebuild-type.ts";

type Alter = Extract<Change, { readonly kind: "alter" }>;

/** What comes, comes back or changes in place, in the order of needs. */
export function coming(context: PlanContext, moved: MadeAgain): readonly Draft[] {
  const altered = alteredInPlace(context, moved);
  const whole = createdWhole(context, moved);
  const last = [...altered.values()].filter((change) => change.properties.some((name) => name === "replica_identity" || name === "cluster_on"));
  const first = [...altered.values()].filter((change) => !last.includes(change));
  const ordered = dependencyOrder([...whole, ...first.map((change) => change.after)].map(beforeItsColumn), [...context.after.values()].map(beforeItsColumn));
  const renamed = context.changes.filter((change) => change.kind === "rename" && change.before.kind !== "column" && change.before.kind !== "table" && !moved.again.has(change.before.address));
  return [
    ...renamed.flatMap((change) => changeDrafts(context, change)),
    ...ordered.flatMap((object) => { const change = altered.get(object.address); return change === undefined ? [createDraft(context, object, moved.again.has(object.address))] : alterDrafts(context, change); }),
    ...joiningParents(context), ...last.flatMap((change) => alterDrafts(context, change)), ...ownedSequences(whole),
    ...[...moved.defaults].sort().flatMap((address) => (altered.get(address)?.properties.some((name) => ["default", "type", "collation"].includes(name)) === true ? [] : defaultDrafts(null, context.after.get(address)))),
  ];
}

/** A rebuilt type gives its columns their defaults itself. */
function alteredInPlace(context: PlanContext, moved: MadeAgain): ReadonlyMap<Address, Alter> {
  const rebuilt = new Set(context.changes.flatMap((change) => (change.kind === "alter" && isRebuildable(change.after) && isMadeAgain(alterInPlace(change.before, change.after, change.properties, sceneOf(context))) ? columnsOfType(context, change.after).map((column) => column.address) : [])));
  const changes = context.changes.filter((change): change is Alter => change.kind === "alter" && !moved.again.has(change.before.address) && !withView(change.after, moved));
  return new Map(changes.map((change) => [change.address, rebuilt.has(change.address) ? { ...change, properties: change.properties.filter((name) => name !== "default") } : change]));
}

/** New objects and those that come back; columns come with what they are part of. */
function createdWhole(context: PlanContext, moved: MadeAgain): readonly CatalogObject[] {
  const created = new Map(context.changes.flatMap((change) => (change.kind === "create" ? [[change.address, change.after] as const] : [])));
  for (const address of moved.again.keys()) {
    const after = context.after.get(address);
    if (after !== undefined) created.set(address, after);
  }
  return [...created.values()].filter((object) => !(object.kind === "column" && ["table", "view", "materialized_view"].some((kind) => created.has(`${kind}:${qualifiedName(object.schema, object.table)}`))));
}

function ownedSequences(whole: readonly CatalogObject[]): readonly Draft[] {
  return whole.flatMap((object) => (object.kind === "sequence" && object.owned_by !== null ? [plainDraft({ phase: "switch", kind: "own_sequence", object, what: `${object.name} belongs to ${object.owned_by.slice("column:".length)}`, statements: ownSequence(object), back: [`alter sequence ${qualifiedName(object.schema, object.name)} owned by none`] })] : []));
}

/** A column of a view that is made again comes with it. */
function withView(object: CatalogObject, moved: MadeAgain): boolean {
  return object.kind === "column" && ["view", "materialized_view"].some((kind) => moved.again.has(`${kind}:${qualifiedName(object.schema, object.table)}`));
}

/** A sequence that belongs to a column comes before it, and is given to it at the end. */
function beforeItsColumn(object: CatalogObject): CatalogObject {
  if (object.kind !== "sequence" || object.owned_by === null) return object;
  return { ...object, depends_on: object.depends_on.filter((need) => need !== object.owned_by && !need.startsWith("table:")) };
}
