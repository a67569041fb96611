import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { withEachObject } from "../../plv8/src/catalog/with-each-object.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import { LOADER } from "../sql-input/read-desired.ts";

/** Default privileges are a role's: where the text names nobody, they are those of whoever owns the rest. */
export function nameLoader(catalog: Catalog, owner: string): Catalog {
  const named = withEachObject(catalog, (object) =>
    object.address.includes(LOADER) && /^(?:other:)?default.privileges:/.test(object.address) ? ofOwner(object, owner) : object,
  );
  return named === catalog ? catalog : { ...named, objects: [...named.objects].sort((left, right) => compareCodePoints(left.address, right.address)) };
}

function ofOwner(object: CatalogObject, owner: string): CatalogObject {
  const grants = object.grants
    .map((grant) => (grant.grantee === LOADER ? { ...grant, grantee: owner } : grant))
    .sort((left, right) => compareCodePoints(left.grantee, right.grantee));
  return { ...object, owner, grants, name: object.name.replace(LOADER, owner), address: object.address.replace(LOADER, quoteIdent(owner)) };
}
