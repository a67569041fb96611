import { needsOf } from "../catalog/needs-of.ts";
import type { Address, CatalogObject, ViewObject } from "../types/catalog.ts";
import { renderView } from "./render-view.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

/** What can be in a circle with a view: all that may name one in its text. */
const inText: ReadonlySet<CatalogObject["kind"]> = new Set(["view", "materialized_view", "function", "operator", "cast", "rule"]);

/** Views that circles of views and functions go through: made of nothing first, they let all others come, and have their text at the end. */
export function circularViews(objects: Objects): ReadonlySet<Address> {
  const cut = new Set<Address>();
  for (;;) {
    const found = circles(objects, cut).flatMap((circle) => circle.filter((address) => address.startsWith("view:")).sort()[0] ?? []);
    if (found.length === 0) return cut;
    for (const address of found) cut.add(address);
  }
}

/** Its columns without anything that they are read from. */
export function asNothing(view: ViewObject): ViewObject {
  return {
    ...view,
    definition: `select ${(view.types ?? []).map((type) => `null::${type}`).join(", ")}`,
    options: [],
    depends_on: view.depends_on.filter((need) => !inText.has(need.slice(0, need.indexOf(":")) as CatalogObject["kind"])),
  };
}

export function replaceView(view: ViewObject): string {
  return renderView(view).replace(/^create view/u, "create or replace view");
}

/** Groups of more than one object in which each needs, in the end, each other. */
function circles(objects: Objects, without: ReadonlySet<Address>): readonly (readonly Address[])[] {
  const places = new Map<Address, { index: number; low: number; open: boolean }>();
  const path: Address[] = [];
  const found: Address[][] = [];
  const visit = (address: Address, object: CatalogObject): number => {
    const place = { index: places.size, low: places.size, open: true };
    places.set(address, place);
    path.push(address);
    for (const need of needsOf(object)) {
      const needed = objects.get(need);
      if (needed === undefined || without.has(need) || !inText.has(needed.kind)) continue;
      const known = places.get(need);
      if (known === undefined) place.low = Math.min(place.low, visit(need, needed));
      else if (known.open) place.low = Math.min(place.low, known.index);
    }
    if (place.low === place.index) {
      const circle = path.splice(path.indexOf(address));
      for (const each of circle) {
        const of = places.get(each);
        if (of !== undefined) of.open = false;
      }
      if (circle.length > 1) found.push(circle);
    }
    return place.low;
  };
  for (const [address, object] of objects)
    if (object.kind === "view" && !without.has(address) && !places.has(address) && (object.types ?? []).length > 0) visit(address, object);
  return found;
}
