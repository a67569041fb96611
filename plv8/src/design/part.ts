import type { CatalogObject } from "../types/catalog.ts";
import type { Decision } from "../types/design.ts";

/** A column before it has its place in the table. */
export type ColumnShape = {
  readonly name: string;
  /** Last part of its stable id: the attribute's or relationship's id; `$…` for what the rules add. */
  readonly id: string;
  readonly type: string;
  readonly not_null: boolean;
  readonly default: string | null;
  readonly identity: boolean;
  readonly comment: string;
  /** Functions that the default calls. */
  readonly needs: readonly string[];
  /** `key`: part of the primary key; `reference`: of a foreign key; `business`: said in the model; `system`: kept by triggers and defaults. */
  readonly role: "key" | "reference" | "business" | "system";
};

/** A constraint before it has an address. */
export type ConstraintShape = {
  readonly name: string;
  readonly type: "primary" | "unique" | "foreign" | "check" | "exclusion";
  readonly definition: string;
  readonly columns: readonly string[];
  readonly references: { readonly table: string; readonly columns: readonly string[]; readonly constraint: string } | null;
  readonly comment: string;
};

/** A wish for an index: equality on a set, then an ordered tail. Wishes of one table are merged over the whole workload. */
export type IndexWish = {
  readonly equals: readonly string[];
  readonly tail: readonly { readonly column: string; readonly descending: boolean }[];
  readonly include: readonly string[];
  /** SQL condition of a partial index. */
  readonly predicate: string | null;
  /** For the decision: what it serves (`recent_orders`, `the key of customer`), where that is said, and how much traffic it is. */
  readonly serves: string;
  readonly cites: string;
  readonly share: number;
  /** Milliseconds in which an answer is wanted, where the model says so. */
  readonly within_ms?: number | undefined;
  readonly foreign: boolean;
};

/** What one rule gives for one thing. */
export type Part = {
  readonly columns?: readonly ColumnShape[];
  readonly constraints?: readonly ConstraintShape[];
  readonly wishes?: readonly IndexWish[];
  readonly objects?: readonly CatalogObject[];
  readonly decisions?: readonly Decision[];
};

/** A column with the usual defaults of a shape. */
export function column(shape: Pick<ColumnShape, "name" | "id" | "type" | "comment" | "role"> & Partial<ColumnShape>): ColumnShape {
  return { not_null: false, default: null, identity: false, needs: [], ...shape };
}
