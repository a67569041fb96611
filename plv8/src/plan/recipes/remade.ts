import type { Address, CatalogKind, CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Lock } from "../../types/plan.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { hazard } from "../../hazards/hazard.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { qualifiedName } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { alterationOf } from "../plain/alteration-of.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { label } from "./alter-attributes.ts";
import { asPlain } from "./as-plain.ts";
import { standsOn } from "./defined-objects.ts";
import { formerAddresses } from "./former-addresses.ts";
import { locksOfDefined, locksOfParents, mergedLocks } from "./locks-of-defined.ts";

/** Objects that change without an ALTER, and everything that needs them, none of which holds rows: made again together in one brief transaction. */
export type Remade = { readonly addresses: ReadonlySet<Address>; readonly draft: Draft };

/** Kinds that hold no rows. Of a table's columns only the default is told again. */
export const rowless: ReadonlySet<CatalogKind> = new Set([
  "function",
  "view",
  "policy",
  "trigger",
  "rule",
  "operator",
  "cast",
  "event_trigger",
  "foreign_table",
  "text_search_dictionary",
  "text_search_configuration",
]);

const ATTRIBUTES: ReadonlySet<string> = new Set(["bound_to", "comment", "grants", "owner"]);

export function remadeTogether(context: PlanContext, groups: readonly SyncGroup[]): readonly Remade[] {
  const seeds = context.changes.flatMap((change) => (isSeed(context, change) ? [change.address] : []));
  let parts: readonly ReadonlySet<Address>[] = [];
  for (const seed of seeds) {
    const found = closureOf(context, seed);
    if (found === null) continue;
    const touching = parts.filter((part) => [...found].some((address) => part.has(address)));
    parts = [...parts.filter((part) => !touching.includes(part)), new Set([...found, ...touching.flatMap((part) => [...part])])];
  }
  return parts.flatMap((part) => {
    const draft = standsApart(context, groups, part) ? remadeDraft(context, part) : null;
    return draft === null ? [] : [{ addresses: part, draft }];
  });
}

function isSeed(context: PlanContext, change: Change): boolean {
  if (change.kind !== "alter" || !rowless.has(change.after.kind) || ["view", "policy", "trigger"].includes(change.after.kind)) return false;
  if (change.properties.includes("owner")) return false;
  const properties = change.properties.filter((name) => !ATTRIBUTES.has(name));
  if (properties.length === 0) return false;
  const { before, after } = change;
  const [forward, back] = [alterationOf(context, { before, after, properties }), alterationOf(context, { before: after, after: before, properties })];
  return (isMadeAgain(forward) || isMadeAgain(back)) && standsOn(context, before) !== null;
}

/** The object and all that needs it, directly or not; null where something of it holds rows, or does not stay. `callers`: all that may need the object itself. */
export function closureOf(context: PlanContext, seed: Address, callers?: readonly CatalogObject[]): ReadonlySet<Address> | null {
  const found = new Set([seed]);
  for (const address of found)
    for (const each of context.base.values()) {
      if (found.has(each.address) || !needsOf(each).includes(address) || isPartOfRelation(context, each)) continue;
      const after = context.after.get(each.address);
      if (after?.kind !== each.kind || !(rowless.has(each.kind) || isDefault(each, after))) return null;
      if (address === seed && callers?.includes(each) === false) return null;
      found.add(each.address);
    }
  const outside = [...context.live.values()].some((each) => !context.base.has(each.address) && needsOf(each).some((need) => found.has(need)));
  return outside ? null : found;
}

/** A column of a view or foreign table comes with it. */
export function isPartOfRelation(context: PlanContext, object: CatalogObject): boolean {
  return object.kind === "column" && context.base.get(tableAddress(object.schema, object.table)) === undefined;
}

function isDefault(before: CatalogObject, after: CatalogObject): boolean {
  return (
    before.kind === "column" &&
    after.kind === "column" &&
    before.default !== null &&
    before.generated === null &&
    after.generated === null &&
    before.type === after.type &&
    before.depends_on.every((need) => !need.startsWith("foreign_table:"))
  );
}

