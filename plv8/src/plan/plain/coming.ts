import type { Address, CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { bornParts } from "../../render/born-parts.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { countFrom } from "../../render/alter/sequence.ts";
import { renameCounter } from "../../render/counter.ts";
import { ownSequence } from "../../render/render-sequence.ts";
import { equalData } from "../../diff/property-names.ts";
import { keysAbove, namedBelow } from "../../catalog/named-below.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { goesWithType } from "../../render/base-type.ts";
import { asNothing, circularViews } from "../../render/circular-views.ts";
import { changeDrafts } from "../change-drafts.ts";
import { dependencyOrder } from "../dependency-order.ts";
import type { Draft } from "../draft.ts";
import { parentColumns } from "../parent-columns.ts";
import { childrenOf, tableAddress } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";
import { alterationOf } from "./alteration-of.ts";
import { ownBelow } from "./comes-from-parent.ts";
import { alterDrafts, defaultDrafts } from "./alter-drafts.ts";
import { countedAbove } from "./counted-above.ts";
import { afterItsParents, behindParent, parentAgain } from "./heirs-again.ts";
import { lateDefaults, withoutDefaults } from "./late-defaults.ts";
import { withoutForgotten } from "./known-by.ts";
import { losesIdentity } from "./loses-identity.ts";
import type { MadeAgain } from "./made-again.ts";
import { joiningParents } from "./parent-drafts.ts";
import { exchangedParts, renamedParts } from "./part-names.ts";
import { createDraft, plainDraft, textDraft } from "./plain-drafts.ts";
import { privilegesDraft } from "./privileges-draft.ts";
import { columnsLeaving, columnsOfType, rebuildable } from "./rebuild-type.ts";
import { createdColumn, filledFirst, rewrittenValues } from "./told-values.ts";
import { afterRetypedRows } from "../retyped-rows.ts";
import { retypedTogether, togetherAt } from "./retyped-together.ts";
import { triggerStateDrafts } from "./trigger-states.ts";
import { besideMovingPartitions, withPartsBack } from "./waiting-wholes.ts";
import { validatedDrafts } from "./validated-parts.ts";

type Renamed = Extract<Change, { readonly kind: "rename" }>;
type Alter = Extract<Change, { readonly kind: "alter" }>;

/** What comes, comes back or changes in place, in the order of needs. */
export function coming(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  const altered = alteredInPlace(context, moved);
  const created = createdObjects(context, moved);
  const late = lateDefaults(created, context.after);
  const early = withoutDefaults(context.after, late);
  const circular = circularViews(created);
  const whole = [...created.values()]
    .map((object) => withoutText(circular, early.get(object.address) ?? object))
    .filter((object) => !comesWithOther(object, created));
  const last = [...altered.values()].filter((change) =>
    change.properties.some((name) => ["replica_identity", "cluster_on", "owned_by"].includes(name) || (name === "options" && change.after.kind === "table")),
  );
  const first = [...altered.values()].filter((change) => !last.includes(change));
  const ordered = dependencyOrder(
    [...whole, ...first.map((change) => change.after)].map((object) => afterWhatMakesRoom(context, moved, beforeItsColumn(object))),
    [...early.values()].map(beforeItsColumn),
  );
  const together = togetherAt(ordered, altered);
  const elsewhere = new Set([...together.values()].flat());
  const renamed = context.changes.filter((change): change is Renamed => change.kind === "rename" && !moved.again.has(change.before.address));
  const takenOver = new Map([...context.takenOver].filter(([, index]) => !moved.again.has(index.address)));
  const draftsOf = (object: CatalogObject): readonly Draft[] => {
    const change = altered.get(object.address);
    if (change === undefined && object.kind === "privileges") return [privilegesDraft(context, null, object)];
    const columns = (together.get(object.address) ?? []).flatMap((address) => altered.get(address) ?? []);
    if (columns.length > 0)
      return [
        ...columns.flatMap(({ before, after }) => filledFirst(context, before, after)),
        ...retypedTogether(
          context,
          columns.map((each) => [each, alterDrafts(context, moved, each)]),
        ),
      ];
    if (elsewhere.has(object.address)) return [];
    if (change !== undefined) return [...filledFirst(context, change.before, change.after), ...alterDrafts(context, moved, change)];
    const parent = object.kind === "column" ? parentAgain(context, moved, object, "after") : null;
    if (object.kind === "column" && parent !== null) {
      const left = behindParent(context, moved, parent, object, "after");
      return left?.kind === "alter" ? alterDrafts(context, moved, left) : [];
    }
    const make = (made: CatalogObject): Draft =>
      withPartsBack(context, moved, made, createDraft({ ...context, after: early, takenOver }, made, moved.again.has(object.address)));
    return object.kind === "column" ? createdColumn(context, object, make) : [make(object)];
  };
  const waiting = besideMovingPartitions(context, context.after);
  return [
    ...renamedParts(context, created),
    ...renamedCounters(context, created),
    ...renamed.flatMap((change) => renamedDrafts(context, moved, change)),
    ...rewrittenValues(context),
    ...withTexts(
      circular,
      created,
      ordered.filter((object) => !waiting.has(object.address)),
      draftsOf,
    ),
    ...[...late].sort().flatMap((address) => defaultDrafts(context, null, context.after.get(address))),
    ...joiningParents(context),
    ...ordered.filter((object) => waiting.has(object.address)).flatMap(draftsOf),
    ...exchangedParts(context),
    ...last.flatMap((change) => alterDrafts(context, moved, change)),
    ...triggerStateDrafts(context, created),
    ...validatedDrafts(context, created),
    ...ownedSequences(context, whole),
    ...[...moved.defaults]
      .sort()
      .flatMap((address) =>
        altered.get(address)?.properties.some((name) => ["default", "type", "collation"].includes(name)) === true
          ? []
          : defaultDrafts(context, null, context.after.get(address)),
      ),
  ];
}

function withoutText(circular: ReadonlySet<Address>, object: CatalogObject): CatalogObject {
  return object.kind === "view" && circular.has(object.address) ? asNothing(object) : object;
}

/** Views of a circle have their text when the last of what they need is there. */
function withTexts(
  circular: ReadonlySet<Address>,
  created: ReadonlyMap<Address, CatalogObject>,
  ordered: readonly CatalogObject[],
  draftsOf: (object: CatalogObject) => readonly Draft[],
): readonly Draft[] {
  const open = new Set(circular);
  const standing = new Set<Address>();
  return ordered.flatMap((object) => {
    standing.add(object.address);
    const whole = [...open].flatMap((address) => {
      const view = created.get(address);
      return view?.kind === "view" && [address, ...needsOf(view)].every((need) => standing.has(need) || !created.has(need) || need.startsWith("column:"))
        ? [view]
        : [];
    });
    for (const view of whole) open.delete(view.address);
    return [...draftsOf(object), ...whole.map((view) => textDraft(view, asNothing(view)))];
  });
}

/** Its later name first; then what else differs, of an object that has that name already. */
function renamedDrafts(context: PlainContext, moved: MadeAgain, change: Renamed): readonly Draft[] {
  const { before, after, address } = change;
  const told = ["comment", "grants", "enabled", ...(after.kind === "index" ? ["statistics"] : [])];
  const rest = change.properties.filter((name) => !told.includes(name));
  const named = { ...before, name: after.name, address, ...("definition" in after ? { definition: after.definition } : {}) } as CatalogObject;
  return [
    ...changeDrafts(context, change),
    ...(rest.length === 0 ? [] : alterDrafts(context, moved, { kind: "alter", address, before: named, after, properties: rest })),
  ];
}

/** A rebuilt type gives its columns their defaults itself. */
function alteredInPlace(context: PlainContext, moved: MadeAgain): ReadonlyMap<Address, Alter> {
  const rebuilt = new Set(
    context.changes.flatMap((change) => {
      const type = change.kind === "alter" && isMadeAgain(alterationOf(context, change)) ? rebuildable(context, change.before, change.after) : null;
      return type === null ? [] : columnsOfType(context, type.after).map((column) => column.address);
    }),
  );
  const changes = context.changes.filter(
    (change): change is Alter => change.kind === "alter" && !moved.again.has(change.before.address) && !withView(change.after, moved),
  );
  const taken = (change: Alter): Alter =>
    change.before.kind === "sequence" && moved.released.has(change.before.address)
      ? {
          ...change,
          before: { ...change.before, owned_by: null },
          properties: change.properties.filter((name) => name !== "owned_by" || (change.after.kind === "sequence" && change.after.owned_by !== null)),
        }
      : (change.before.kind === "column" || change.before.kind === "domain") && moved.defaults.has(change.before.address)
        ? { ...change, before: { ...change.before, default: null } }
        : change;
  return new Map(
    changes
      .map(taken)
      .map((change) => [
        change.address,
        rebuilt.has(change.address)
          ? { ...change, properties: change.properties.filter((name) => name !== "default") }
          : withoutForgotten(context, moved, withoutCounter(context, change)),
      ]),
  );
}

/** Its counter has left before; a table's type comes last. */
function withoutCounter(context: PlainContext, change: Alter): Alter {
  if (change.after.kind === "table") return { ...change, properties: change.properties.filter((name) => name !== "of_type" && name !== "triggers") };
  return losesIdentity(context, change)
    ? { ...change, before: { ...change.before, identity: null }, properties: change.properties.filter((name) => name !== "identity") }
    : change;
}

/** New schemas that tables move into come before they do. */
export function earlySchemas(context: PlainContext): readonly Draft[] {
  return schemasToMoveInto(context).flatMap((address) => {
    const schema = context.after.get(address);
    return schema === undefined ? [] : [createDraft(context, schema, false)];
  });
}

function schemasToMoveInto(context: PlainContext): readonly Address[] {
  const into = new Set(
    [...context.renames.tables.values(), ...context.moves.moves.objects.values()].flatMap((object) =>
      "schema" in object && object.schema !== null ? [`schema:${quoteIdent(object.schema)}`] : [],
    ),
  );
  return context.changes.flatMap((change) => (change.kind === "create" && into.has(change.address) ? [change.address] : []));
}

/** New objects and those that come back, also under another name. */
function createdObjects(context: PlainContext, moved: MadeAgain): ReadonlyMap<Address, CatalogObject> {
  const comes = (change: Change): boolean => change.kind === "create" || (change.kind === "rename" && moved.again.has(change.before.address));
  const created = new Map(context.changes.flatMap((change) => (change.kind !== "drop" && comes(change) ? [[change.address, change.after] as const] : [])));
  for (const address of moved.again.keys()) {
    const after = context.after.get(address);
    if (after !== undefined) created.set(address, after);
  }
  for (const address of schemasToMoveInto(context)) created.delete(address);
  return created;
}

/** A column comes with what it is part of, a type with the functions that read and write its values. */
function comesWithOther(object: CatalogObject, created: ReadonlyMap<Address, CatalogObject>): boolean {
  if (goesWithType(object, created)) return true;
  return (
    object.kind === "column" &&
    ["table", "view", "materialized_view", "foreign_table"].some((kind) => created.has(`${kind}:${qualifiedName(object.schema, object.table)}`))
  );
}

/** A new counter of a column that stands begins behind the values that are there. */
function ownedSequences(context: PlainContext, whole: readonly CatalogObject[]): readonly Draft[] {
  return whole.flatMap((object) => {
    if (object.kind !== "sequence" || object.owned_by === null) return [];
    const column = context.base.get(object.owned_by);
    const counted =
      column?.kind === "column" && /^(?:smallint|integer|bigint)$/u.test(column.type)
        ? [countFrom(object, qualifiedName(column.schema, column.table), column.name)]
        : [];
    return [
      plainDraft({
        phase: "switch",
        kind: "own_sequence",
        object,
        what: `${object.name} belongs to ${object.owned_by.slice("column:".length)}`,
        statements: [...ownSequence(object), ...counted],
        back: [`alter sequence ${qualifiedName(object.schema, object.name)} owned by none`],
      }),
    ];
  });
}

/** Identity columns that stay, under the names that their sequences are to have. */
function renamedCounters(context: PlainContext, created: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  return [...context.after.values()].flatMap((after) => {
    const before = after.kind === "column" && after.identity?.sequence !== undefined ? context.base.get(after.address) : undefined;
    if (after.kind !== "column" || before?.kind !== "column" || created.has(after.address) || created.has(tableAddress(after.schema, after.table))) return [];
    const statements = equalData(before.counter, after.counter) ? renameCounter(before, after) : [];
    return statements.length === 0
      ? []
      : [
          plainDraft({
            phase: "switch",
            kind: "rename_sequence",
            object: after,
            what: `${after.table}.${after.name} counts by ${after.identity?.sequence ?? ""}`,
            statements,
            back: renameCounter(after, before),
          }),
        ];
  });
}

/** A column of a view, or of a foreign table, that is made again comes with it. */
function withView(object: CatalogObject, moved: MadeAgain): boolean {
  return (
    object.kind === "column" &&
    ["view", "materialized_view", "foreign_table"].some((kind) => moved.again.has(`${kind}:${qualifiedName(object.schema, object.table)}`))
  );
}

/** A type is made again when columns that become of another have; a child comes, and a foreign one changes, when its parents' columns are what they will be. */
function afterWhatMakesRoom(context: PlainContext, moved: MadeAgain, object: CatalogObject): CatalogObject {
  if (object.kind === "enum" || object.kind === "domain" || object.kind === "composite")
    return { ...object, depends_on: [...object.depends_on, ...columnsLeaving(context, object)] };
  const below = bornParts(context.after, object.address).map((part) => part.table.address);
  if (object.kind === "constraint" && (object.type === "check" || object.type === "foreign"))
    return {
      ...object,
      depends_on: [...object.depends_on, ...namedBelow(context.after, object), ...keysAbove(context.after, (table) => keysOf(context, table), object)],
    };
  if (object.kind === "index" || object.kind === "constraint")
    return { ...object, depends_on: [...object.depends_on, ...indexesAbove(context, object), ...below] };
  if (object.kind === "column")
    return context.base.has(object.address)
      ? afterRetypedRows(context, afterItsParents(context, moved, object))
      : { ...object, depends_on: [...object.depends_on, ...ownBelow(context, object), ...[countedAbove(context, object)?.address ?? []].flat()] };
  if (object.kind !== "foreign_table" && (object.kind !== "table" || context.base.has(object.address))) return object;
  return { ...object, depends_on: [...object.depends_on, ...parentColumns(context.after, object).map((column) => column.address)] };
}

/** Made after a partition's own index, one of the tables above would take that for its part. */
function indexesAbove(context: PlainContext, part: { readonly schema: string; readonly table: string }): readonly Address[] {
  const table = context.after.get(tableAddress(part.schema, part.table));
  const parent = table?.kind === "table" && table.partition_of !== null ? context.after.get(table.partition_of.parent) : undefined;
  if (parent?.kind !== "table") return [];
  return [...keysOf(context, parent.address), ...indexesAbove(context, { schema: parent.schema, table: parent.name })];
}

function keysOf(context: PlainContext, address: Address): readonly Address[] {
  const table = context.after.get(address);
  return table?.kind !== "table"
    ? []
    : childrenOf(context.after, table)
        .filter((each) => each.kind === "index" || (each.kind === "constraint" && each.type !== "foreign" && each.type !== "check"))
        .map((each) => each.address);
}

/** A sequence that belongs to a column comes before it, and is given to it at the end. */
function beforeItsColumn(object: CatalogObject): CatalogObject {
  if (object.kind !== "sequence" || object.owned_by === null) return object;
  return { ...object, depends_on: object.depends_on.filter((need) => need !== object.owned_by && !need.startsWith("table:")) };
}
