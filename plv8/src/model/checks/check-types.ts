import type { Path } from "../path.ts";
import type { CheckInput } from "./check.ts";

/** Types that need something else: an extension, or a table of their own. */
export function checkTypes({ document, model, report }: CheckInput): void {
  const attributes = [
    ...Object.entries(document.entities).flatMap(([name, entity]) =>
      Object.entries(entity.attributes).map(([key, attribute]) => ({
        name: key,
        attribute,
        path: ["entities", name, "attributes", key] as Path,
        entity: true,
      })),
    ),
    ...document.relationships.flatMap((relationship, index) =>
      "between" in relationship
        ? Object.entries(relationship.attributes).map(([key, attribute]) => ({
            name: key,
            attribute,
            path: ["relationships", index, "attributes", key] as Path,
            entity: false,
          }))
        : [],
    ),
  ];
  for (const { name, attribute, path, entity } of attributes) {
    if (attribute.type === "vector" && !model.extensions.includes("vector")) {
      report.error(
        "model.needs-extension",
        path,
        `${name} is a vector, which needs the extension vector; conventions.extensions does not name it.`,
        "Install it (create extension vector schema public) and write conventions: { extensions: [vector] }.",
        "key",
      );
    }
    if (attribute.type !== "list" || attribute.use !== "items") continue;
    if (!entity)
      report.error(
        "model.list",
        [...path, "use"],
        `${name} belongs to a pair: its items can't have a table of their own.`,
        "Write use: whole, or declare the pair as an entity.",
      );
    if (attribute.most !== undefined)
      report.error(
        "model.list",
        [...path, "most"],
        `The items of ${name} have a table of their own: their number is not limited there.`,
        "Remove `most`, or write use: whole.",
      );
    if (attribute.required)
      report.error(
        "model.list",
        [...path, "required"],
        `The items of ${name} have a table of their own: a list without items is possible.`,
        "Remove `required`, or write use: whole.",
      );
  }
}
