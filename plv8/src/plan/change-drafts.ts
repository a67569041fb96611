import type { CatalogObject, ColumnObject, ConstraintObject, TableObject } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import { equalData } from "../diff/property-names.ts";
import { underSchemas } from "../diff/move-text.ts";
import type { Draft } from "./draft.ts";
import { columnsOf, tableOf, type PlanContext } from "./plan-context.ts";
import { addColumnDrafts } from "./recipes/add-column.ts";
import { alterAttributes } from "./recipes/alter-attributes.ts";
import { alterColumnDrafts } from "./recipes/alter-column.ts";
import {
  addPolicyDraft,
  addTriggerDraft,
  dropPolicyDraft,
  dropTriggerDraft,
  renamePolicyDraft,
  renameTriggerDraft,
  replacePolicyDraft,
} from "./recipes/code-objects.ts";
import { addConstraintDrafts, renameConstraintDraft, replaceConstraintDrafts } from "./recipes/constraints.ts";
import { dropColumnDrafts } from "./recipes/drop-column.ts";
import { dropPlainDraft, dropTableDrafts, leavesWithType } from "./recipes/drop-objects.ts";
import { alterDefinedDrafts, isPartOfOther } from "./recipes/defined-objects.ts";
import { dropConstraintDrafts, dropIndexDrafts } from "./recipes/drop-parts.ts";
import { movedApart } from "./recipes/foreign-places.ts";
import { addIndexDrafts, indexStatisticsDraft, renameIndexDraft, replaceIndexDrafts } from "./recipes/indexes.ts";
import { hiddenColumnDrafts } from "./recipes/hidden-columns.ts";
import { ownTriggers } from "./recipes/attach.ts";
import { goesOver } from "./recipes/standing-parts.ts";
import { storageDrafts, storedOtherwise } from "./recipes/index-storage.ts";
import { formerIndex, formerKey, indexInPlaceOfKey, keyInPlaceOfIndex, laterIndex, laterKey } from "./recipes/namesakes.ts";
import { partitionDrafts } from "./recipes/partition-of.ts";
import { standingNotNull, type Holder } from "./recipes/not-null.ts";
import { replaceTriggerDrafts, triggerStateDraft } from "./recipes/replace-trigger.ts";
import { addEnumValues, alterSequenceDraft, alterTableDrafts } from "./recipes/table-properties.ts";

/** The steps of one change that stands for itself: not part of a new or leaving table, nor of columns in two shapes. */
export function changeDrafts(context: PlanContext, change: Change): readonly Draft[] {
  const column = hiddenColumn(context, change);
  if (column !== null) return hiddenColumnDrafts(context, column.before, column.after);
  switch (change.kind) {
    case "create":
      return createDrafts(context, change.after);
    case "drop":
      return dropDrafts(context, change.before);
    case "alter":
      return change.after.kind === "column" ? withItsType(context, change.after, alterAnything(context, change)) : alterAnything(context, change);
    case "rename":
      return [
        ...renameDrafts(context, change.before, change.after),
        ...stateDrafts(context, change),
        ...alterAttributes(context, { ...change.after, ...attributesOf(change.before) }, change.after, change.properties, true),
      ];
  }
}

function alterAnything(context: PlanContext, change: Extract<Change, { readonly kind: "alter" }>): readonly Draft[] {
  return change.after.kind === "default_privileges"
    ? alterDefinedDrafts(context, change.before, change.after, change.properties)
    : [
        ...alterDrafts(context, change.before, change.after, change.properties),
        ...alterAttributes(context, besideExtension(context, change.before), change.after, change.properties),
      ];
}

/** A member under the name that it has when its extension has moved. */
function besideExtension<T extends CatalogObject>(context: PlanContext, object: T): T {
  if (object.kind !== "privileges" || object.member_of === null) return object;
  const [from, to] = [context.base.get(object.member_of), context.after.get(object.member_of)];
  return from?.kind !== "extension" || to?.kind !== "extension" || from.schema === to.schema
    ? object
    : { ...object, target: underSchemas(object.target, new Map([[from.schema, to.schema]])) };
}

/** What is said of a column that comes with the type of its table is said behind that. */
function withItsType(context: PlanContext, column: ColumnObject, drafts: readonly Draft[]): readonly Draft[] {
  const type = tableOf(context.after, column)?.of_type;
  if (type === undefined || context.base.has(column.address)) return drafts;
  return drafts.map((draft) => ({
    ...draft,
    phase: draft.phase === "expand" ? ("switch" as const) : draft.phase,
    requires: [...draft.requires, `switch alter_composite ${type}`],
  }));
}

