import type { CatalogObject, TableObject } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import type { Draft } from "./draft.ts";
import { tableOf, type PlanContext } from "./plan-context.ts";
import { addColumnDrafts } from "./recipes/add-column.ts";
import { alterAttributes } from "./recipes/alter-attributes.ts";
import { alterColumnDrafts } from "./recipes/alter-column.ts";
import { addPolicyDraft, addTriggerDraft, dropPolicyDraft, dropTriggerDraft, renamePolicyDraft, renameTriggerDraft, replaceFunctionDraft, replacePolicyDraft } from "./recipes/code-objects.ts";
import { addConstraintDrafts, renameConstraintDraft, replaceConstraintDrafts } from "./recipes/constraints.ts";
import { dropColumnDrafts } from "./recipes/drop-column.ts";
import { dropPlainDraft, dropTableDrafts } from "./recipes/drop-objects.ts";
import { alterDefinedDrafts, isPartOfOther } from "./recipes/defined-objects.ts";
import { dropConstraintDrafts, dropIndexDrafts } from "./recipes/drop-parts.ts";
import { addIndexDrafts, renameIndexDraft, replaceIndexDrafts } from "./recipes/indexes.ts";
import { partitionDrafts } from "./recipes/partition-of.ts";
import { replaceTriggerDrafts } from "./recipes/replace-trigger.ts";
import { addEnumValues, alterSequenceDraft, alterTableDrafts } from "./recipes/table-properties.ts";

/** The steps of one change that stands for itself: not part of a new or leaving table, nor of columns in two shapes. */
export function changeDrafts(context: PlanContext, change: Change): readonly Draft[] {
  switch (change.kind) {
    case "create": return createDrafts(context, change.after);
    case "drop": return dropDrafts(context, change.before);
    case "alter": return change.after.kind === "default_privileges" ? alterDefinedDrafts(context, change.before, change.after, change.properties) : [...alterDrafts(context, change.before, change.after, change.properties), ...alterAttributes(change.before, change.after, change.properties)];
    case "rename": return [...renameDrafts(context, change.before, change.after), ...alterAttributes({ ...change.after, ...attributesOf(change.before) }, change.after, change.properties)];
  }
}

function createDrafts(context: PlanContext, object: CatalogObject): readonly Draft[] {
  switch (object.kind) {
    case "column": return addColumnDrafts(context, tableFor(context, object), object);
    case "constraint": return addConstraintDrafts(context, tableFor(context, object), object);
    case "index": return addIndexDrafts(context, tableFor(context, object), object);
    case "trigger": return [addTriggerDraft(tableFor(context, object), object)];
    case "policy": return [addPolicyDraft(tableFor(context, object), object)];
    case "schema": case "enum": case "sequence": case "function": case "table": case "view": return [];
    default: return [];
  }
}

function dropDrafts(context: PlanContext, object: CatalogObject): readonly Draft[] {
  if (isPartOfOther(context, object)) return [dropPlainDraft(context, object)];
  switch (object.kind) {
    case "table": return dropTableDrafts(context, object);
    case "column": return dropColumnDrafts(context, tableFor(context, object), object);
    case "constraint": return dropConstraintDrafts(context, object, false);
    case "index": return dropIndexDrafts(context, object, false);
    case "trigger": return [dropTriggerDraft(tableFor(context, object), object)];
    case "policy": return [dropPolicyDraft(tableFor(context, object), object)];
    case "schema": case "enum": case "sequence": case "function": case "view": return [dropPlainDraft(context, object)];
    default: return [dropPlainDraft(context, object)];
  }
}

function alterDrafts(context: PlanContext, before: CatalogObject, after: CatalogObject, properties: readonly string[]): readonly Draft[] {
  const more = properties.some((name) => !["bound_to", "comment", "grants", "owner"].includes(name));
  if (!more) return [];
  if (isPartOfOther(context, after)) return alterDefinedDrafts(context, before, after, properties);
  if (after.kind === "table" && before.kind === "table") return [...alterTableDrafts(before, after, properties), ...(properties.includes("partition_of") ? partitionDrafts(context, before, after) : [])];
  if (after.kind === "column" && before.kind === "column") return alterColumnDrafts(context, tableFor(context, after), before, after, properties);
  if (after.kind === "constraint" && before.kind === "constraint") return replaceConstraintDrafts(context, tableFor(context, after), before, after);
  if (after.kind === "index" && before.kind === "index") return replaceIndexDrafts(context, tableFor(context, after), before, after);
  if (after.kind === "trigger" && before.kind === "trigger") return replaceTriggerDrafts(context, tableFor(context, after), before, after, properties.includes("definition"));
  if (after.kind === "policy" && before.kind === "policy") return [replacePolicyDraft(tableFor(context, after), before, after)];
  if (after.kind === "function" && before.kind === "function" && after.routine !== "aggregate") return [replaceFunctionDraft(before, after)];
  if (after.kind === "enum" && before.kind === "enum") return addEnumValues(before, after);
  if (after.kind === "sequence" && before.kind === "sequence") return [alterSequenceDraft(before, after)];
  return after.kind === "view" ? [] : alterDefinedDrafts(context, before, after, properties);
}

/** Renames that diff paired: keys, indexes, triggers, policies. Tables and columns have recipes of their own. */
function renameDrafts(context: PlanContext, before: CatalogObject, after: CatalogObject): readonly Draft[] {
  if (after.kind === "constraint" && before.kind === "constraint") return [renameConstraintDraft(tableFor(context, after), before, after)];
  if (after.kind === "index" && before.kind === "index") return [renameIndexDraft(before, after)];
  if (after.kind === "trigger" && before.kind === "trigger") return [renameTriggerDraft(tableFor(context, after), before, after)];
  if (after.kind === "policy" && before.kind === "policy") return [renamePolicyDraft(tableFor(context, after), before, after)];
  return [];
}

function attributesOf(object: CatalogObject): Pick<CatalogObject, "comment" | "grants" | "owner"> {
  return { comment: object.comment, grants: object.grants, owner: object.owner };
}

function tableFor(context: PlanContext, child: { readonly schema: string; readonly table: string; readonly address: string }): TableObject {
  const table = tableOf(context.after, child) ?? tableOf(context.base, child);
  if (table === null) throw new Error(`${child.address} has no table in the catalog`);
  return table;
}

