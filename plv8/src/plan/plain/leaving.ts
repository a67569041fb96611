import type { Address, CatalogObject, ConstraintObject, IndexObject, TableObject, TriggerObject } from "../../types/catalog.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { grouped } from "../../catalog/grouped.ts";
import { parentsIn } from "../../catalog/heirs-of.ts";
import { bornParts } from "../../render/born-parts.ts";
import { dropIdentity, setIdentity } from "../../render/alter-column.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { isOfForeignTable, parentsOfForeign, partitionedAbove } from "../../render/read-foreign-table.ts";
import { ownSequence } from "../../render/render-sequence.ts";
import { dependencyOrder, tableAddressOf } from "../dependency-order.ts";
import { columnAddress, columnsOf, tableAddress } from "../plan-context.ts";
import type { Draft } from "../draft.ts";
import type { PlainContext } from "./plain-context.ts";
import { defaultDrafts } from "./alter-drafts.ts";
import { isOwnBesides, staysWithChild } from "./comes-from-parent.ts";
import type { MadeAgain } from "./made-again.ts";
import { lateDefaults, withoutDefaults } from "./late-defaults.ts";
import { parentAgain, withHeirsBack } from "./heirs-again.ts";
import { losesIdentity } from "./loses-identity.ts";
import { isItsFunction } from "../../render/base-type.ts";
import { asNothing, circularViews } from "../../render/circular-views.ts";
import { plainDraft, textDraft, wordsFor } from "./plain-drafts.ts";
import { privilegesDraft } from "./privileges-draft.ts";
import { besideMovingPartitions, isWaiting } from "./waiting-wholes.ts";
import { leavingColumn } from "./told-values.ts";

/** What leaves, those that need others first; parts that go with what they are part of are not told. */
export function leaving(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  const gone = new Map<Address, CatalogObject>(moved.again);
  for (const change of context.changes) if (change.kind === "drop" && !moved.late.has(change.address)) gone.set(change.address, change.before);
  const circular = lateDefaults(gone, context.base);
  const defaults = [...new Set([...moved.defaults, ...circular])].sort().flatMap((address) => defaultDrafts(context, formerly(context, address), null));
  const standing = withoutDefaults(context.former, new Set([...circular].flatMap((address) => formerly(context, address)?.address ?? [])));
  const free = new Set([...moved.released].map((address) => formerly(context, address)?.address));
  const catalog =
    free.size === 0
      ? standing
      : new Map([...standing].map(([address, object]) => [address, object.kind === "sequence" && free.has(address) ? { ...object, owned_by: null } : object]));
  return [
    ...leavingIdentities(context, moved),
    ...releasedSequences(context, moved),
    ...defaults,
    ...lettingGo(context, circularViews(gone)),
    ...drops({ ...context, base: withoutDefaults(context.base, circular) }, gone, moved, { catalog, named: (object) => context.formerly(object) }),
  ];
}

/** Where a sequence takes the name that the counter of an identity column has, the counter leaves first. */
function leavingIdentities(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  return context.changes.flatMap((change): readonly Draft[] => {
    if (!losesIdentity(context, change) || moved.again.has(change.address)) return [];
    const column = context.formerly(change.before);
    if (column.kind !== "column" || column.identity === null) return [];
    const table = qualifiedName(column.schema, column.table);
    return [
      plainDraft({
        phase: "switch",
        kind: "drop_identity",
        object: column,
        what: `${column.table}.${column.name} is no identity any more`,
        statements: [dropIdentity(table, column.name)],
        back: [setIdentity(table, column.name, column.identity)],
      }),
    ];
  });
}

/** A sequence that stays does not leave with the column that it belongs to. */
function releasedSequences(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  return [...moved.released].sort().flatMap((address) => {
    const sequence = formerly(context, address);
    if (sequence?.kind !== "sequence") return [];
    return [
      plainDraft({
        phase: "switch",
        kind: "alter_sequence",
        object: sequence,
        what: `${wordsFor(sequence)} belongs to no column`,
        statements: [`alter sequence ${qualifiedName(sequence.schema, sequence.name)} owned by none`],
        back: ownSequence(sequence),
      }),
    ];
  });
}

