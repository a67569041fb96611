import type { Address, CatalogObject, ColumnObject, ConstraintObject, SequenceObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { compareCodePoints } from "../../catalog/compare-code-points.ts";
import { hazard } from "../../hazards/hazard.ts";
import { createStatements } from "../../render/create-objects.ts";
import { dropObject, dropStatements } from "../../render/drop-object.ts";
import { qualifiedName } from "../../render/names.ts";
import { ownSequence } from "../../render/render-sequence.ts";
import { withChecksAbove, withoutValidated } from "../checks-above.ts";
import { createUnder } from "../default-privileges.ts";
import { columnsAbove, foreignParentColumns } from "../parent-columns.ts";
import { dependencyOrder, tableAddressOf } from "../dependency-order.ts";
import { inSequence, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { childrenOf, columnsOf, tableAddress, type PlanContext } from "../plan-context.ts";
import { setColumnDefault } from "../../render/alter-column.ts";
import { asNothing, circularViews, replaceView } from "../../render/circular-views.ts";
import { goesWithType } from "../../render/base-type.ts";
import { byHandHazards } from "../plain/by-hand-hazards.ts";
import { lateDefaults } from "../plain/late-defaults.ts";
import { apartFromPlace, placeDrafts } from "./foreign-places.ts";
import { locksOfDefined, locksOfParents, locksOfTriggered, mergedLocks } from "./locks-of-defined.ts";
import { afterItsKey } from "./constraints.ts";
import { locksOnNew } from "./locks-on-new.ts";
import { isNewPartition } from "../partitions.ts";
import { apart, columnsApart, joinDrafts } from "./new-partition.ts";

/** At most so many new tables, or other new objects, in one transaction. */
const tablesPerStep = 100;
const objectsPerStep = 400;

/** Objects that nobody uses yet: new schemas, types, functions, tables with all their parts, views. Few steps, in the order of what needs what. */
export function createObjects(context: PlanContext, created: readonly CatalogObject[], atSwitch: ReadonlySet<Address>): readonly Draft[] {
  const late = dependents(created, atSwitch);
  const outward = created.filter((object) => refersToStanding(context, object));
  const early = created.filter((object) => object.kind !== "column" && !late.has(object.address) && !outward.includes(object));
  const alone = early.flatMap((object) =>
    object.kind === "sequence" && ownedByStanding(context, object)
      ? [unowned(object)]
      : isNewPartition(context, object)
        ? apart(context, object)
        : [apartFromPlace(context, object)],
  );
  const ordered = [
    ...dependencyOrder(
      alone.filter((object) => !isLate(object)),
      created,
    ),
    ...dependencyOrder(alone.filter(isLate), created),
  ];
  const steps: CatalogObject[][] = [];
  for (const object of ordered) {
    const last = steps.at(-1);
    const full =
      last === undefined || last.length >= objectsPerStep || (object.kind === "table" && last.filter((each) => each.kind === "table").length >= tablesPerStep);
    if (full) steps.push([object]);
    else last.push(object);
  }
  const drafts = inSequence(steps.map((objects, index) => createStep(context, objects, "expand", steps.slice(0, index).flat())));
  const keys = outward.flatMap((object) => (object.kind === "constraint" ? afterItsKey(context, object, [outwardKey(object)]) : []));
  const owned = created.flatMap((object) => (object.kind === "sequence" && ownedByStanding(context, object) ? [ownDraft(object)] : []));
  const joined = early.flatMap((object) => (isNewPartition(context, object) ? joinDrafts(context, object) : placeDrafts(context, object)));
  return [
    ...drafts,
    ...keys,
    ...owned,
    ...joined,
    ...dependencyOrder(
      created.filter((object) => late.has(object.address)),
      created,
    ).map((object) => createStep(context, [object], "switch", ordered)),
  ];
}

/** What reads it and holds no rows. */
const readers: ReadonlySet<CatalogObject["kind"]> = new Set(["function", "policy", "publication", "rule", "statistics", "trigger", "view"]);

/** Views and functions over what changes at the switch, and whatever else reads it, come with the switch. */
function dependents(created: readonly CatalogObject[], atSwitch: ReadonlySet<Address>): ReadonlySet<Address> {
  const found = new Set<Address>();
  for (let grown = true; grown;) {
    grown = false;
    for (const object of created) {
      if (!readers.has(object.kind) || found.has(object.address) || !object.depends_on.some((address) => atSwitch.has(address) || found.has(address))) continue;
      found.add(object.address);
      grown = true;
    }
  }
  return found;
}

function refersToStanding(context: PlanContext, object: CatalogObject): boolean {
  return object.kind === "constraint" && object.references !== null && context.base.has(object.references.table);
}

/** A foreign key from a new table to one that stands: there is nothing to read, but writes to the other table wait for a moment. */
function outwardKey(key: ConstraintObject): Draft {
  const own: Lock = { relation: tableAddress(key.schema, key.table), mode: "SHARE ROW EXCLUSIVE" };
  const both = (mode: Lock["mode"]): readonly Lock[] => [
    { ...own, mode },
    { relation: key.references?.table ?? own.relation, mode },
  ];
  return transactionDraft({
    phase: "expand",
    kind: "add_foreign_key",
    object: key.address,
    what: `foreign key ${key.name} of new ${key.table}`,
    provides: [key.address],
    uses: [own.relation, ...key.depends_on],
    locks: both("SHARE ROW EXCLUSIVE"),
    statements: createStatements([key]),
    undo: undoBy(both("ACCESS EXCLUSIVE"), [dropObject(key)]),
    hazards: [hazard("brief_write_lock", `writes to ${key.references?.table.slice("table:".length) ?? key.table} wait for milliseconds`)],
  });
}

/** A sequence of a column that comes to a table that stands: made before the column, given to it behind. */
function ownedByStanding(context: PlanContext, sequence: SequenceObject): boolean {
  return sequence.owned_by !== null && context.base.has(tableAddressOf(sequence.owned_by));
}

function unowned(sequence: SequenceObject): SequenceObject {
  return {
    ...sequence,
    owned_by: null,
    depends_on: sequence.depends_on.filter((need) => need !== sequence.owned_by && need !== tableAddressOf(sequence.owned_by ?? "")),
  };
}

function ownDraft(sequence: SequenceObject): Draft {
  const column = sequence.owned_by ?? "";
  return transactionDraft({
    phase: "expand",
    kind: "own_sequence",
    object: sequence.address,
    what: `${sequence.name} belongs to ${column.slice("column:".length)}`,
    uses: [sequence.address, column],
    locks: [],
    statements: ownSequence(sequence),
    undo: undoBy([], [`alter sequence ${qualifiedName(sequence.schema, sequence.name)} owned by none`]),
  });
}

/** Foreign keys, triggers, policies: what connects tables comes after all of them. */
function isLate(object: CatalogObject): boolean {
  return (object.kind === "constraint" && object.type === "foreign") || object.kind === "trigger" || object.kind === "policy";
}

function createStep(context: PlanContext, objects: readonly CatalogObject[], phase: "expand" | "switch", earlier: readonly CatalogObject[]): Draft {
  const columns: readonly ColumnObject[] = objects.flatMap((object) =>
    object.kind === "table" ? columnsApart(context, columnsOf(context.after, object), object.address) : [],
  );
  const hidden = objects.flatMap((object) =>
    object.kind === "view" || object.kind === "materialized_view" || object.kind === "foreign_table"
      ? childrenOf(context.after, { schema: object.schema ?? "", name: object.name }).filter((child) => child.kind === "column")
      : [],
  );
  const addresses = objects.map((object) => object.address);
  const circular = circularViews(new Map(objects.map((object) => [object.address, object])));
  const gone = [...objects].reverse().filter((object) => !goesWithTable(object, objects));
  const back = [...gone.filter((object) => !circular.has(object.address)), ...gone.filter((object) => circular.has(object.address))].flatMap(dropStatements);
  const parents = objects.flatMap((object) =>
    object.kind === "table"
      ? object.inherits.map((relation): Lock => ({ relation, mode: "SHARE UPDATE EXCLUSIVE" }))
      : locksOfParents(context.base, object, "comes"),
  );
  const stands = (address: Address): boolean => context.base.has(address) || (phase === "switch" && earlier.some((object) => object.address === address));
  const locks = mergedLocks([
    ...locksOnNew(objects, earlier),
    ...parents.filter((lock) => context.base.has(lock.relation)),
    ...objects.flatMap((object) => locksOfTriggered(context.base, object)),
    ...objects.flatMap((object) => (object.kind === "materialized_view" ? [] : locksOfDefined(object))).filter((lock) => stands(lock.relation)),
  ]);
  return transactionDraft({
    phase,
    kind: "create_objects",
    object: addresses[0] ?? "schema:?",
    what: describeStep(objects),
    provides: [...addresses, ...columns.map((column) => column.address)],
    uses: objects.flatMap((object) => object.depends_on),
    locks,
    statements: withChecksAbove(
      context.after,
      objects,
      createUnder(
        context.live,
        [...objects.map(withoutValidated), ...columns, ...hidden],
        [...new Set([...columnsAbove(context, objects), ...foreignParentColumns(context.after, objects)])],
      ),
    ),
    undo: undoBy(mergedLocks([...locks, ...objects.flatMap((object) => locksOfParents(context.base, object, "leaves"))]), [
      ...letGo(objects, columns),
      ...back,
    ]),
    hazards: objects.flatMap((object) => byHandHazards(null, object)),
  });
}

/** Circles are opened before anything is dropped: views lose their text, columns the defaults that call what the step made. */
function letGo(objects: readonly CatalogObject[], columns: readonly ColumnObject[]): readonly string[] {
  const circular = circularViews(new Map(objects.map((object) => [object.address, object])));
  const late = lateDefaults(new Map(objects.map((object) => [object.address, object])), new Map(columns.map((column) => [column.address, column])));
  return [
    ...objects.flatMap((object) =>
      object.kind === "view" && circular.has(object.address) ? [replaceView({ ...asNothing(object), options: object.options })] : [],
    ),
    ...columns.flatMap((column) =>
      late.has(column.address) ? [setColumnDefault(`only ${qualifiedName(column.schema, column.table)}`, column.name, null)] : [],
    ),
  ];
}

/** Parts that leave with their table, functions that leave with their type, when the step is undone. */
function goesWithTable(object: CatalogObject, objects: readonly CatalogObject[]): boolean {
  if (object.kind === "sequence" && object.owned_by !== null)
    return objects.some((each) => each.kind === "table" && object.owned_by?.startsWith(`column:${each.address.slice("table:".length)}.`) === true);
  if (object.kind === "function") return goesWithType(object, new Map(objects.map((each) => [each.address, each])));
  if (!("table" in object)) return false;
  if (object.kind === "constraint" && object.type === "foreign") return false;
  const table = objects.findIndex((each) => each.kind === "table" && each.schema === object.schema && each.name === object.table);
  // What came behind the table leaves before it, and a part of the table that needs it before both.
  const needs = new Set(object.depends_on.flatMap((need) => (need.startsWith("column:") ? [need, tableAddressOf(need)] : [need])));
  const isPart = (each: CatalogObject): boolean => "table" in each && each.schema === object.schema && each.table === object.table;
  return table >= 0 && !objects.slice(table + 1).some((each) => needs.has(each.address) && !isPart(each));
}

function describeStep(objects: readonly CatalogObject[]): string {
  const counts = new Map<string, string[]>();
  for (const object of objects) counts.set(object.kind, [...(counts.get(object.kind) ?? []), object.name]);
  const parts = [...counts]
    .sort(([left], [right]) => compareCodePoints(left, right))
    .map(([kind, names]) =>
      names.length <= 4
        ? `${kind} ${names.join(", ")}`
        : `${String(names.length)} ${kind === "index" ? "indexes" : kind === "policy" ? "policies" : `${kind}s`}`,
    );
  return `create ${parts.join("; ")}`;
}
