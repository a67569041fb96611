/** What a catalog's owners need on scratch while objects are handed to them, and no longer. */
import pg from "pg";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { mentionedRoles } from "./scratch-roles.ts";

/**
 * A new owner needs CREATE on the schema: lent while owners are set, taken back before the privileges of the catalog are given.
 * Never from the schema's own owner: that would take an owner's inborn right away.
 */
export function ownersMayCreate(catalog: Catalog, loader: string): { readonly open: readonly string[]; readonly shut: readonly string[] } {
  const { owners } = mentionedRoles(catalog);
  const lent = catalog.objects
    .filter((object) => object.kind === "schema")
    .flatMap((schema) => owners.filter((name) => name !== loader).map((name) => ({ schema, name })));
  const each = (verb: "grant" | "revoke", word: "to" | "from", of: typeof lent): readonly string[] =>
    of.map(({ schema, name }) => `${verb} create on schema ${pg.escapeIdentifier(schema.name)} ${word} ${pg.escapeIdentifier(name)}`);
  return {
    open: each("grant", "to", lent),
    shut: each(
      "revoke",
      "from",
      lent.filter(({ schema, name }) => schema.owner !== name),
    ),
  };
}
