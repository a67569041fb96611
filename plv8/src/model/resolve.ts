import type { Path } from "./path.ts";
import type { Key, ResolvedModel, TenantRole, Thing } from "./resolved.ts";
import type { Between, ModelDocument, ToOne } from "./schema-document.ts";

/** Follows a document's references. Never fails: what refers to nothing stays as it is, and the checks report it. */
export function resolve(document: ModelDocument): ResolvedModel {
  const tenancy = document.intent.tenancy;
  const tenant = tenancy.kind === "row" ? (tenancy.by ?? null) : null;
  const bare = [...entitiesOf(document), ...linksOf(document)];
  const roles = tenant === null ? null : tenantRoles(bare, tenant);
  return {
    name: document.model,
    keys: document.conventions.keys,
    timestamps: document.conventions.timestamps,
    workload: document.intent.workload,
    tenant,
    things: bare.map((thing) => ({ ...thing, tenant: roles?.get(thing.name) ?? "none" })),
    access: document.access,
    evolve: document.evolve,
  };
}

function entitiesOf(document: ModelDocument): readonly Thing[] {
  const keys = new Map<string, Key[]>();
  for (const [index, relationship] of document.relationships.entries()) {
    if ("between" in relationship) continue;
    const list = keys.get(relationship.from) ?? [];
    list.push(keyOf(relationship, ["relationships", index]));
    keys.set(relationship.from, list);
  }
  return Object.entries(document.entities).map(([name, entity]): Thing => ({
    kind: "entity",
    name,
    id: entity.id ?? name,
    table: entity.plural ?? `${name}s`,
    is: entity.is,
    path: ["entities", name],
    attributes: entity.attributes,
    keys: keys.get(name) ?? [],
    within: entity.within ?? null,
    tenant: "none",
    entity,
  }));
}

function keyOf(relationship: ToOne, path: Path): Key {
  const role = relationship.role ?? relationship.to;
  return {
    role, id: relationship.id ?? role, to: relationship.to, is: relationship.is ?? null, required: relationship.required,
    unique: relationship.unique, on_delete: relationship.on_delete, column: `${role}_id`, path,
  };
}

function linksOf(document: ModelDocument): readonly Thing[] {
  return document.relationships.flatMap((relationship, index) => ("between" in relationship ? [linkOf(relationship, ["relationships", index])] : []));
}

function linkOf(relationship: Between, path: Path): Thing {
  const [left, right] = relationship.between;
  return {
    kind: "link",
    name: relationship.name,
    id: relationship.id ?? relationship.name,
    table: relationship.plural ?? `${relationship.name}s`,
    is: relationship.is ?? `Which ${left} goes with which ${right}.`,
    path,
    attributes: relationship.attributes,
    keys: [left, right].map((to, side): Key => ({
      role: to, id: to, to, is: null, required: true, unique: false, on_delete: "cascade", column: `${to}_id`, path: [...path, "between", side],
    })),
    within: null,
    tenant: "none",
    entity: null,
  };
}

/** Who belongs to the tenant: whoever reaches it by required relationships or ownership, unless it says `tenant: global`. */
function tenantRoles(things: readonly Thing[], tenant: string): ReadonlyMap<string, TenantRole> {
  const roles = new Map<string, TenantRole>(things.map((thing) => [thing.name, thing.name === tenant ? "tenant" : "global"]));
  const inside = (name: string | null): boolean => name !== null && (roles.get(name) === "tenant" || roles.get(name) === "owned");
  for (let changed = true; changed;) {
    changed = false;
    for (const thing of things) {
      if (roles.get(thing.name) !== "global" || thing.entity?.tenant === "global") continue;
      const linked = thing.kind === "link" && thing.keys.some((key) => inside(key.to));
      if (!linked && !inside(thing.within) && !thing.keys.some((key) => key.required && (key.to === tenant ? key.role === tenant : inside(key.to)))) continue;
      roles.set(thing.name, "owned");
      changed = true;
    }
  }
  return roles;
}
