import type { Address, CatalogObject } from "./catalog.ts";

/** One difference between two catalogs. `properties` are names of the object's fields that differ. */
export type Change =
  | { readonly kind: "create"; readonly address: Address; readonly after: CatalogObject }
  | { readonly kind: "drop"; readonly address: Address; readonly before: CatalogObject }
  | { readonly kind: "alter"; readonly address: Address; readonly before: CatalogObject; readonly after: CatalogObject; readonly properties: readonly string[] }
  | {
      readonly kind: "rename";
      readonly address: Address;
      readonly before: CatalogObject;
      readonly after: CatalogObject;
      readonly properties: readonly string[];
    };
