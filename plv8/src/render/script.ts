import { computedInCircle } from "../catalog/computed-in-circle.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { needsOf } from "../catalog/needs-of.ts";
import { withTakenNotNulls } from "../catalog/taken-not-nulls.ts";
import type { Address, Catalog, CatalogObject, ColumnObject, DefinedObject } from "../types/catalog.ts";
import { renderComment, renderGrants, renderOwner, renderSettings } from "./finish-object.ts";
import { orderItems } from "./order-items.ts";
import { renderObject } from "./render-object.ts";
import { itemOf, ScriptParts } from "./script-parts.ts";

export type Script = {
  /** In an order that an empty database takes, one statement each, without a final semicolon. */
  readonly statements: readonly string[];
  /** The same statements in their five parts: what makes the objects and their states, who owns them, who may use them, what they are about, event triggers. */
  readonly parts: {
    readonly make: readonly string[];
    readonly owners: readonly string[];
    readonly grants: readonly string[];
    readonly comments: readonly string[];
    readonly watch: readonly string[];
  };
  /** Addresses of objects that no statement here makes, and of those that need one of them, sorted. */
  readonly missing: readonly Address[];
};

/**
 * The SQL text that builds a catalog from nothing. Loaded and read back it gives the same catalog. What extensions own comes with the extension.
 *
 * Function bodies are not checked while they load (they may name what comes later); nothing else of the session matters.
 *
 * `around`: columns that stand already, of parents, and parents that are foreign tables: children have these without a word.
 *
 * @example script(catalog).statements.join(";\n")
 */
export function script(catalog: Catalog, around: readonly (ColumnObject | DefinedObject)[] = []): Script {
  const objects = [...withTakenNotNulls(catalog).objects]
    .filter((object) => object.extension === null)
    .sort((left, right) => compareCodePoints(left.address, right.address));
  const children = new ScriptParts(objects, around);
  const made = (some: readonly CatalogObject[]): readonly string[] =>
    orderItems(some.flatMap((object) => children.items(object))).flatMap((item) => item.statements);
  const missing = withNeeders(objects, [
    ...objects.filter(
      (object) =>
        object.kind !== "table" &&
        object.kind !== "column" &&
        object.kind !== "default_privileges" &&
        object.kind !== "privileges" &&
        renderObject(object) === null,
    ),
    ...computedInCircle(objects),
  ]);
  const kept = objects.filter((object) => !missing.has(object));
  // Behind all else, so that nothing of it calls them: one may forbid what the script does.
  const watching = kept.filter((object) => object.kind === "event_trigger");
  const quiet = kept.filter((object) => object.kind !== "event_trigger");
  const settings = quiet.flatMap(renderSettings);
  const preface = objects.some((object) => object.kind === "function") ? ["set check_function_bodies = off"] : [];
  const parts = {
    make: [...preface, ...made(quiet), ...settings, ...children.triggerStates(), ...children.validations()],
    owners: quiet.flatMap(renderOwner),
    // What leaves a relation leaves its columns too.
    grants: [...quiet.filter((object) => object.kind !== "column"), ...quiet.filter((object) => object.kind === "column")].flatMap(renderGrants),
    comments: quiet.flatMap(renderComment),
    watch: [...made(watching), ...watching.flatMap((object) => [...renderOwner(object), ...renderComment(object)])],
  };
  return {
    statements: [...parts.make, ...parts.owners, ...parts.grants, ...parts.comments, ...parts.watch],
    parts,
    missing: [...missing].map((object) => object.address).sort(compareCodePoints),
  };
}

/** A column that can't be made leaves its table out. */
function withNeeders(objects: readonly CatalogObject[], unmade: readonly CatalogObject[]): ReadonlySet<CatalogObject> {
  const missing = new Set(unmade);
  const addresses = new Set(unmade.map((object) => object.address));
  for (let known = -1; missing.size > known && unmade.length > 0;) {
    known = missing.size;
    for (const object of objects) {
      if (missing.has(object) || !(addresses.has(object.address) || needsOf(object).some((need) => addresses.has(need)))) continue;
      missing.add(object);
      addresses.add(object.address);
      if (object.kind === "column") addresses.add(itemOf(object.address));
    }
  }
  return missing;
}
