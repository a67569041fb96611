import type { Key, ResolvedModel, Thing } from "./resolved.ts";

/** Columns that the rules add by themselves, by the model's name for them. */
export function builtInColumns(thing: Thing, model: ResolvedModel): readonly string[] {
  return [
    ...(thing.kind === "entity" ? ["id"] : []),
    ...(model.timestamps ? ["created_at", "updated_at"] : []),
    ...(model.authors ? ["created_by", "updated_by"] : []),
    ...(thing.entity?.soft_delete === true ? ["deleted_at"] : []),
  ];
}

/** The column that says to which tenant a row belongs; null where there is none. */
export function tenantColumn(thing: Thing, model: ResolvedModel): string | null {
  return thing.tenant === "owned" && model.tenant !== null ? `${model.tenant}_id` : null;
}

/** Columns of the primary key, in order: tenant, owners from the outermost, own. Depends on `within` being free of cycles. */
export function primaryKey(thing: Thing, model: ResolvedModel, things: ReadonlyMap<string, Thing>): readonly string[] {
  const tenant = tenantColumn(thing, model);
  const lead = tenant === null ? [] : [tenant];
  if (thing.kind === "link") return [...lead, ...thing.keys.map((key) => key.column).filter((column) => column !== tenant)];
  return [...lead, ...ownerColumns(thing, model, things).filter((column) => column !== tenant), thing.kind === "list" ? "position" : "id"];
}

/** The columns that point to the owner (`within`), in the order of the owner's primary key; empty without one. */
export function ownerColumns(thing: Thing, model: ResolvedModel, things: ReadonlyMap<string, Thing>): readonly string[] {
  const owner = thing.within === null ? undefined : things.get(thing.within);
  if (owner === undefined) return [];
  return primaryKey(owner, model, things).map((column) => (column === "id" ? `${owner.name}_id` : column));
}

/** An owner's column by the owner's identity, so that a rename of the owner is one of the column. */
export function ownerIdentity(thing: Thing, column: string, things: ReadonlyMap<string, Thing>): string {
  for (let owner = things.get(thing.within ?? ""); owner !== undefined; owner = things.get(owner.within ?? ""))
    if (column === `${owner.name}_id`) return `${owner.id}_id`;
  return column;
}

/** The identity of a column of the primary key, wherever it is repeated. */
export function keyIdentity(thing: Thing, column: string, model: ResolvedModel, things: ReadonlyMap<string, Thing>): string {
  return column === tenantColumn(thing, model) ? `${things.get(model.tenant ?? "")?.id ?? ""}_id` : ownerIdentity(thing, column, things);
}

/** The columns of a referenced thing that a to-one key points to: its primary key, or (tenant, id) of a thing that has an owner. */
export function targetColumns(target: Thing, model: ResolvedModel): readonly string[] {
  const tenant = tenantColumn(target, model);
  return tenant === null ? ["id"] : [tenant, "id"];
}

/** The columns of a to-one key, in the order of `targetColumns`. The tenant's own rows carry their tenant in `id`. */
export function keyColumns(thing: Thing, key: Key, target: Thing, model: ResolvedModel): readonly string[] {
  return targetColumns(target, model).map((column) => (column === "id" ? key.column : thing.tenant === "tenant" ? "id" : column));
}

/** True when the thing's own primary key is not what to-one keys point to, so that they need a unique key of their own. */
export function needsReferenceKey(thing: Thing, model: ResolvedModel, things: ReadonlyMap<string, Thing>): boolean {
  return primaryKey(thing, model, things).join() !== targetColumns(thing, model).join();
}

/**
 * Every name by which the model can speak of a column of a thing, with its column: attributes, to-one keys by role, owners, the tenant,
 * and what the rules add.
 */
export function columnsByName(thing: Thing, model: ResolvedModel, things: ReadonlyMap<string, Thing>): ReadonlyMap<string, string> {
  const columns = new Map<string, string>();
  const tenant = tenantColumn(thing, model);
  if (tenant !== null && model.tenant !== null) columns.set(model.tenant, tenant);
  for (const column of ownerColumns(thing, model, things)) columns.set(column.replace(/_id$/, ""), column);
  for (const name of builtInColumns(thing, model)) columns.set(name, name);
  for (const key of thing.keys) columns.set(key.role, key.column);
  for (const name of Object.keys(thing.attributes)) columns.set(name, name);
  return columns;
}

/** The only values a name can have, where the model closes them. */
export function closedValues(thing: Thing): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const [name, attribute] of Object.entries(thing.attributes)) {
    if (attribute.type === "choice") values.set(name, attribute.values);
    if (attribute.type === "state") values.set(name, statesOf(attribute));
  }
  return values;
}

/** The states of a machine, in order of appearance: initial first. */
export function statesOf(attribute: { readonly initial: string; readonly moves: Readonly<Record<string, readonly string[]>> }): readonly string[] {
  const states = new Set<string>([attribute.initial]);
  for (const [from, targets] of Object.entries(attribute.moves)) {
    states.add(from);
    for (const target of targets) states.add(target);
  }
  return [...states];
}
