import type { Address, CatalogKind, CatalogObject, ColumnObject, DefinedKind, DefinedObject } from "../../types/catalog.ts";

/** Statements that turn an object that stands into another of its address; or why there are none, so that it is dropped and made again. */
export type Alteration = readonly string[] | MadeAgain;
export type MadeAgain = { readonly because: string };

export type Pair<T> = { readonly before: T; readonly after: T };

/** What a statement depends on besides the two objects. */
export type Scene = {
  readonly major: number;
  readonly isPartitioned: (schema: string, table: string) => boolean;
  /** Is there a table of this type? */
  readonly isTyped: (type: Address) => boolean;
  readonly hasChecks: (schema: string, table: string) => boolean;
  /** The expression that a wish gives for a column's values in its new type; null: a cast. */
  readonly using: (before: ColumnObject, after: ColumnObject) => string | null;
  /** Do partitions or children keep what they have there, whatever the column's table gets? */
  readonly childrenDiffer: (column: ColumnObject, property: "default" | "generated" | "storage" | "statistics") => boolean;
};

export type Of<K extends CatalogKind> = K extends DefinedKind ? DefinedObject : Extract<CatalogObject, { readonly kind: K }>;

/** `has`: does one of these properties differ? Comment, grants and owner are seen to elsewhere. */
export type Alter<T> = (pair: Pair<T>, has: (...names: readonly string[]) => boolean, scene: Scene) => Alteration;

export function because(reason: string): MadeAgain {
  return { because: reason };
}

export function isMadeAgain(alteration: Alteration): alteration is MadeAgain {
  return "because" in alteration;
}
