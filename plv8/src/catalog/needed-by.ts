import type { CatalogObject } from "../types/catalog.ts";
import { grouped } from "./grouped.ts";
import { needsOf } from "./needs-of.ts";

/** Who needs an address. */
export const neededBy = grouped<CatalogObject>((object, add) => {
  for (const need of needsOf(object)) add(need, object);
});
