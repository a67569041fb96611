import type { Address, Catalog } from "../types/catalog.ts";
import { byAddress } from "./by-address.ts";
import { compareCodePoints } from "./compare-code-points.ts";
import { neededBy } from "./needed-by.ts";
import { needsOf } from "./needs-of.ts";

/**
 * The base of a plan: the touched objects, what they need and what needs them, sorted. Each direction is followed to its end, but never
 * turned around: a neighbour's other neighbours are unrelated, and a change of them is no reason to plan again. A touched address that the
 * catalog does not have yet is part of the result: that it is still absent belongs to the base.
 *
 * @example closure(catalog, ["column:shop.orders.total"])
 */
export function closure(catalog: Catalog, addresses: readonly Address[]): readonly Address[] {
  const objects = byAddress(catalog);
  const needs = (address: Address): readonly Address[] => {
    const object = objects.get(address);
    return object === undefined ? [] : needsOf(object);
  };
  const needers = (address: Address): readonly Address[] => neededBy(objects, address).map((object) => object.address);
  return [...new Set([...follow(addresses, needs), ...follow(addresses, needers)])].sort(compareCodePoints);
}

function follow(start: readonly Address[], edges: (address: Address) => readonly Address[]): ReadonlySet<Address> {
  const reached = new Set(start);
  const queue = [...start];
  for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
    for (const target of edges(address)) {
      if (reached.has(target)) continue;
      reached.add(target);
      queue.push(target);
    }
  }
  return reached;
}
