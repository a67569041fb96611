import type { CatalogObject, ColumnObject, PrivilegesObject } from "../types/catalog.ts";
import { grantChanges } from "./alter-grants.ts";

/**
 * What is granted on columns again, because Postgres takes a privilege that leaves a relation from its columns too. `columns`: as they are to be, of those that
 * stand before and after.
 *
 * @example columnsKeep(withSelect, without, [columnWithSelect]) // ["grant select (a) on table s.t to reader"]
 */
export function columnsKeep(before: CatalogObject, after: CatalogObject, columns: readonly (ColumnObject | PrivilegesObject)[]): readonly string[] {
  const later = new Map(after.grants.map((grant) => [grant.grantee, grant.privileges]));
  const lost = new Map(
    before.grants.map(({ grantee, privileges }) => [grantee, new Set(privileges.filter((each) => later.get(grantee)?.includes(each) !== true).map(named))]),
  );
  const owner = after.owner;
  const takes = (grantee: string, privilege: string): boolean => lost.get(grantee)?.has(named(privilege)) === true || grantee === owner;
  return columns.flatMap((column) =>
    grantChanges(
      column,
      [],
      column.grants.flatMap(({ grantee, privileges }) => {
        const kept = privileges.filter((privilege) => takes(grantee, privilege));
        return kept.length === 0 ? [] : [{ grantee, privileges: kept }];
      }),
    ),
  );
}

/** Without its grant option. */
function named(privilege: string): string {
  return privilege.replace(/\*$/u, "");
}
