import type { CatalogObject, ColumnObject } from "../../types/catalog.ts";
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
import { childrenOf, columnsOf, type PlanContext } from "../plan-context.ts";
import { isOfView } from "../../render/alter/column.ts";

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

/** `because`: why it leaves, where it comes back. */
export function dropDraft(context: PlanContext, object: CatalogObject, because: string | null): Draft {
  const back = object.kind === "column" && !isOfView(object) ? addAgain(context, object) : createStatements(withParts(context.base, object).map((each) => underFormerNames(context, each)));
  const loses = object.kind === "table" || (object.kind === "column" && object.generated === null && !isOfView(object));
  return plainDraft({ phase: "switch", kind: `drop_${object.kind}`, object, what: because === null ? `drop ${wordsFor(object)}` : `drop ${wordsFor(object)}, to make it again: ${because}`, statements: dropWhole(object), back, hazards: loses ? [hazard("loses_data", `loses data: ${object.kind === "table" ? "the rows" : "the values"} of ${object.address.slice(object.address.indexOf(":") + 1)}`)] : [] });
}

/** What leaves with an object without a word, and comes back with it. Foreign keys are told by themselves. */
function withParts(catalog: PlanContext["after"], object: CatalogObject): readonly CatalogObject[] {
  if (object.kind === "sequence") return [{ ...object, owned_by: null }];
  if (object.kind !== "table" && object.kind !== "view" && object.kind !== "materialized_view" && object.kind !== "foreign_table") return [object];
  const identity = object.address.slice(object.address.indexOf(":") + 1);
  const parts = object.schema === null ? [] : childrenOf(catalog, { schema: object.schema, name: object.name }).filter((child) => child.kind !== "constraint" || child.type !== "foreign");
  const others = [...catalog.values()].filter((each) => (each.kind === "rule" && each.address.startsWith(`rule:${identity}.`)) || (each.kind === "sequence" && each.owned_by?.startsWith(`column:${identity}.`) === true));
  return [object, ...parts, ...others];
}

/** A table with its columns; a sequence without its owner, which comes after it. */
function createWhole(catalog: PlanContext["after"], object: CatalogObject): readonly string[] {
  if (object.kind === "table") return createStatements([object, ...columnsOf(catalog, object)]);
  if (object.kind === "view" || object.kind === "materialized_view") return createStatements([object, ...childrenOf(catalog, object).filter((child) => child.kind === "column")]);
  return createStatements([object.kind === "sequence" ? { ...object, owned_by: null } : object]);
}

/** With the sequence that left with it. */
function addAgain(context: PlanContext, column: ColumnObject): readonly string[] {
  const sequences = [...context.base.values()].flatMap((object) => (object.kind === "sequence" && object.owned_by === column.address ? [object] : []));
  return [...sequences.flatMap((sequence) => createStatements([{ ...sequence, owned_by: null }])), ...addWhole(column), ...sequences.flatMap(ownSequence)];
}

/** Views leave before tables are renamed, so they come back with the text that they had then. */
function underFormerNames(context: PlanContext, object: CatalogObject): CatalogObject {
  return object.kind === "view" || object.kind === "materialized_view" ? (context.live.get(object.address) ?? object) : object;
}

function addWhole(column: ColumnObject): readonly string[] {
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

function dropWhole(object: CatalogObject): readonly string[] {
  if (object.kind === "column" && isOfView(object)) return clear(object);
  if (object.kind === "column") return [dropColumn(qualifiedName(object.schema, object.table), object.name)];
  return dropStatements(object);
}
