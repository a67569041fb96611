import type { Address, CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { tableAddressOf } from "../dependency-order.ts";
import type { PlanContext } from "../plan-context.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { alterInPlace } from "../../render/alter/alter-in-place.ts";
import { isOfView } from "../../render/alter/column.ts";
import { sceneOf } from "../scene.ts";
import { columnsOfType, isRebuildable } from "./rebuild-type.ts";

/** Kinds that hold no rows of their own: they can be dropped and made again. */
const replaceable: ReadonlySet<CatalogObject["kind"]> = new Set([
  "view", "materialized_view", "rule", "policy", "trigger", "index", "constraint", "function", "statistics", "range", "collation", "domain", "composite", "enum", "cast", "operator", "operator_class",
  "operator_family", "conversion", "text_search_parser", "text_search_dictionary", "text_search_configuration", "text_search_template", "event_trigger", "publication", "foreign_table", "foreign_server",
  "foreign_data_wrapper", "user_mapping", "language", "sequence",
]);
/** What Postgres itself carries over when the type of a column changes. */
const follows: ReadonlySet<CatalogObject["kind"]> = new Set(["index", "constraint", "statistics", "sequence"]);

export type MadeAgain = {
  /** Standing objects, by former address, that leave and come back. */
  readonly again: ReadonlyMap<Address, CatalogObject>;
  /** Why each of them can't stay. */
  readonly reasons: ReadonlyMap<Address, string>;
  /** Defaults of columns that need such an object: taken away first, given again at the end. */
  readonly defaults: ReadonlySet<Address>;
  /** Dropped objects that something needs until it is altered: they leave at the end. */
  readonly late: ReadonlySet<Address>;
  /** What stands in the way: an object that needs another which must leave, and holds rows. */
  readonly stuck: readonly { readonly object: CatalogObject; readonly needs: Address; readonly because: string }[];
};

/** Objects without an ALTER for their change, and everything that needs them or a column whose type changes or that leaves. */
export function madeAgain(context: PlanContext): MadeAgain {
  const again = new Map<Address, CatalogObject>();
  const defaults = new Set<Address>();
  const late = new Set<Address>();
  const stuck: { object: CatalogObject; needs: Address; because: string }[] = [];
  const reasons = new Map<Address, string>();
  const neededBy = reverseNeeds(context);
  const dropped = new Set(context.changes.flatMap((change) => (change.kind === "drop" ? [change.address] : [])));
  const rebuilt = new Set<Address>();
  const queue: { readonly address: Address; readonly retyped: boolean }[] = [];
  const leave = (object: CatalogObject, because: string): void => {
    if (again.has(object.address)) return;
    again.set(object.address, object);
    reasons.set(object.address, because);
    queue.push({ address: object.address, retyped: false });
  };
  for (const change of context.changes) {
    const alteration = change.kind === "alter" ? alterInPlace(change.before, change.after, change.properties, sceneOf(context)) : [];
    if (change.kind === "alter" && isMadeAgain(alteration)) {
      if (isRebuildable(change.before) && isRebuildable(change.after)) {
        reasons.set(change.before.address, alteration.because);
        rebuilt.add(change.before.address);
        queue.push({ address: change.before.address, retyped: false });
        for (const column of columnsOfType(context, change.after)) queue.push({ address: column.address, retyped: true });
      } else if (change.before.kind === "table") stuck.push({ object: change.before, needs: change.before.address, because: alteration.because });
      else leave(change.before, alteration.because);
    }
    if (change.kind === "alter" && isRetyped(change)) queue.push({ address: change.before.address, retyped: true });
    if (change.kind === "drop") queue.push({ address: change.address, retyped: false });
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const object of neededBy.get(next.address) ?? []) {
      if (rebuilt.has(next.address) && object.kind === "column" && object.generated === null) continue;
      if (dropped.has(object.address) || again.has(object.address) || (next.retyped && follows.has(object.kind))) continue;
      if (dropped.has(next.address) && lets(context, object, next.address)) late.add(next.address);
      else if (object.kind === "column" && object.generated !== null) leave(object, reasonFor(next, dropped, reasons));
      else if (object.kind === "column" && !typeNeeds(object, next.address)) defaults.add(object.address);
      else if (replaceable.has(object.kind)) leave(object, reasonFor(next, dropped, reasons));
      else if (!isPartOf(object, next.address)) stuck.push({ object, needs: next.address, because: reasons.get(next.address) ?? reasonFor(next, dropped, reasons) });
    }
  }
  for (let grown = true; grown; ) {
    grown = false;
    for (const address of late) {
      for (const need of context.base.get(address)?.depends_on ?? []) {
        if (!dropped.has(need) || late.has(need)) continue;
        late.add(need);
        grown = true;
      }
    }
  }
  return { again, reasons, defaults, late, stuck };
}

/** Why something that needs `next` can't stay. */
function reasonFor(next: { readonly address: Address; readonly retyped: boolean }, dropped: ReadonlySet<Address>, reasons: ReadonlyMap<Address, string>): string {
  const name = next.address.replace(":", " ");
  if (next.retyped) return `it needs ${name}, which becomes of another type`;
  if (dropped.has(next.address)) return `it needed ${name}, which leaves`;
  return `it needs ${name}, which ${reasons.has(next.address) ? "is made again" : "changes"}`;
}

/** An object that is altered in place and does not need the other any more afterwards. */
function lets(context: PlanContext, object: CatalogObject, address: Address): boolean {
  const change = context.changes.find((each) => (each.kind === "alter" || each.kind === "rename") && each.before.address === object.address);
  if (change?.kind !== "alter" && change?.kind !== "rename") return false;
  return !needsOf(change.after).includes(address) && !isMadeAgain(alterInPlace(change.before, change.after, change.properties, sceneOf(context)));
}

function isRetyped(change: Change): boolean {
  return change.kind === "alter" && change.after.kind === "column" && !isOfView(change.after) && change.properties.some((name) => ["type", "collation", "generated"].includes(name));
}

function reverseNeeds(context: PlanContext): ReadonlyMap<Address, readonly CatalogObject[]> {
  const found = new Map<Address, CatalogObject[]>();
  for (const object of context.base.values()) {
    if (object.extension !== null) continue;
    for (const need of needsOf(object)) found.set(need, [...(found.get(need) ?? []), object]);
  }
  return found;
}

/** A column's recorded needs say both what its type and what its default needs; a type that leaves is no matter of the default. */
function typeNeeds(column: Extract<CatalogObject, { readonly kind: "column" }>, address: Address): boolean {
  return !address.startsWith("function:") && !address.startsWith("sequence:") && column.address !== address;
}

/** A part leaves with what it is part of. */
function isPartOf(object: CatalogObject, address: Address): boolean {
  return ("table" in object && (address.startsWith("table:") || address.startsWith("view:"))) || (object.kind === "column" && tableAddressOf(object.address) === address) || address.startsWith("schema:");
}