/** A column of a view or foreign table. */
function hiddenColumn(context: PlanContext, change: Change): { readonly before: ColumnObject | null; readonly after: ColumnObject | null } | null {
  const [before, after] = [change.kind === "create" ? null : change.before, change.kind === "drop" ? null : change.after];
  const object = after ?? before;
  if (object?.kind !== "column" || !isPartOfOther(context, object)) return null;
  return { before: before?.kind === "column" ? before : null, after: after?.kind === "column" ? after : null };
}

function createDrafts(context: PlanContext, object: CatalogObject): readonly Draft[] {
  switch (object.kind) {
    case "column":
      return addColumnDrafts(context, tableFor(context, object), object);
    case "constraint": {
      const index = formerIndex(context, object);
      if (index !== null) return keyInPlaceOfIndex(context, tableFor(context, object), object, index);
      return addConstraintDrafts(context, tableFor(context, object), object);
    }
    case "index": {
      const key = formerKey(context, object);
      if (key !== null) return indexInPlaceOfKey(context, tableFor(context, object), key, object);
      return addIndexDrafts(context, isPartOfOther(context, object) ? indexedView(object) : tableFor(context, object), object);
    }
    case "trigger":
      return [addTriggerDraft(tableFor(context, object), object)];
    case "policy":
      return [addPolicyDraft(tableFor(context, object), object)];
    case "privileges":
      return alterAttributes(context, { ...object, grants: object.born }, object, ["grants"]);
    case "schema":
    case "enum":
    case "sequence":
    case "function":
    case "table":
    case "view":
      return [];
    default:
      return [];
  }
}

function dropDrafts(context: PlanContext, object: CatalogObject): readonly Draft[] {
  if (isPartOfOther(context, object) && object.kind !== "index") return [dropPlainDraft(context, object)];
  switch (object.kind) {
    case "table":
      return dropTableDrafts(context, object);
    case "column":
      return dropColumnDrafts(context, tableFor(context, object), object);
    case "constraint":
      return becomesNotNull(context, object) || laterIndex(context, object) !== null ? [] : dropConstraintDrafts(context, object, false);
    case "index":
      return goesOver(context, object) || laterKey(context, object) !== null ? [] : dropIndexDrafts(context, object, false);
    case "trigger":
      return comesFromParent(context, tableFor(context, object), object) ? [] : [dropTriggerDraft(tableFor(context, object), object)];
    case "policy":
      return [dropPolicyDraft(tableFor(context, object), object)];
    case "privileges":
      return alterAttributes(context, besideExtension(context, object), { ...besideExtension(context, object), grants: object.born }, ["grants"]);
    case "function":
      return leavesWithType(context, object) ? [] : [dropPlainDraft(context, object)];
    case "schema":
    case "enum":
    case "sequence":
    case "view":
      return [dropPlainDraft(context, object)];
    default:
      return [dropPlainDraft(context, object)];
  }
}

function alterDrafts(context: PlanContext, before: CatalogObject, after: CatalogObject, properties: readonly string[]): readonly Draft[] {
  const more = properties.some((name) => !["bound_to", "comment", "grants", "owner"].includes(name));
  if (!more) return [];
  if (isPartOfOther(context, after) && after.kind === "index" && before.kind === "index") return replaceIndexDrafts(context, indexedView(after), before, after);
  if (isPartOfOther(context, after)) return alterDefinedDrafts(context, before, after, properties);
  if (after.kind === "table" && before.kind === "table")
    return [
      ...alterTableDrafts(context, before, after, properties),
      ...(properties.includes("partition_of") || properties.includes("inherits") ? partitionDrafts(context, before, after) : []),
    ];
  if (after.kind === "column" && before.kind === "column") return alterColumnDrafts(context, tableFor(context, after), before, after, properties);
  const stored = storedOtherwise(context, before, after);
  if (stored !== null)
    return [
      ...storageDrafts(context, stored),
      ...(before.kind === "index" && after.kind === "index" && properties.includes("statistics") ? [indexStatisticsDraft(context, before, after)] : []),
    ];
  if (after.kind === "constraint" && before.kind === "constraint") return replaceConstraintDrafts(context, tableFor(context, after), before, after);
  if (after.kind === "index" && before.kind === "index" && properties.every((name) => name === "statistics" || name === "comment"))
    return [indexStatisticsDraft(context, before, after)];
  if (after.kind === "index" && before.kind === "index") return replaceIndexDrafts(context, tableFor(context, after), before, after);
  if (after.kind === "trigger" && before.kind === "trigger")
    return replaceTriggerDrafts(context, tableFor(context, after), before, after, properties.includes("definition"));
  if (after.kind === "policy" && before.kind === "policy") return [replacePolicyDraft(tableFor(context, after), before, after)];
  if (after.kind === "enum" && before.kind === "enum") return addEnumValues(before, after);
  if (after.kind === "sequence" && before.kind === "sequence") return [alterSequenceDraft(before, after)];
  if (after.kind === "view") return [];
  const moved = movedApart(context, before, after);
  if (moved === null) return alterDefinedDrafts(context, before, after, properties);
  return [...(moved.rest === null ? [] : alterDefinedDrafts(context, moved.rest.before, moved.rest.after, moved.rest.properties)), moved.move];
}

