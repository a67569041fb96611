import type { Thing } from "./resolved.ts";
import { attributeSchema } from "./schema-attribute.ts";
import type { ModelDocument } from "./schema-document.ts";

/** Lists whose items are used one by one: each becomes a table, owned by its entity and ordered by position. */
export function listsOf(document: ModelDocument): readonly Thing[] {
  return Object.entries(document.entities).flatMap(([name, entity]) =>
    Object.entries(entity.attributes).flatMap(([attribute, list]): readonly Thing[] => {
      if (list.type !== "list" || list.use !== "items") return [];
      return [
        {
          kind: "list",
          name: `${name}_${attribute}`,
          id: `${entity.id ?? name}_${list.id ?? attribute}`,
          table: `${entity.plural ?? `${name}s`}_${attribute}`,
          is: list.is ?? `The ${attribute.replaceAll("_", " ")} of each ${name}, in order.`,
          path: ["entities", name, "attributes", attribute],
          attributes: {
            position: attributeSchema.parse({ type: "integer", required: true, min: 1, is: "Place in the list, from 1." }),
            value: attributeSchema.parse({ type: list.of, required: true, is: "The item.", ...(list.private === undefined ? {} : { private: list.private }) }),
          },
          keys: [],
          arcs: [],
          within: name,
          tenant: "none",
          seenThrough: null,
          entity: null,
        },
      ];
    }),
  );
}
