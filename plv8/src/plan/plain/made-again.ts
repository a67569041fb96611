import type { Address, CatalogObject } from "../../types/catalog.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { tableAddressOf } from "../dependency-order.ts";
import { childrenOf, tableAddress } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { alterationOf } from "./alteration-of.ts";
import { heirsColumns } from "./comes-from-parent.ts";
import { bornOtherwise } from "./born-otherwise.ts";
import { inTheWayOfComing } from "./held-names.ts";
import { builtAgainBecause } from "./indexes-of-keys.ts";
import { columnsOfType, rebuildable } from "./rebuild-type.ts";
import { makingRetypedRows } from "../retyped-rows.ts";
import { readByOthers } from "./told-rules.ts";
import { besideMovingPartitions } from "./waiting-wholes.ts";
import { neededBy } from "../../catalog/needed-by.ts";
import {
  follows,
  isForeign,
  isLeftByRename,
  leavesParent,
  becomesIdentity,
  lets,
  letsByDefault,
  namesRenamed,
  isRetyped,
  keepsDefault,
  typeNeeds,
  isPartOf,
} from "./stays.ts";

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
  "privileges",
]);
export function isReplaceable(object: CatalogObject): boolean {
  return replaceable.has(object.kind);
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
      (address) =>
        !early.has(address) &&
        (held.has(address) || needsEarly(context, address, early) || needsOneOf(context, address, found) || needsRetyped(context, address)),
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

/** What leaves at the end would keep a column's type as it is. */
function needsRetyped(context: PlainContext, address: Address): boolean {
  const object = context.base.get(address);
  const needs = new Set(object === undefined || follows(context, object) ? [] : needsOf(object));
  return needs.size > 0 && [...context.changes, ...context.inherited].some((change) => isRetyped(change) && needs.has(change.before.address));
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
  const reasons = new Map(builtAgainBecause(context.base, context.after, context.changes));
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
  /** A partition's own part leaves with what it is a part of, unless the partition leaves. */
  const leaveWhole = (part: CatalogObject): void => {
    if ((part.kind !== "index" && part.kind !== "constraint") || dropped.has(tableAddress(part.schema, part.table))) return;
    const of = part.attached_to ?? (part.kind === "constraint" ? part.part_of : undefined);
    const whole = of === undefined ? undefined : context.base.get(of);
    if (whole !== undefined && !dropped.has(whole.address)) leave(whole, `${part.name}, a part of it, leaves`);
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
  }
  for (const change of context.changes) if (change.kind === "drop") leaveWhole(change.before);
  for (const object of makingRetypedRows(context))
    if (object.kind === "column") {
      if (object.generated === null) defaults.add(object.address);
    } else if (replaceable.has(object.kind)) leave(object, "it makes rows, of which a column becomes of another type");
  for (const address of besideMovingPartitions(context, context.base)) {
    const whole = context.base.get(address);
    if (whole !== undefined && !dropped.has(address)) leave(whole, "partitions come or leave, and Postgres would give each a part of what waits for parts");
  }
  for (const { whole, part } of bornOtherwise(context, true))
    if (!dropped.has(whole.address)) leave(whole, `Postgres gives ${part.name}, its part on ${part.table.name}, its options only when it is made`);
  for (const change of context.inherited) if (keepsDefault(context, change)) defaults.add(change.address);
  for (const change of context.inherited)
    if (isRetyped(change) || change.kind === "drop")
      queue.push({ address: change.kind === "drop" ? change.address : change.before.address, retyped: change.kind !== "drop" });
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const object of neededBy(context.base, next.address)) {
      // Members of extensions need nobody of ours.
      if (object.extension !== null) continue;
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
      else if (dropped.has(next.address) && letsByDefault(context, object, next.address)) defaults.add(object.address);
      else if (replaceable.has(object.kind)) leave(object, reasonFor(next, dropped, reasons));
      else if (!isPartOf(object, next.address))
        stuck.push({ object, needs: next.address, because: reasons.get(next.address) ?? reasonFor(next, dropped, reasons) });
    }
  }
  for (const address of readByOthers(context)) if (dropped.has(address) && !early.has(address)) late.add(address);
  for (const address of dropped) if (address.startsWith("schema:") && isLeftByRename(context, address)) late.add(address);
  for (const address of late)
    for (const other of [...needsAndParts(context, address), ...heirsColumns(context, address)]) if (dropped.has(other)) late.add(other);
  return { again, reasons, defaults, late, rebuilt, released, stuck };
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
