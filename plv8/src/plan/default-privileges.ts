import type { Address, CatalogObject, ColumnObject, DefaultPrivilegesObject } from "../types/catalog.ts";
import { settleGrants } from "../render/born-grants.ts";
import { bornWithPrivileges } from "../render/counter.ts";
import { createStatements } from "../render/create-objects.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

const known = new WeakMap<Objects, readonly DefaultPrivilegesObject[]>();

/**
 * The statements that make objects where a catalog's default privileges are in force: in the end each object has the privileges that it says, no others.
 * `around`: columns of parents that stand.
 */
export function createUnder(standing: Objects, objects: readonly CatalogObject[], around: readonly ColumnObject[] = []): readonly string[] {
  const privileges = defaultPrivileges(standing);
  return [
    ...createStatements(objects, around),
    ...(privileges.length === 0 ? [] : objects.map(bornWithPrivileges).flatMap((object) => settleGrants(object, privileges))),
  ];
}

function defaultPrivileges(catalog: Objects): readonly DefaultPrivilegesObject[] {
  let found = known.get(catalog);
  if (found === undefined) known.set(catalog, (found = [...catalog.values()].flatMap((object) => (object.kind === "default_privileges" ? [object] : []))));
  return found;
}
