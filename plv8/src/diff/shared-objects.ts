import type { Catalog } from "../types/catalog.ts";
import { byAddress } from "./rename-map.ts";

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

/** Equal as JSON, keys in the same order. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null || Array.isArray(left) !== Array.isArray(right)) return false;
  const [names, others] = [Object.keys(left), Object.keys(right)];
  if (names.length !== others.length) return false;
  const [one, two] = [left as Readonly<Record<string, unknown>>, right as Readonly<Record<string, unknown>>];
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? "";
    if (name !== others[at] || !isSame(one[name], two[name])) return false;
  }
  return true;
}