function formerly(context: PlainContext, address: Address): CatalogObject | undefined {
  const object = context.base.get(address);
  return object === undefined ? undefined : context.formerly(object);
}

/** What something needed until it was altered. */
export function lateDrops(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  return drops(
    context,
    new Map(context.changes.flatMap((change) => (change.kind === "drop" && moved.late.has(change.address) ? [[change.address, change.before] as const] : []))),
    moved,
    { catalog: context.base, named: (object) => object },
  );
}

/** Views of a circle lose their text, so that what they read can leave. */
function lettingGo(context: PlainContext, circular: ReadonlySet<Address>): readonly Draft[] {
  return [...circular].sort().flatMap((address) => {
    const view = formerly(context, address);
    return view?.kind === "view" ? [textDraft(asNothing(view), view)] : [];
  });
}

function drops(
  context: PlainContext,
  given: ReadonlyMap<Address, CatalogObject>,
  moved: MadeAgain,
  then: { readonly catalog: PlainContext["former"]; readonly named: (object: CatalogObject) => CatalogObject },
): readonly Draft[] {
  const circular = circularViews(given);
  const bare = (address: Address, object: CatalogObject): CatalogObject => (object.kind === "view" && circular.has(address) ? asNothing(object) : object);
  const gone = new Map([...given].map(([address, object]) => [address, bare(address, object)]));
  const told = [...gone.values()].filter(
    (object) =>
      !goesWithOther(context, object, ofLate(object) ? { has: (address) => gone.has(address) || moved.late.has(address) } : gone) ||
      goesFirst(context, object, gone),
  );
  const leaders = told.filter((object) => goesFirst(context, object, gone));
  const first = new Set([...leaders, ...partsBelow(gone, leaders)].flatMap((object) => [object.address, then.named(object).address]));
  const catalog = first.size === 0 ? then.catalog : new Map([...then.catalog].filter(([address]) => !first.has(address)));
  const ordered = [
    ...dependencyOrder(
      told.map((object) => beforeColumnsAbove(context, object, gone)).map((object) => beforeItsParent(context, moved, object)),
      [...context.base.values()].filter((object) => !first.has(object.address)),
      leavesWith,
    ),
  ].reverse();
  const after = parentsFirst(
    context,
    ordered.filter((object) => leavesParentFirst(context, object, gone)),
  );
  return [...ordered.filter((object) => !after.includes(object)), ...after].flatMap((object) => {
    if (parentAgain(context, moved, object, "base") !== null) return [];
    const named = bare(object.address, then.named(object));
    if (named.kind === "privileges") return [privilegesDraft(context, named, null)];
    const draft = leavingColumn(context, leaders.includes(object) ? then.catalog : catalog, named, moved.reasons.get(object.address) ?? null);
    return [withHeirsBack(context, moved, draft, object)];
  });
}

/** What reads an heir's column leaves before the parent's, with which that leaves. */
function beforeItsParent(context: PlainContext, moved: MadeAgain, object: CatalogObject): CatalogObject {
  const parent = parentAgain(context, moved, object, "base");
  return parent === null ? object : { ...object, depends_on: [...object.depends_on, parent.address] };
}

/**
 * A child that leaves may be partitioned by a column that leaves its parent, or have a policy over it: it goes before that. So does what is said of a foreign table's
 * column besides.
 */
function beforeColumnsAbove(context: PlainContext, object: CatalogObject, gone: ReadonlyMap<Address, CatalogObject>): CatalogObject {
  const above =
    object.kind === "table"
      ? tablesAbove(context, object).flatMap((parent) => columnsOf(context.base, parent).map((column) => column.address))
      : object.kind === "column" && isOfForeignTable(object)
        ? namesakesAbove(context, qualifiedName(object.schema, object.table), quoteIdent(object.name))
        : [];
  const leave = [...above, ...bornParts(context.base, object.address).map((part) => part.table.address)].filter((address) => gone.has(address));
  return leave.length === 0 ? object : { ...object, depends_on: [...object.depends_on, ...leave] };
}

