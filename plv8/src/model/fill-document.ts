import type { Attribute } from "./schema-attribute.ts";
import { type Between, documentSchema, type ModelDocument, type ToOne } from "./schema-document.ts";
import type { Entity } from "./schema-entity.ts";
import type { ResolvedModel, Thing } from "./resolved.ts";
import { byName } from "./resolved.ts";

/**
 * The document with every default filled in, those that depend on other entries too: ids, plurals, tenancy, scopes, roles.
 * It is a document itself, with its keys in the definition's order: declaring it gives the same design and the same digest.
 */
export function fillDocument(document: ModelDocument, model: ResolvedModel): ModelDocument {
  const things = byName(model);
  return documentSchema.parse({
    ...document,
    entities: Object.fromEntries(Object.entries(document.entities).map(([name, entity]) => [name, fillEntity(entity, things.get(name)!)])),
    relationships: document.relationships.map((relationship) =>
      "between" in relationship
        ? fillBetween(relationship, things.get(relationship.name)!)
        : "to_one_of" in relationship
          ? relationship
          : fillToOne(relationship),
    ),
  });
}

function fillEntity(entity: Entity, thing: Thing): Entity {
  const tenant = thing.tenant === "owned" || thing.tenant === "global" ? { tenant: thing.tenant } : {};
  const unique =
    entity.unique === undefined ? {} : { unique: entity.unique.map((combination) => ({ ...combination, scope: scopeOf(combination.scope, thing) })) };
  return { ...entity, id: thing.id, plural: thing.table, ...tenant, attributes: fillAttributes(entity.attributes), ...unique };
}

/** Within one tenant, unless the thing belongs to none or the model says otherwise. */
export function scopeOf(said: "tenant" | "global" | undefined, thing: Thing): "tenant" | "global" {
  return said ?? (thing.tenant === "owned" ? "tenant" : "global");
}

function fillAttributes(attributes: Readonly<Record<string, Attribute>>): Record<string, Attribute> {
  return Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, { ...attribute, id: attribute.id ?? name }]));
}

function fillBetween(link: Between, thing: Thing): Between {
  return { ...link, id: thing.id, plural: thing.table, is: thing.is, attributes: fillAttributes(link.attributes) };
}

function fillToOne(relationship: ToOne): ToOne {
  const role = relationship.role ?? relationship.to;
  return { ...relationship, role, id: relationship.id ?? role };
}
