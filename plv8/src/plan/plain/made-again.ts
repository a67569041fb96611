import type { Address, CatalogObject, ColumnObject, ConstraintObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { tableAddressOf } from "../dependency-order.ts";
import { childrenDiffer } from "../children-differ.ts";
import { childrenOf, tableAddress, type PlanContext } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { isOfView } from "../../render/alter/column.ts";
import { alterationOf } from "./alteration-of.ts";
import { heirsColumns } from "./comes-from-parent.ts";
import { inTheWayOfComing } from "./held-names.ts";
import { columnsOfType, rebuildable } from "./rebuild-type.ts";
import { reverseNeeds } from "./reverse-needs.ts";

/** Kinds that hold no rows of their own: they can be dropped and made again. */
const replaceable: ReadonlySet<CatalogObject["kind"]> = new Set([
  "view",
  "materialized_view",
  "rule",
  "policy",
  "trigger",
  "index",
  "constraint",
  "function",
  "statistics",
  "range",
  "collation",
  "domain",
  "composite",
  "enum",
  "cast",
  "operator",
  "operator_class",
  "operator_family",
  "conversion",
  "text_search_parser",
  "text_search_dictionary",
  "text_search_configuration",
  "text_search_template",
  "event_trigger",
  "publication",
  "foreign_table",
  "foreign_server",
  "foreign_data_wrapper",
  "user_mapping",
  "language",
  "sequence",
  "base_type",
  "subscription",
  "transform",
  "access_method",
]);
export function isReplaceable(object: CatalogObject): boolean {
  return replaceable.has(object.kind);
}

/** What Postgres itself carries over when the type of a column changes: not the target of statistics, nor a foreign key between types that it can't compare. */
function follows(context: PlanContext, object: CatalogObject): boolean {
  if (object.kind === "statistics") return (object.additions ?? []).length === 0;
  return object.kind === "constraint" ? object.type !== "foreign" || stillComparable(context, object) : object.kind === "index" || object.kind === "sequence";
}

/** Both ends of a foreign key are of one family of types in every moment between before and after. */
function stillComparable(context: PlanContext, key: ConstraintObject): boolean {
  const [own, other] = [`column:${qualifiedName(key.schema, key.table)}.`, `column:${key.references?.table.slice("table:".length) ?? ""}.`];
  const ends = [...key.columns.map((name) => `${own}${quoteIdent(name)}`), ...(key.references?.columns ?? []).map((name) => `${other}${quoteIdent(name)}`)];
  const types = ends
    .flatMap((address) => [context.base.get(address), context.after.get(address)])
    .flatMap((column) => (column?.kind === "column" ? [column.type.replace(/\(.*\)/u, "")] : []));
  return ["smallint integer bigint", "text character varying"].some((family) => types.every((type) => family.includes(type))) || new Set(types).size === 1;
}

export type MadeAgain = {
  /** Standing objects, by former address, that leave and come back. */
  readonly again: ReadonlyMap<Address, CatalogObject>;
  /** Why each of them can't stay. */
  readonly reasons: ReadonlyMap<Address, string>;
  /** Defaults of columns that need such an object: taken away first, given again at the end. */
  readonly defaults: ReadonlySet<Address>;
  /** Types that become others under their columns. */
  readonly rebuilt: ReadonlySet<Address>;
  /** Dropped objects that something needs until it is altered: they leave at the end. */
  readonly late: ReadonlySet<Address>;
  /** Sequences that belong to what leaves, and stay: told first. */
  readonly released: ReadonlySet<Address>;
  /** What stands in the way: an object that needs another which must leave, and holds rows. */
  readonly stuck: readonly { readonly object: CatalogObject; readonly needs: Address; readonly because: string }[];
};

/** Objects without an ALTER for their change, and everything that needs them or a column whose type changes or that leaves. */
export function madeAgain(context: PlainContext): MadeAgain {
  const early = new Set<Address>();
  for (;;) {
    const found = closure(context, early);
    const held = new Set(inTheWayOfComing(context, found.late));
    const clashing = [...found.late].filter(
      (address) => !early.has(address) && (held.has(address) || needsEarly(context, address, early) || needsOneOf(context, address, found)),
    );
    if (clashing.length === 0) return found;
    for (const address of clashing) early.add(address);
  }
}

/** What needs something that leaves first leaves before it. */
function needsEarly(context: PlainContext, address: Address, early: ReadonlySet<Address>): boolean {
  return needsAndParts(context, address).some((need) => need !== address && early.has(need));
}

function needsAndParts(context: PlainContext, address: Address): readonly Address[] {
  const object = context.base.get(address);
  return [...(object?.depends_on ?? []), ...(object?.kind === "table" ? childrenOf(context.base, object).map((child) => child.address) : [])];
}

/** What leaves at the end would keep something from being made again before. */
function needsOneOf(context: PlainContext, start: Address, moved: Pick<MadeAgain, "again" | "rebuilt">): boolean {
  const seen = new Set<Address>([start]);
  const queue = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const object = context.base.get(next);
    const parts = next === start && object?.kind === "table" ? childrenOf(context.base, object).map((child) => child.address) : [];
    for (const need of [...(object === undefined ? [] : needsOf(object)), ...parts]) {
      if (moved.again.has(need) || moved.rebuilt.has(need)) return true;
      if (seen.has(need) || need.startsWith("schema:")) continue;
      seen.add(need);
      queue.push(need);
    }
  }
  return false;
}

