import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import { differenceText, differingObjects } from "../differing-objects.ts";
import { Broken } from "./broken.ts";

/** Throws `Broken` with both sides of what differs. */
export function expectSame(what: string, found: Catalog, wanted: Catalog): void {
  const differing = differingObjects(found, wanted);
  if (differing.length > 0) throw new Broken(`${what}:\n${differenceText(differing)}`);
}
