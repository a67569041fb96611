/** What a document does not give back: its own design, built by Postgres, beside the catalog that it was inferred from. */
import type { Catalog, CatalogObject } from "../../../plv8/src/types/catalog.ts";
import type { Rename } from "../../../plv8/src/diff/rename-map.ts";
import type { Change } from "../../../plv8/src/types/change.ts";
import type { Compiler } from "../../compiler.ts";
import type { Loss } from "./document.ts";

/**
 * `built`: the design, read back from scratch. `renames`: what the model calls otherwise, and says so. Owners and privileges are a project's settings, not a model's, and are not compared; nor are comments
 * that a designer writes: of indexes and constraints, and where the catalog has none and the document had to say something.
 */
export function lossReport(compiler: Compiler, built: Catalog, actual: Catalog, schema: string, renames: readonly Rename[]): readonly Loss[] {
  const within = (catalog: Catalog): Catalog => ({
    ...catalog,
    objects: catalog.objects.filter((object) => object.kind !== "schema" && (!("schema" in object) || object.schema === schema || object.kind === "extension")),
  });
  const known = new Map(actual.objects.map((object) => [object.address, object]));
  const settled = (object: CatalogObject): CatalogObject => {
    const there = known.get(object.address);
    const designers = object.kind === "index" || object.kind === "constraint" || there?.comment == null;
    return { ...object, owner: null, grants: [], comment: designers ? (there?.comment ?? null) : object.comment };
  };
  const from = within(built);
  const to = within(actual);
  const { changes } = compiler.value<{ changes: readonly Change[] }>("diff", {
    from: { ...from, objects: from.objects.map(settled) },
    to: { ...to, objects: to.objects.map((object) => ({ ...object, owner: null, grants: [] })) },
    renames,
  });
  return changes.map((change) => ({ address: change.address, why: whyOf(change) }));
}

function whyOf(change: Change): string {
  switch (change.kind) {
    case "create":
      return "is in the database, not in the model";
    case "drop":
      return "comes with the model, is not in the database";
    case "rename":
      return [`is called ${change.before.name} by the model`, ...differences(change)].join("; ");
    case "alter":
      return differences(change).join("");
    default:
      return change satisfies never;
  }
}

function differences({ before, after, properties }: Extract<Change, { readonly kind: "alter" | "rename" }>): readonly string[] {
  return properties.length === 0 ? [] : [`differs in ${properties.map((property) => differing(before, after, property)).join(", ")}`];
}

function differing(model: CatalogObject, actual: CatalogObject, property: string): string {
  const [gives, is] = [model, actual].map((object) => (object as unknown as Record<string, unknown>)[property]);
  const word = property.replaceAll("_", " ");
  const plain = [gives, is].every((value) => value === null || ["string", "boolean"].includes(typeof value));
  return plain ? `${word}: ${JSON.stringify(is)}, the model gives ${JSON.stringify(gives)}` : word;
}
