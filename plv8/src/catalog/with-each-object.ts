import type { Catalog, CatalogObject } from "../types/catalog.ts";

/** The catalog with each object changed; itself where nothing changes, so that what is known of its list stays known. */
export function withEachObject(catalog: Catalog, change: (object: CatalogObject) => CatalogObject): Catalog {
  let changed = false;
  const objects = catalog.objects.map((object) => {
    const later = change(object);
    changed ||= later !== object;
    return later;
  });
  return changed ? { ...catalog, objects } : catalog;
}