/** `early`: what can't wait until the end. */
function closure(context: PlainContext, early: ReadonlySet<Address>): MadeAgain {
  const again = new Map<Address, CatalogObject>();
  const defaults = new Set<Address>();
  const late = new Set<Address>();
  const stuck: { object: CatalogObject; needs: Address; because: string }[] = [];
  const reasons = new Map<Address, string>();
  const neededBy = reverseNeeds(context.base);
  const dropped = new Set([...context.changes, ...context.inherited].flatMap((change) => (change.kind === "drop" ? [change.address] : [])));
  const rebuilt = new Set<Address>();
  const released = new Set<Address>();
  /** `apart`: of another type under the same name, which is not comparable with the former one. */
  const queue: { readonly address: Address; readonly retyped: boolean; readonly apart?: boolean }[] = [];
  const leave = (object: CatalogObject, because: string): void => {
    if (again.has(object.address)) return;
    again.set(object.address, object);
    reasons.set(object.address, because);
    queue.push({ address: object.address, retyped: false });
    leaveWhole(object);
  };
  /** A partition's own key whose index is a part of another leaves with that one, unless the partition leaves. */
  const leaveWhole = (key: CatalogObject): void => {
    const whole =
      key.kind === "constraint" && key.part_of !== undefined && !dropped.has(tableAddress(key.schema, key.table)) ? context.base.get(key.part_of) : undefined;
    if (whole !== undefined && !dropped.has(whole.address)) leave(whole, `${key.name}, a part of it, leaves`);
  };
  for (const change of context.changes) {
    const alteration = change.kind === "alter" ? alterationOf(context, change) : [];
    if (change.kind === "alter" && isMadeAgain(alteration)) {
      const type = rebuildable(context, change.before, change.after);
      if (type !== null) {
        reasons.set(change.before.address, alteration.because);
        rebuilt.add(change.before.address);
        queue.push({ address: change.before.address, retyped: false });
        for (const column of columnsOfType(context, type.after)) queue.push({ address: column.address, retyped: true, apart: true });
      } else if (change.before.kind === "table") stuck.push({ object: change.before, needs: change.before.address, because: alteration.because });
      else leave(change.before, alteration.because);
    } else if (change.kind === "alter" && namesRenamed(context, change)) leave(change.before, "it changes, and a column that it reads has another name");
    if (change.kind === "alter" && isRetyped(change)) queue.push({ address: change.before.address, retyped: true });
    if (change.kind === "drop") queue.push({ address: change.address, retyped: false });
    if (change.kind === "drop") leaveWhole(change.before);
  }
  for (const change of context.inherited) if (keepsDefault(context, change)) defaults.add(change.address);
  for (const change of context.inherited)
    if (isRetyped(change) || change.kind === "drop")
      queue.push({ address: change.kind === "drop" ? change.address : change.before.address, retyped: change.kind !== "drop" });
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const object of neededBy.get(next.address) ?? []) {
      if (rebuilt.has(next.address) && object.kind === "column" && object.generated === null) continue;
      if (dropped.has(object.address) || again.has(object.address) || (next.retyped && !(next.apart === true && isForeign(object)) && follows(context, object)))
        continue;
      if (dropped.has(next.address) && leavesParent(context, object, next.address)) continue;
      if (rebuilt.has(object.address)) {
        if (dropped.has(next.address)) late.add(next.address);
        continue;
      }
      if (dropped.has(next.address) && becomesIdentity(context, object)) defaults.add(object.address);
      else if (
        dropped.has(next.address) &&
        lets(context, object, next.address) &&
        object.kind === "sequence" &&
        object.owned_by !== null &&
        [object.owned_by, tableAddressOf(object.owned_by)].includes(next.address)
      )
        released.add(object.address);
      else if (dropped.has(next.address) && !early.has(next.address) && lets(context, object, next.address)) late.add(next.address);
      else if (object.kind === "column" && object.generated !== null) leave(object, reasonFor(next, dropped, reasons));
      else if (object.kind === "column" && !typeNeeds(object, next.address)) defaults.add(object.address);
      else if (replaceable.has(object.kind)) leave(object, reasonFor(next, dropped, reasons));
      else if (!isPartOf(object, next.address))
        stuck.push({ object, needs: next.address, because: reasons.get(next.address) ?? reasonFor(next, dropped, reasons) });
    }
  }
  for (const address of dropped) if (address.startsWith("schema:") && isLeftByRename(context, address)) late.add(address);
  for (const address of late)
    for (const other of [...needsAndParts(context, address), ...heirsColumns(context, address)]) if (dropped.has(other)) late.add(other);
  return { again, reasons, defaults, late, rebuilt, released, stuck };
}

