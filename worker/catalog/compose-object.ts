/** One object of the catalog out of the parts that the server gives: the other half of `sql/catalog/object.sql`, which does the same inside the database. */
import type { CatalogObject, Grant } from "../../plv8/src/types/catalog.ts";

/** A row of `sql/catalog/rows.sql` in its texts, as they come over the wire. */
export type ObjectParts = readonly [
  address: string,
  kind: string,
  name: string,
  body: string | null,
  more: string | null,
  owner: string | null,
  grants: string | null,
  description: string | null,
  targets: string | null,
  extension: string | null,
  labels: string | null,
  extensions: string | null,
];

type Own = { readonly comment?: string | null; readonly born_comment?: string };

/** A comment that its kind is born with is none. */
export function composeObject([
  address,
  kind,
  name,
  body,
  more,
  owner,
  grants,
  description,
  targets,
  extension,
  labels,
  extensions,
]: ObjectParts): CatalogObject {
  const { born_comment: born, ...own } = more === null ? {} : (JSON.parse(more) as Own);
  return {
    ...(body === null ? {} : (JSON.parse(body) as object)),
    ...own,
    kind,
    address,
    name,
    owner,
    extension,
    grants: grants === null ? [] : (JSON.parse(grants) as readonly Grant[]),
    comment: (description === born ? null : description) ?? own.comment ?? null,
    depends_on: targets === null ? [] : (JSON.parse(targets) as readonly string[]),
    ...(labels === null ? {} : { labels: JSON.parse(labels) as CatalogObject["labels"] }),
    ...(extensions === null ? {} : { bound_to: JSON.parse(extensions) as readonly string[] }),
  } as CatalogObject;
}

/** What was read at each address. Readers that share one give the same object for the same texts, so that who compares two catalogs need not look inside. */
export type KnownObjects = Map<string, { readonly parts: ObjectParts; readonly object: CatalogObject }>;

export function knownObject(known: KnownObjects, parts: ObjectParts): CatalogObject {
  const there = known.get(parts[0]);
  if (there !== undefined && there.parts.every((part, at) => part === parts[at])) return there.object;
  const object = composeObject(parts);
  if (there === undefined) known.set(parts[0], { parts, object });
  return object;
}
