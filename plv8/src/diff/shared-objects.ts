import type { Catalog } from "../types/catalog.ts";
import { byAddress } from "../catalog/by-address.ts";

/** The catalog with the other's object wherever it has an equal one at the same address: who compares the two later need not look inside. */
export function withSharedObjects(catalog: Catalog, other: Catalog): Catalog {
  const known = byAddress(other);
  return {
    ...catalog,
    objects: catalog.objects.map((object) => {
      const like = known.get(object.address);
      return like !== undefined && isSame(object, like) ? like : object;
    }),
  };
}

/** Equal as JSON, whatever order the keys are in. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null || Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  const [one, two] = [left as Readonly<Record<string, unknown>>, right as Readonly<Record<string, unknown>>];
  return names.every((name) => Object.hasOwn(two, name) && isSame(one[name], two[name]));
}
