import type { CatalogObject, ColumnObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { compareCodePoints } from "../../catalog/compare-code-points.ts";
import { createStatements } from "../../render/create-objects.ts";
import { dropObject } from "../../render/drop-object.ts";
import { dependencyOrder } from "../dependency-order.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { columnsOf, type PlanContext } from "../plan-context.ts";

/** At most so many new tables, or other new objects, in one transaction. */
const tablesPerStep = 100;
const objectsPerStep = 400;

/** Objects that nobody uses yet: new schemas, types, functions, tables with all their parts, views. Few steps, in the order of what needs what. */
export function createObjects(context: PlanContext, created: readonly CatalogObject[]): readonly Draft[] {
  const ordered = dependencyOrder(created.filter((object) => object.kind !== "column" && !isLate(object)), created);
  const steps: CatalogObject[][] = [];
  for (const object of [...ordered, ...dependencyOrder(created.filter((each) => isLate(each)), created)]) {
    const last = steps.at(-1);
    const full = last === undefined || last.length >= objectsPerStep || (object.kind === "table" && last.filter((each) => each.kind === "table").length >= tablesPerStep);
    if (full) steps.push([object]);
    else last.push(object);
  }
  return steps.map((objects) => createStep(context, objects));
}

/** Foreign keys, triggers, policies: what connects tables comes after all of them. */
function isLate(object: CatalogObject): boolean {
  return (object.kind === "constraint" && object.type === "foreign") || object.kind === "trigger" || object.kind === "policy";
}

function createStep(context: PlanContext, objects: readonly CatalogObject[]): Draft {
  const columns: readonly ColumnObject[] = objects.flatMap((object) => (object.kind === "table" ? columnsOf(context.after, object) : []));
  const addresses = objects.map((object) => object.address);
  const back = [...objects].reverse().filter((object) => !goesWithTable(object, objects)).map(dropObject);
  const locks = objects.flatMap((object) => parentLocks(context, object));
  return transactionDraft({
    phase: "expand", kind: "create_objects", object: addresses[0] ?? "schema:?", what: describeStep(objects),
    provides: [...addresses, ...columns.map((column) => column.address)], uses: objects.flatMap((object) => object.depends_on), locks,
    statements: createStatements([...objects, ...columns]), undo: undoBy(locks, back),
  });
}

/** Parts that leave with their table when the step is undone. */
function goesWithTable(object: CatalogObject, objects: readonly CatalogObject[]): boolean {
  if (object.kind === "sequence" && object.owned_by !== null) return objects.some((each) => each.kind === "table" && object.owned_by?.startsWith(`column:${each.address.slice("table:".length)}.`) === true);
  if (!("table" in object)) return false;
  if (object.kind === "constraint" && object.type === "foreign") return false;
  return objects.some((each) => each.kind === "table" && each.schema === object.schema && each.name === object.table);
}

/** A new partition locks its parent. */
function parentLocks(context: PlanContext, object: CatalogObject): readonly Lock[] {
  if (object.kind !== "table" || object.partition_of === null || !context.base.has(object.partition_of.parent)) return [];
  return [{ relation: object.partition_of.parent, mode: "ACCESS EXCLUSIVE" }];
}

function describeStep(objects: readonly CatalogObject[]): string {
  const counts = new Map<string, string[]>();
  for (const object of objects) counts.set(object.kind, [...(counts.get(object.kind) ?? []), object.name]);
  const parts = [...counts].sort(([left], [right]) => compareCodePoints(left, right)).map(([kind, names]) => (names.length <= 4 ? `${kind} ${names.join(", ")}` : `${String(names.length)} ${kind === "index" ? "indexes" : kind === "policy" ? "policies" : `${kind}s`}`));
  return `create ${parts.join("; ")}`;
}
