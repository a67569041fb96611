import type { Path } from "./path.ts";
import type { Key, ResolvedModel, Thing } from "./resolved.ts";
import { arcsOf, keysOfArc } from "./resolve-arcs.ts";
import { listsOf } from "./resolve-lists.ts";
import { withSeenThrough } from "./resolve-visible.ts";
import { deferRings } from "./resolve-rings.ts";
import { tenantRoles } from "./resolve-tenants.ts";
import type { Between, ModelDocument, ToOne } from "./schema-document.ts";

/** Follows a document's references. Never fails: what refers to nothing stays as it is, and the checks report it. */
export function resolve(document: ModelDocument): ResolvedModel {
  const tenancy = document.intent.tenancy;
  const tenant = tenancy.kind === "row" ? (tenancy.by ?? null) : null;
  const bare = deferRings([...entitiesOf(document), ...linksOf(document), ...listsOf(document)]);
  const roles = tenant === null ? null : tenantRoles(bare, tenant);
  return {
    name: document.model,
    keys: document.conventions.keys,
    timestamps: document.conventions.timestamps,
    authors: document.conventions.authors === true,
    workload: document.intent.workload,
    tenancy: tenancy.kind,
    horizon: monthsOf(document.intent.horizon),
    areas: document.areas ?? {},
    extensions: document.conventions.extensions ?? [],
    tenant,
    actor: document.intent.actor ?? null,
    purposes: document.intent.purposes ?? [],
    things: withSeenThrough(bare.map((thing) => ({ ...thing, tenant: roles?.get(thing.name) ?? "none" }))),
    access: document.access,
    evolve: document.evolve,
  };
}

function entitiesOf(document: ModelDocument): readonly Thing[] {
  const keys = new Map<string, Key[]>();
  for (const [index, relationship] of document.relationships.entries()) {
    if ("between" in relationship) continue;
    const list = keys.get(relationship.from) ?? [];
    const path: Path = ["relationships", index];
    list.push(...("to_one_of" in relationship ? keysOfArc(relationship, path, document.entities) : [keyOf(relationship, path)]));
    keys.set(relationship.from, list);
  }
  return Object.entries(document.entities).map(([name, entity]): Thing => ({
    kind: "entity",
    name,
    id: entity.id ?? name,
    table: entity.plural ?? `${name}s`,
    is: entity.is,
    path: ["entities", name],
    attributes: Object.fromEntries(Object.entries(entity.attributes).filter(([, attribute]) => attribute.type !== "list" || attribute.use === "whole")),
    keys: keys.get(name) ?? [],
    arcs: arcsOf(document, name),
    within: entity.within ?? null,
    tenant: "none",
    seenThrough: null,
    entity,
  }));
}

function keyOf(relationship: ToOne, path: Path): Key {
  const role = relationship.role ?? relationship.to;
  return {
    role,
    id: relationship.id ?? role,
    to: relationship.to,
    is: relationship.is ?? null,
    required: relationship.required,
    unique: relationship.unique,
    on_delete: relationship.on_delete,
    column: `${role}_id`,
    path,
    deferred: false,
  };
}

function linksOf(document: ModelDocument): readonly Thing[] {
  return document.relationships.flatMap((relationship, index) => ("between" in relationship ? [linkOf(relationship, ["relationships", index])] : []));
}

function linkOf(relationship: Between, path: Path): Thing {
  const [left, right] = relationship.roles ?? relationship.between;
  return {
    kind: "link",
    name: relationship.name,
    id: relationship.id ?? relationship.name,
    table: relationship.plural ?? `${relationship.name}s`,
    is: relationship.is ?? `Which ${left} goes with which ${right}.`,
    path,
    attributes: relationship.attributes,
    keys: relationship.between.map((to, side): Key => {
      const role = relationship.roles?.[side] ?? to;
      return {
        role,
        id: role,
        to,
        is: null,
        required: true,
        unique: false,
        on_delete: "cascade",
        column: `${role}_id`,
        path: [...path, "between", side],
        deferred: false,
      };
    }),
    arcs: [],
    within: null,
    tenant: "none",
    seenThrough: null,
    entity: null,
  };
}

/** `3 years` in months. */
function monthsOf(horizon: string | undefined): number | null {
  if (horizon === undefined) return null;
  const [count = "0", unit = ""] = horizon.split(" ");
  return Number(count) * (unit.startsWith("year") ? 12 : 1);
}
