import type { Catalog, CatalogObject, Grant } from "../../plv8/src/types/catalog.ts";
import type { Change } from "../../plv8/src/types/change.ts";

/** Made by superusers, by whoever may make things in the database, or said of what belongs to neither. */
const beyondOwners: ReadonlySet<CatalogObject["kind"]> = new Set([
  "schema",
  "extension",
  "language",
  "event_trigger",
  "foreign_data_wrapper",
  "foreign_server",
  "user_mapping",
  "base_type",
  "text_search_parser",
  "text_search_template",
  "operator_class",
  "operator_family",
  "access_method",
  "publication",
  "subscription",
  "cast",
  "transform",
  "default_privileges",
  "privileges",
  "other",
]);

/**
 * Whom a plan's script works as: the one owner of all that is compared, so that what the plan makes on its way is that role's too; null, whoever runs it, where
 * the role may not do all of it. What the plan makes says its owner either way.
 */
export function actingRole(owner: string, from: Catalog, changes: readonly Change[]): string | null {
  const open = openSchemas(owner, from);
  const able = changes.every((change) => {
    const object = change.kind === "drop" ? change.before : change.after;
    return !beyondOwners.has(object.kind) && "schema" in object && object.schema !== null && open.has(object.schema);
  });
  return able ? owner : null;
}

/** Where a role may make things, as changes may have to: names of schemas. */
function openSchemas(owner: string, { objects }: Catalog): ReadonlySet<string> {
  const may = (grant: Grant): boolean => [owner, "public"].includes(grant.grantee) && grant.privileges.includes("CREATE");
  return new Set(objects.flatMap((each) => (each.kind === "schema" && (each.owner === owner || each.grants.some(may)) ? [each.name] : [])));
}
