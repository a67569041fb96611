import type { Address, CatalogObject, ColumnObject, DefaultPrivilegesObject, DefinedObject } from "../types/catalog.ts";
import { grantChanges } from "../render/alter-grants.ts";
import { settleGrants } from "../render/born-grants.ts";
import { bornWithPrivileges } from "../render/counter.ts";
import { createStatements } from "../render/create-objects.ts";
import { qualifiedName } from "../render/names.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

const known = new WeakMap<Objects, readonly DefaultPrivilegesObject[]>();

/**
 * The statements that make objects where a catalog's default privileges are in force: in the end each object has the privileges that it says, no others.
 * `around`: columns of parents that stand.
 */
export function createUnder(standing: Objects, objects: readonly CatalogObject[], around: readonly (ColumnObject | DefinedObject)[] = []): readonly string[] {
  const privileges = defaultPrivileges(standing);
  const settled =
    privileges.length === 0 ? [] : objects.map((object) => bornWithPrivileges(object, objects)).flatMap((object) => settleGrants(object, privileges));
  // What leaves a relation leaves its columns too.
  const bare = settled.length === 0 ? objects : objects.map((object) => (object.kind === "column" ? { ...object, grants: [] } : object));
  return [
    ...createStatements(bare, around),
    ...settled,
    ...(settled.length === 0 ? [] : objects.flatMap((object) => (object.kind === "column" ? grantChanges(object, [], object.grants) : []))),
  ];
}

/** The sequence of an identity column has the privileges that the column says, where its table stands, or comes to be one. */
export function settleCounter(standing: Objects, catalog: Objects, column: ColumnObject): readonly string[] {
  const privileges = column.identity === null ? [] : defaultPrivileges(standing);
  const table = catalog.get(`table:${qualifiedName(column.schema, column.table)}`);
  return privileges.length === 0 ? [] : settleGrants(bornWithPrivileges(column, table === undefined ? [] : [table]), privileges);
}

function defaultPrivileges(catalog: Objects): readonly DefaultPrivilegesObject[] {
  let found = known.get(catalog);
  if (found === undefined) known.set(catalog, (found = [...catalog.values()].flatMap((object) => (object.kind === "default_privileges" ? [object] : []))));
  return found;
}
