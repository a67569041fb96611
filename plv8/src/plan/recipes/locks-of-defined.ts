import { heirsOf } from "../../catalog/heirs-of.ts";
import type { Address, CatalogObject } from "../../types/catalog.ts";
import type { Lock, LockMode } from "../../types/plan.ts";
import { lockStrength } from "../lock-strength.ts";
import { qualifiedName } from "../../render/names.ts";
import { tableAddressOf } from "../dependency-order.ts";

const modes: Partial<Readonly<Record<CatalogObject["kind"], LockMode>>> = {
  rule: "ACCESS EXCLUSIVE",
  statistics: "SHARE UPDATE EXCLUSIVE",
  publication: "SHARE UPDATE EXCLUSIVE",
};

/** Locks on tables and views that come with making, changing or dropping an object which is about them. */
export function locksOfDefined(object: CatalogObject): readonly Lock[] {
  if (object.kind === "materialized_view") return [{ relation: object.address, mode: "ACCESS EXCLUSIVE" }];
  if (object.kind === "function") return writes.test(object.definition ?? "") ? writtenBy(object) : [];
  const mode = modes[object.kind];
  if (mode === undefined) return [];
  const about =
    object.kind === "rule"
      ? relationsOfRule(object)
      : object.depends_on.flatMap((need) => (need.startsWith("table:") ? [need] : need.startsWith("column:") ? [tableAddressOf(need)] : []));
  return mergedLocks([...[...new Set(about)].sort().map((relation): Lock => ({ relation, mode })), ...(object.kind === "rule" ? writtenBy(object) : [])]);
}

/** The view that stands, of which it is a trigger. */
export function locksOfTriggered(catalog: ReadonlyMap<Address, CatalogObject>, object: CatalogObject, mode: LockMode = "SHARE ROW EXCLUSIVE"): readonly Lock[] {
  const view = object.kind === "trigger" ? `view:${qualifiedName(object.schema, object.table)}` : "";
  return catalog.has(view) ? [{ relation: view, mode }] : [];
}

/** What the rule is on. */
export function relationsOfRule(rule: CatalogObject): readonly Address[] {
  return rule.depends_on.filter(
    (need) => /^(?:table|view|materialized_view):/u.test(need) && rule.address.startsWith(`rule:${need.slice(need.indexOf(":") + 1)}.`),
  );
}

/** A body that Postgres reads when it is told. */
const writes = /^BEGIN ATOMIC$.*\b(?:INSERT INTO|UPDATE|DELETE FROM|MERGE INTO)\b/msu;

/** Tables and views that a rule's action, or such a body, may write are locked for writing when it is made, as a statement that did so would. */
function writtenBy(object: CatalogObject): readonly Lock[] {
  return object.depends_on
    .flatMap((need) => (/^(?:table|view):/u.test(need) ? [need] : need.startsWith("column:") ? [tableAddressOf(need)] : []))
    .sort()
    .map((relation): Lock => ({ relation, mode: "ROW EXCLUSIVE" }));
}

/**
 * What a foreign table takes of the tables that it is a partition or an heir of, when it comes or changes and when it leaves; what takes all that no other
 * partition does is looked at either way.
 */
export function locksOfParents(catalog: ReadonlyMap<Address, CatalogObject>, object: CatalogObject, way: "comes" | "leaves"): readonly Lock[] {
  if (object.kind !== "foreign_table") return [];
  return (object.additions ?? []).flatMap((addition): readonly Lock[] => {
    const [, whole, parent] = /^ALTER (?:TABLE (.+?) ATTACH PARTITION |FOREIGN TABLE .+? INHERIT (.+)$)/su.exec(addition) ?? [];
    const relation = `table:${whole ?? parent ?? ""}`;
    if (!catalog.has(relation) || (whole === undefined && way === "leaves")) return [];
    const rest = heirsOf(catalog, relation).filter((heir) => heir.partition_of?.bound === "DEFAULT");
    return [
      { relation, mode: way === "leaves" ? "ACCESS EXCLUSIVE" : "SHARE UPDATE EXCLUSIVE" },
      ...rest.map((heir): Lock => ({ relation: heir.address, mode: "ACCESS EXCLUSIVE" })),
    ];
  });
}

/** Each relation once, with the strongest of its locks. */
export function mergedLocks(locks: readonly Lock[]): readonly Lock[] {
  const merged = new Map<string, LockMode>();
  for (const { relation, mode } of locks) {
    const known = merged.get(relation);
    merged.set(relation, known !== undefined && lockStrength(known) >= lockStrength(mode) ? known : mode);
  }
  return [...merged].map(([relation, mode]) => ({ relation, mode }));
}