function isForeign(object: CatalogObject): boolean {
  return object.kind === "constraint" && object.references !== null;
}

/** Why something that needs `next` can't stay. */
function reasonFor(
  next: { readonly address: Address; readonly retyped: boolean },
  dropped: ReadonlySet<Address>,
  reasons: ReadonlyMap<Address, string>,
): string {
  const name = next.address.replace(":", " ");
  if (next.retyped) return `it needs ${name}, which becomes of another type`;
  if (dropped.has(next.address)) return `it needed ${name}, which leaves`;
  return `it needs ${name}, which ${reasons.has(next.address) ? "is made again" : "changes"}`;
}

/** A schema that tables or an extension move out of stands until they have. */
function isLeftByRename(context: PlainContext, schema: Address): boolean {
  const of = (name: string): boolean => schema === `schema:${quoteIdent(name)}`;
  const left = [...context.moves.moves.objects.keys()]
    .map((address) => context.former.get(address))
    .some((object) => object !== undefined && "schema" in object && object.schema !== null && of(object.schema));
  return (
    left ||
    [...context.renames.tables.keys()].some((address) => {
      const table = context.moved.get(address);
      return table?.kind === "table" && of(table.schema);
    }) ||
    context.changes.some(
      (change) => change.kind === "alter" && change.before.kind === "extension" && change.properties.includes("schema") && of(change.before.schema),
    )
  );
}

/** Told before anything leaves. */
function leavesParent(context: PlainContext, object: CatalogObject, address: Address): boolean {
  const after = context.after.get(object.address);
  if (object.kind !== "table" || after?.kind !== "table") return false;
  return (
    (object.inherits.includes(address) && !after.inherits.includes(address)) ||
    (object.partition_of?.parent === address && after.partition_of?.parent !== address) ||
    (object.of_type === address && after.of_type !== address)
  );
}

/** Its former sequence leaves first, so that the counter can have its name. */
function becomesIdentity(context: PlainContext, object: CatalogObject): boolean {
  const after = context.after.get(object.address);
  return object.kind === "column" && object.identity === null && object.default !== null && after?.kind === "column" && after.identity !== null;
}

/** An object that is altered in place and does not need the other any more afterwards. */
function lets(context: PlainContext, object: CatalogObject, address: Address): boolean {
  const change = [...context.changes, ...context.inherited].find(
    (each) => (each.kind === "alter" || each.kind === "rename") && each.before.address === object.address,
  );
  if (change?.kind !== "alter" && change?.kind !== "rename") return false;
  return !needsOf(change.after).includes(address) && !isMadeAgain(alterationOf(context, change));
}

/** Its former text would have to come back, on the way back, while columns have their later names. */
function namesRenamed(context: PlainContext, { before, properties }: Extract<Change, { readonly kind: "alter" }>): boolean {
  if (
    context.renames.columns.size === 0 ||
    !properties.some((name) => ["definition", "using", "check"].includes(name)) ||
    before.kind === "index" ||
    before.kind === "constraint" ||
    before.kind === "trigger"
  )
    return false;
  const own = "table" in before ? `column:${qualifiedName(before.schema, before.table)}.` : null;
  return [...context.renames.columns.values()].some(
    (column) => before.depends_on.includes(column.address) && (own === null || !column.address.startsWith(own)),
  );
}

function isRetyped(change: Change): change is Extract<Change, { readonly kind: "alter" }> {
  return (
    change.kind === "alter" &&
    change.after.kind === "column" &&
    !isOfView(change.after) &&
    change.properties.some((name) => ["type", "collation", "generated"].includes(name))
  );
}

/** A child's column becomes of another type with its parent's, which alone gives its default up for that: the child's, another one, may be no value of it. */
function keepsDefault(context: PlainContext, change: Change): boolean {
  if (!isRetyped(change) || change.before.kind !== "column" || change.before.default === null || change.before.generated !== null) return false;
  const told = context.changes.some((each) => each.address === change.address && each.kind === "alter" && each.properties.includes("default"));
  return told || childrenDiffer(context, change.after as ColumnObject, "default");
}

/** A column's recorded needs say both what its type and what its default needs; a type that leaves is no matter of the default. */
function typeNeeds(column: Extract<CatalogObject, { readonly kind: "column" }>, address: Address): boolean {
  return !address.startsWith("function:") && !address.startsWith("sequence:") && column.address !== address;
}

/** A part leaves with what it is part of. */
function isPartOf(object: CatalogObject, address: Address): boolean {
  if ("table" in object) return address.slice(address.indexOf(":") + 1) === qualifiedName(object.schema, object.table) || address.startsWith("schema:");
  return address.startsWith("schema:");
}
