import type { Path } from "./path.ts";
import type { Arc, Key } from "./resolved.ts";
import type { ModelDocument, ToOneOf } from "./schema-document.ts";

/** The keys of an exclusive arc: one for each entity it may point to, `<role>_<entity>_id`; known by the entity's identity. */
export function keysOfArc(relationship: ToOneOf, path: Path, entities: ModelDocument["entities"]): readonly Key[] {
  return relationship.to_one_of.map((to, position): Key => {
    const role = `${relationship.role}_${to}`;
    return {
      role,
      id: `${relationship.role}_${entities[to]?.id ?? to}`,
      to,
      is: relationship.is ?? null,
      required: false,
      unique: false,
      on_delete: relationship.on_delete,
      column: `${role}_id`,
      path: [...path, "to_one_of", position],
      deferred: false,
    };
  });
}

/** The exclusive arcs of one entity. */
export function arcsOf(document: ModelDocument, name: string): readonly Arc[] {
  return document.relationships.flatMap((relationship, index): readonly Arc[] => {
    if (!("to_one_of" in relationship) || relationship.from !== name) return [];
    const path: Path = ["relationships", index];
    return [
      { role: relationship.role, columns: keysOfArc(relationship, path, document.entities).map((key) => key.column), required: relationship.required, path },
    ];
  });
}