function namesakesAbove(context: PlainContext, child: string, column: string): readonly Address[] {
  const table = context.base.get(`foreign_table:${child}`) ?? context.base.get(`table:${child}`);
  const above = table?.kind === "foreign_table" ? [partitionedAbove(table) ?? []].flat() : table?.kind === "table" ? parentsIn(table) : [];
  const parents = [...(table?.kind === "foreign_table" ? parentsOfForeign(table) : []), ...above.map((address) => address.slice(address.indexOf(":") + 1))];
  return parents.flatMap((parent) => [`column:${parent}.${column}`, ...namesakesAbove(context, parent, column)]);
}

function tablesAbove(context: PlainContext, table: TableObject): readonly TableObject[] {
  const parents = [...ancestorsOf(context.base, table), ...table.inherits.map((address) => context.base.get(address))];
  return parents.flatMap((parent) => (parent?.kind === "table" ? [parent, ...(table.partition_of === null ? tablesAbove(context, parent) : [])] : []));
}

/** What is attached to these, and leaves with them. */
function partsBelow(gone: ReadonlyMap<Address, CatalogObject>, leaders: readonly CatalogObject[]): readonly CatalogObject[] {
  const found =
    leaders.length === 0
      ? []
      : [...gone.values()].filter(
          (object) => (object.kind === "index" || object.kind === "constraint") && leaders.some((leader) => leader.address === object.attached_to),
        );
  return found.length === 0 ? [] : [...found, ...partsBelow(gone, found)];
}

/** A child's column is its own, and can leave, once the parent has it no longer. */
function leavesParentFirst(context: PlainContext, object: CatalogObject, gone: ReadonlyMap<Address, CatalogObject>): boolean {
  return parentColumns(context, object).some(
    ({ parent, address, name }) => (isOwnBesides(object) && gone.has(address)) || staysWithChild(context, { schema: parent.schema, table: parent.name, name }),
  );
}

function parentColumns(
  context: PlainContext,
  object: CatalogObject,
): readonly { readonly parent: TableObject; readonly address: Address; readonly name: string }[] {
  if (object.kind !== "column") return [];
  const table = context.base.get(tableAddress(object.schema, object.table));
  const parents = table?.kind === "table" ? table.inherits : [];
  return parents.flatMap((parent) => {
    const found = context.base.get(parent);
    return found?.kind === "table" ? [{ parent: found, address: columnAddress(found, object.name), name: object.name }] : [];
  });
}

/** Columns that are also their parents', after those. */
function parentsFirst(context: PlainContext, columns: readonly CatalogObject[]): readonly CatalogObject[] {
  const open = [...columns];
  const done: CatalogObject[] = [];
  while (open.length > 0) {
    const waiting = new Set(open.map((column) => column.address));
    const ready = open.findIndex((column) => !parentColumns(context, column).some(({ address }) => waiting.has(address)));
    done.push(...open.splice(Math.max(ready, 0), 1));
  }
  return done;
}

/**
 * A policy or rule that needs something else that leaves: its table may need that in turn, or be needed by it; so may what calls a function of its row. An index or key that waits for parts: on the way
 * back it comes when they have; a NOT NULL that was never read (18) when its partitions are there, of which it was never read either.
 */
