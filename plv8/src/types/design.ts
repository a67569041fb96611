import type { Address, Catalog } from "./catalog.ts";

/** A design choice with its rule, reason and cited facts. */
export type Decision = {
  /** Address of the designed object, or a model path for choices without an object. */
  readonly subject: string;
  /** Dotted rule name, e.g. `access.equality-range-sort`. */
  readonly rule: string;
  readonly reason: string;
  /** Model paths the reason rests on, e.g. `access.recent_orders`. */
  readonly cites: readonly string[];
  readonly rejected: string | null;
  readonly cost: string | null;
};

/** Project settings that are not part of the model. */
export type DesignSettings = {
  readonly schema: string;
  readonly owner: string;
  readonly application_roles: readonly string[];
  /** Postgres major of the target: 15 to 18. */
  readonly major: number;
};

/** How data get from the former version to this one, per column of the new design. */
export type EvolveRule = {
  readonly column: Address;
  /** New column's value from the former version's columns. */
  readonly forward: string | null;
  /** Former column's value from the new columns. */
  readonly back: string | null;
  /** Value for rows that exist already. */
  readonly fill: string | null;
};

/** What the designer makes of a model. */
export type Design = {
  readonly settings: DesignSettings;
  readonly catalog: Catalog;
  /** Stable model ids (`customer`, `customer.name`) of tables and columns; a same id at another address is a rename. Sorted by id. */
  readonly ids: readonly { readonly id: string; readonly address: Address }[];
  readonly evolve: readonly EvolveRule[];
  readonly decisions: readonly Decision[];
};
