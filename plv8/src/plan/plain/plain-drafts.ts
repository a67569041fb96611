import type { CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import type { Hazard, Lock, Phase } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { grantChanges } from "../../render/alter-grants.ts";
import { addColumn, dropColumn, setColumnDefault, setIdentity } from "../../render/alter-column.ts";
import { createStatements } from "../../render/create-objects.ts";
import { describeColumn, setComment } from "../../render/describe-object.ts";
import { dropStatements } from "../../render/drop-object.ts";
import { renderSettings } from "../../render/finish-object.ts";
import { qualifiedName } from "../../render/names.ts";
import { ownSequence } from "../../render/render-sequence.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { childrenOf, columnsOf, tableAddress, type PlanContext } from "../plan-context.ts";
import { isOfView } from "../../render/alter/column.ts";
import { clusterOn, replicaIdentity } from "../../render/alter/table.ts";

type Words = { readonly phase: Phase; readonly kind: string; readonly object: CatalogObject; readonly what: string; readonly statements: readonly string[]; readonly back: readonly string[] | null; readonly hazards?: readonly Hazard[] };

/** `materialized view shop.totals`. */
export const wordsFor = (object: CatalogObject): string => `${object.kind.replaceAll("_", " ")} ${object.address.slice(object.address.indexOf(":") + 1)}`;

/** A step of a plain plan; `back` null: there is no way back. */
export function plainDraft({ object, back, hazards, ...words }: Words): Draft {
  const locks = locksOf(object);
  const draft = transactionDraft({ ...words, object: object.address, locks: [], also: locks, hazards: hazards ?? [], undo: back === null ? { kind: "inert", residue: `${words.what}: stays, Postgres has no statement that takes it back` } : undoBy([], back) });
  return { ...draft, blocks: locks.length === 0 ? "nothing" : "everything" };
}

/** What a change of the object locks: the table that it is, or is a part of. */
function locksOf(object: CatalogObject): readonly Lock[] {
  if (object.kind === "table" || object.kind === "view") return [{ relation: object.address, mode: "ACCESS EXCLUSIVE" }];
  return "table" in object ? [{ relation: `table:${qualifiedName(object.schema, object.table)}`, mode: "ACCESS EXCLUSIVE" }] : [];
}

/** `again`: it stood before, and left with something that it needs or because it has no ALTER. */
export function createDraft(context: PlanContext, object: CatalogObject, again: boolean): Draft {
  const statements = object.kind === "column" && context.after.has(`table:${qualifiedName(object.schema, object.table)}`) ? addWhole(object) : [...createWhole(context.after, object), ...(object.kind === "materialized_view" ? [`refresh materialized view ${qualifiedName(object.schema, object.name)}`] : [])];
  return plainDraft({ phase: "switch", kind: `create_${object.kind}`, object, what: again ? `make ${wordsFor(object)} again` : `create ${wordsFor(object)}`, statements, back: dropWhole(object) });
}

/** `catalog`: what stands around it; `because`: why it leaves, where it comes back. */
export function dropDraft(catalog: PlanContext["after"], object: CatalogObject, because: string | null): Draft {
  const back = object.kind === "column" && !isOfView(object) ? addAgain(catalog, object) : [...createStatements(withParts(catalog, object)), ...(object.kind === "index" || object.kind === "constraint" ? countsOn(catalog, object) : [])];
  const loses = object.kind === "table" || (object.kind === "column" && object.generated === null && !isOfView(object));
  return plainDraft({ phase: "switch", kind: `drop_${object.kind}`, object, what: because === null ? `drop ${wordsFor(object)}` : `drop ${wordsFor(object)}, to make it again: ${because}`, statements: dropWhole(object), back, hazards: loses ? [hazard("loses_data", `loses data: ${object.kind === "table" ? "the rows" : "the values"} of ${object.address.slice(object.address.indexOf(":") + 1)}`)] : [] });
}

/** What leaves with an object without a word, and comes back with it. Foreign keys are told by themselves. */
export function withParts(catalog: PlanContext["after"], object: CatalogObject): readonly CatalogObject[] {
  if (object.kind !== "table" && object.kind !== "view" && object.kind !== "materialized_view" && object.kind !== "foreign_table") return [object];
  const identity = object.address.slice(object.address.indexOf(":") + 1);
  const parts = object.schema === null ? [] : childrenOf(catalog, { schema: object.schema, name: object.name }).filter((child) => child.kind !== "constraint" || child.type !== "foreign");
  const others = [...catalog.values()].filter((each) => (each.kind === "rule" && each.address.startsWith(`rule:${identity}.`)) || (each.kind === "sequence" && each.owned_by?.startsWith(`column:${identity}.`) === true));
  return [object, ...parts, ...others];
}

/** A table with its columns; a sequence without its owner, which comes after it. */
export function createWhole(catalog: PlanContext["after"], object: CatalogObject): readonly string[] {
  if (object.kind === "table") return createStatements([withoutIndexes(object), ...columnsOf(catalog, object)]);
  if (object.kind === "index" || object.kind === "constraint") return [...createStatements([object]), ...countsOn(catalog, object)];
  if (object.kind === "view" || object.kind === "materialized_view") return createStatements([object, ...childrenOf(catalog, object).filter((child) => child.kind === "column")]);
  return createStatements([object.kind === "sequence" ? { ...object, owned_by: null } : object]);
}

/** A table is told which index it is clustered on, or known by to subscribers, when that index is there. */
function withoutIndexes(table: TableObject): TableObject {
  const { cluster_on: _index, ...rest } = table;
  return table.replica_identity.startsWith("index ") ? { ...rest, replica_identity: "default" } : rest;
}

function countsOn(catalog: PlanContext["after"], index: { readonly schema: string; readonly table: string; readonly name: string }): readonly string[] {
  const table = catalog.get(tableAddress(index.schema, index.table));
  if (table?.kind !== "table") return [];
  return [...(table.cluster_on === index.name ? [clusterOn(table)] : []), ...(table.replica_identity === `index ${index.name}` ? [replicaIdentity(table)] : [])];
}

/** With the sequence that left with it. */
function addAgain(catalog: PlanContext["after"], column: ColumnObject): readonly string[] {
  const sequences = [...catalog.values()].flatMap((object) => (object.kind === "sequence" && object.owned_by === column.address ? [object] : []));
  return [...sequences.flatMap((sequence) => createStatements([{ ...sequence, owned_by: null }])), ...addWhole(column), ...sequences.flatMap(ownSequence)];
}

export function addWhole(column: ColumnObject): readonly string[] {
  const name = qualifiedName(column.schema, column.table);
  return [
    addColumn(name, column.name, column, { withDefault: true, notNull: column.not_null }), ...(column.identity === null ? [] : [setIdentity(name, column.name, column.identity)]), ...renderSettings(column), ...describeColumn(column, column.name),
  ];
}

/** A view's column goes with the view: what is said about it is taken back. */
function clear(column: ColumnObject): readonly string[] {
  return [
    ...(column.default === null ? [] : [setColumnDefault(qualifiedName(column.schema, column.table), column.name, null)]), ...(column.comment === null ? [] : [setComment(column, null)]), ...grantChanges(column, column.grants, []),
  ];
}

export function dropWhole(object: CatalogObject): readonly string[] {
  if (object.kind === "column" && isOfView(object)) return clear(object);
  if (object.kind === "column") return [dropColumn(qualifiedName(object.schema, object.table), object.name)];
  return dropStatements(object);
}
