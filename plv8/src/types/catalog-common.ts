/** What all objects of a catalog have. */

/** `kind:identity`, identifiers quoted as `quote_ident` does: `table:shop.orders`, `column:shop.orders.total`, `function:shop.f(integer, text)`. */
export type Address = string;

/**
 * One grantee's privileges on one object; grantee `public` is everybody; `*` behind a privilege means with grant option. Sorted by grantee, privileges sorted.
 */
export type Grant = { readonly grantee: string; readonly privileges: readonly string[] };

export type Common = {
  readonly address: Address;
  readonly name: string;
  /** null where the object has no owner of its own (column, constraint, trigger, policy). */
  readonly owner: string | null;
  /** Effective privileges other than the owner's own default ones; empty for kinds without privileges. */
  readonly grants: readonly Grant[];
  readonly comment: string | null;
  /** Addresses this object needs, sorted; excluded from fingerprints (derived), used for order and for closures. */
  readonly depends_on: readonly Address[];
  /** Extension that owns the object, or null. */
  readonly extension: string | null;
  /**
   * Names of extensions that take the object along when they leave (DEPENDS ON EXTENSION), sorted; of functions, triggers, indexes and materialized views;
   * absent without.
   */
  readonly bound_to?: readonly string[];
  /** Security labels, sorted by provider; absent without. */
  readonly labels?: readonly { readonly provider: string; readonly label: string }[];
};