function goesFirst(context: PlainContext, object: CatalogObject, gone: ReadonlyMap<Address, CatalogObject>): boolean {
  if ((object.kind === "index" || object.kind === "constraint") && bornParts(context.base, object.address).length > 0) return true;
  if ((object.kind === "index" || object.kind === "constraint") && isWaiting(object))
    return (
      object.attached_to === undefined &&
      (besideMovingPartitions(context, context.base).has(object.address) ||
        [object, ...partsBelow(gone, [object])].some((part) => "table" in part && gone.has(tableAddress(part.schema, part.table))))
    );
  if (object.kind === "constraint" && !object.valid && object.definition.startsWith("NOT NULL ")) return gone.has(tableAddress(object.schema, object.table));
  if (object.kind === "constraint" || object.kind === "index" || object.kind === "trigger") return callsWhatTakesItsRow(object, gone);
  if (object.kind !== "policy" && object.kind !== "rule") return false;
  const own = object.kind === "policy" ? tableAddress(object.schema, object.table) : ruledBy(object);
  return object.depends_on.some((need) => need !== own && gone.has(need) && !(need.startsWith("column:") && tableAddressOf(need) === own));
}

/** A check by a function that takes a row of the table, or something made of it: neither leaves before the other. */
function callsWhatTakesItsRow(part: ConstraintObject | IndexObject | TriggerObject, gone: ReadonlyMap<Address, CatalogObject>): boolean {
  const own = tableAddress(part.schema, part.table);
  if (!gone.has(own) || (part.kind === "constraint" && part.type === "foreign")) return false;
  const seen = new Set<Address>();
  const reaches = (address: Address): boolean => {
    if (address === own || (address.startsWith("column:") && tableAddressOf(address) === own)) return true;
    const object = seen.has(address) ? undefined : gone.get(address);
    seen.add(address);
    // A table leaves with its parts: what they call is needed until then.
    const parts = object?.kind === "table" ? partsOf(gone, address) : [];
    return object !== undefined && [object, ...parts].some((each) => each.depends_on.some(reaches));
  };
  return part.depends_on.some((need) => need.startsWith("function:") && reaches(need));
}

const partsOf = grouped<CatalogObject>((object, add) => {
  if (object.kind === "column" || object.kind === "index" || object.kind === "trigger" || (object.kind === "constraint" && object.type !== "foreign"))
    add(tableAddress(object.schema, object.table), object);
});

/** The table that a rule is of; of a view's it is nothing's matter. */
function ruledBy(rule: CatalogObject): Address {
  return rule.depends_on.find((need) => need.startsWith("table:") && rule.address.startsWith(`rule:${need.slice("table:".length)}.`)) ?? "";
}

/** The table that a policy, a trigger, a check or a column leaves with: what they need is needed until then. Foreign keys leave by themselves. */
function leavesWith(part: CatalogObject): Address | null {
  return "table" in part && !(part.kind === "constraint" && part.type === "foreign") ? tableAddress(part.schema, part.table) : null;
}

/** Parts that go with a table which leaves later, and come back with it. */
function ofLate(object: CatalogObject): boolean {
  return object.kind === "rule" || object.kind === "index" || (object.kind === "constraint" && object.type !== "foreign");
}

function goesWithOther(context: PlainContext, object: CatalogObject, gone: { readonly has: (address: Address) => boolean }): boolean {
  if (object.kind === "sequence" && object.owned_by !== null) return gone.has(object.owned_by) || gone.has(tableAddressOf(object.owned_by));
  if ((object.kind === "index" || object.kind === "constraint") && object.attached_to !== undefined && gone.has(object.attached_to)) return true;
  if (object.kind === "constraint" && object.part_of !== undefined && gone.has(object.part_of)) return true;
  if (object.kind === "privileges") return object.member_of !== null && gone.has(object.member_of);
  if (object.kind === "function") return [...object.depends_on].some((need) => gone.has(need) && isItsFunction(context.base.get(need), object));
  if (!("table" in object))
    return (
      object.kind === "rule" &&
      object.depends_on.some(
        (need) => /^(?:table|view|materialized_view):/u.test(need) && gone.has(need) && object.address.startsWith(`rule:${need.slice(need.indexOf(":") + 1)}.`),
      )
    );
  const name = qualifiedName(object.schema, object.table);
  if (["view", "materialized_view", "foreign_table"].some((kind) => gone.has(`${kind}:${name}`))) return true;
  return gone.has(`table:${name}`) && !(object.kind === "constraint" && object.type === "foreign");
}