/** Nothing else of the plan is about it: columns in two shapes, views that change and are read. */
export function standsApart(context: PlanContext, groups: readonly SyncGroup[], part: ReadonlySet<Address>): boolean {
  const shapes = new Set(groups.flatMap((group) => [...formerAddresses(context, group), ...group.later.map((each) => each.column.address)]));
  const changed = new Set(
    context.changes.flatMap((change) => (change.kind === "alter" && change.after.kind === "view" && !part.has(change.address) ? [change.address] : [])),
  );
  return [...part].every(
    (address) =>
      !shapes.has(address) &&
      [context.base, context.after].every((catalog) => {
        const object = catalog.get(address);
        return object === undefined || needsOf(object).every((need) => !shapes.has(need) && !changed.has(need));
      }),
  );
}

/** What the plan for a database that nobody uses says of these alone, in one transaction. */
function remadeDraft(context: PlanContext, part: ReadonlySet<Address>): Draft | null {
  const wished = [...context.base.values()].map((object) =>
    part.has(object.address) || isOf(object, part) ? (context.after.get(object.address) ?? object) : object,
  );
  const columns = [...context.after.values()].filter((object) => object.kind === "column" && isOf(object, part) && !context.base.has(object.address));
  const gone = (object: CatalogObject): boolean => isOf(object, part) && !context.after.has(object.address);
  const told = asPlain(context, [...wished.filter((object) => !gone(object)), ...columns]);
  if (told === null) return null;
  const [first] = [...part];
  const object = context.after.get(first ?? "");
  if (object === undefined) return null;
  const others = [...part].slice(1);
  const locks = mergedLocks([...part].flatMap((address) => lockOfRemade(context, address)));
  return transactionDraft({
    phase: "switch",
    kind: "remake",
    object: object.address,
    what: `make ${object.kind.replaceAll("_", " ")} ${label(object)} again${others.length === 0 ? "" : `, with ${others.map((address) => address.replace(":", " ")).join(", ")}`}, at once: there is no ALTER for it`,
    uses: [...part].flatMap((address) => context.after.get(address)?.depends_on ?? []),
    provides: [...part],
    locks,
    statements: told.forward,
    undo: undoBy(locks, told.back),
    hazards: [
      hazard("behaviour_changes", `${label(object)} is as its new definition says`),
      ...(others.some((address) => address.startsWith("view:"))
        ? [
            hazard(
              "result_type_changes",
              `prepared statements over ${others
                .filter((each) => each.startsWith("view:"))
                .join(", ")
                .replaceAll("view:", "")} fail until they are prepared again`,
            ),
          ]
        : []),
    ],
  });
}

function isOf(object: CatalogObject, part: ReadonlySet<Address>): boolean {
  if (object.kind !== "column") return false;
  const name = qualifiedName(object.schema, object.table);
  return part.has(`view:${name}`) || part.has(`foreign_table:${name}`);
}

export function lockOfRemade(context: PlanContext, address: Address): readonly Lock[] {
  const object = context.base.get(address);
  if (object === undefined) return [];
  if (object.kind === "view") return [{ relation: address, mode: "ACCESS EXCLUSIVE" }];
  if (object.kind === "foreign_table")
    return [
      { relation: address, mode: "ACCESS EXCLUSIVE" },
      ...locksOfParents(context.base, object, "leaves"),
      ...locksOfParents(context.base, context.after.get(address) ?? object, "comes"),
    ];
  if (object.kind === "policy" || object.kind === "trigger" || object.kind === "column")
    return [{ relation: tableAddress(object.schema, object.table), mode: "ACCESS EXCLUSIVE" }];
  const about: readonly Address[] = object.kind === "rule" ? object.depends_on.filter((need) => /^(?:table|view):/u.test(need)) : [];
  return [...about.map((relation): Lock => ({ relation, mode: "ACCESS EXCLUSIVE" })), ...locksOfDefined(object)];
}

/** The changes without those that are made together. */
export function withoutRemade(remade: readonly Remade[], changes: readonly Change[]): readonly Change[] {
  if (remade.length === 0) return changes;
  const taken = (object: CatalogObject, address: Address): boolean => remade.some(({ addresses }) => addresses.has(address) || isOf(object, addresses));
  return changes.filter((change) => {
    const object = change.kind === "drop" ? change.before : change.after;
    return !taken(object, change.address);
  });
}