/** What has the object: a table, or what is none and has columns all the same. */
function holderOf(context: PlanContext, child: { readonly schema: string; readonly table: string; readonly address: string }): Holder {
  const name = qualifiedName(child.schema, child.table);
  const kind = ["view", "materialized_view", "foreign_table"].find((each) => context.after.has(`${each}:${name}`));
  return kind === undefined ? tableFor(context, child) : { address: `${kind}:${name}`, schema: child.schema, name: child.table };
}

/** The materialized view of an index, as far as building one needs it. */
function indexedView(index: { readonly schema: string; readonly table: string }): Pick<TableObject, "address" | "schema" | "name" | "partition_key"> {
  return { address: `materialized_view:${qualifiedName(index.schema, index.table)}`, schema: index.schema, name: index.table, partition_key: null };
}

/** Renames that diff paired: keys, indexes, triggers, policies. Tables and columns have recipes of their own. */
function renameDrafts(context: PlanContext, before: CatalogObject, after: CatalogObject): readonly Draft[] {
  if (after.kind === "constraint" && before.kind === "constraint") return [renameConstraintDraft(holderOf(context, after), before, after)];
  if (after.kind === "index" && before.kind === "index") return [renameIndexDraft(before, after)];
  if (after.kind === "trigger" && before.kind === "trigger") return [renameTriggerDraft(holderOf(context, after), before, after)];
  if (after.kind === "policy" && before.kind === "policy") return [renamePolicyDraft(tableFor(context, after), before, after)];
  return [];
}

/** When a trigger fires, and what is sampled of an index, is no part of its definition. */
function stateDrafts(context: PlanContext, change: Extract<Change, { readonly kind: "rename" }>): readonly Draft[] {
  const { before, after } = change;
  if (before.kind === "index" && after.kind === "index" && !equalData(before.statistics, after.statistics)) {
    const { statistics: _later, ...rest } = after;
    const sampled = indexStatisticsDraft(context, before.statistics === undefined ? rest : { ...rest, statistics: before.statistics }, after);
    return [{ ...sampled, phase: "switch", id: `switch ${sampled.kind} ${sampled.object}`, requires: [`switch rename_index ${after.address}`] }];
  }
  if (before.kind !== "trigger" || after.kind !== "trigger" || before.enabled === after.enabled) return [];
  return [{ ...triggerStateDraft(holderOf(context, after), before, after), requires: [`switch rename_trigger ${after.address}`] }];
}

/** What was a NOT NULL that nobody read is the column's own. */
function becomesNotNull(context: PlanContext, constraint: ConstraintObject): boolean {
  const column = columnsOf(context.after, { schema: constraint.schema, name: constraint.table }).find(
    (each) => each.not_null && constraint.definition === `NOT NULL ${quoteIdent(each.name)}`,
  );
  return column !== undefined && context.base.has(column.address) && standingNotNull(context, tableFor(context, column), column) === constraint;
}

/** It leaves with the table's joining of a parent that has it too. */
function comesFromParent(context: PlanContext, table: TableObject, trigger: { readonly address: string }): boolean {
  const parent = context.after.get(table.partition_of?.parent ?? "");
  const before = context.base.get(table.address);
  return (
    parent?.kind === "table" &&
    before?.kind === "table" &&
    before.partition_of?.parent !== parent.address &&
    ownTriggers(context, parent, table).some((each) => each.address === trigger.address)
  );
}

function attributesOf(object: CatalogObject): Pick<CatalogObject, "comment" | "grants" | "owner"> {
  return { comment: object.comment, grants: object.grants, owner: object.owner };
}

function tableFor(context: PlanContext, child: { readonly schema: string; readonly table: string; readonly address: string }): TableObject {
  const table = tableOf(context.after, child) ?? tableOf(context.base, child);
  if (table === null) throw new Error(`${child.address} has no table in the catalog`);
  return table;
}
