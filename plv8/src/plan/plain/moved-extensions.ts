import type { Catalog, CatalogObject } from "../../types/catalog.ts";
import { substituteNames } from "../../diff/substitute-names.ts";
import { quoteIdent } from "../../render/names.ts";

const texts = ["type", "default", "definition", "returns", "arguments", "predicate", "using", "check", "address", "target"] as const;

/** An extension that moves to another schema takes along what it owns: types of columns and calls of its functions are no changes of their own. */
export function withMovedExtensions(before: Catalog, after: Catalog): Catalog {
  const moves = before.objects.flatMap((object) => {
    const later = object.kind === "extension" ? after.objects.find((each) => each.kind === "extension" && each.name === object.name) : undefined;
    return object.kind === "extension" && later?.kind === "extension" && later.schema !== object.schema ? [{ from: object.schema, to: later.schema }] : [];
  });
  return moves.reduce((catalog, move) => ({ ...catalog, objects: moved(catalog.objects, move) }), before);
}

function moved(objects: readonly CatalogObject[], { from, to }: { readonly from: string; readonly to: string }): readonly CatalogObject[] {
  const own = new Set(
    objects.flatMap((object) =>
      "schema" in object && object.schema === from && object.extension === null && object.kind !== "extension" && object.kind !== "privileges"
        ? [object.name]
        : [],
    ),
  );
  const names = {
    size: 1,
    get: (key: string) => {
      const [schema = "", member = ""] = key.split("\n");
      return schema === from && !own.has(member) ? { schema: to, name: member } : undefined;
    },
  };
  const substitute = (text: string): string => (text.includes(quoteIdent(from)) ? substituteNames(text, { tables: names, columns: new Map() }) : text);
  return objects.map((object) => {
    if (object.extension !== null || object.kind === "extension") return object;
    const changed: Record<string, unknown> = {};
    for (const field of texts) {
      const value = (object as unknown as Readonly<Record<string, unknown>>)[field];
      if (typeof value === "string" && (field !== "address" || object.kind === "function"))
        changed[field] = field === "address" ? `function:${substitute(value.slice("function:".length))}` : substitute(value);
    }
    if (object.kind === "column" && object.generated !== null)
      changed["generated"] = { ...object.generated, expression: substitute(object.generated.expression) };
    return { ...object, ...changed } as CatalogObject;
  });
}
