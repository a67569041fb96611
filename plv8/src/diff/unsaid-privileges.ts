import type { Address, Catalog, CatalogObject } from "../types/catalog.ts";

/**
 * Privileges on what others made that a text leaves as `there` has them: on the system's own objects where it does not speak of them, and on members of an
 * extension that it does not make; `silent`, where it says nothing of privileges at all, of every extension that does not leave.
 */
export function unsaidPrivileges(catalog: Catalog, there: Catalog, silent: boolean): readonly CatalogObject[] {
  const addresses = (objects: readonly CatalogObject[]): ReadonlySet<Address> => new Set(objects.map((object) => object.address));
  const [said, known] = [addresses(catalog.objects), addresses(there.objects)];
  return there.objects.filter(
    (object) =>
      object.kind === "privileges" &&
      !said.has(object.address) &&
      (object.member_of === null || (silent && said.has(object.member_of)) || (!said.has(object.member_of) && !known.has(object.member_of))),
  );
}
