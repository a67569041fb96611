import type { Address, ColumnObject, ConstraintObject, TableObject } from "../types/catalog.ts";

/** A column of the former shape; `kept` is its name from the switch until the plan is completed. */
export type FormerColumn = { readonly column: ColumnObject; readonly kept: string; readonly back: string | null };

/**
 * A column of the new shape; `stage` is its name until the switch. `forward` reads columns of the former shape by their former names; `obstacle`: true for rows
 * whose value it can't carry over; `missing`: for rows that it gives no value.
 */
export type LaterColumn = {
  readonly column: ColumnObject;
  readonly stage: string;
  readonly forward: string;
  /** The one former column that it comes from, by name; null: it comes from several. */
  readonly source: string | null;
  readonly obstacle: string | null;
  readonly missing: string;
};

/** A foreign key that refers to columns of a group: as it stands, as it is wished (null: it leaves), and the group that its own columns are in. */
export type Referrer = { readonly key: ConstraintObject; readonly after: ConstraintObject | null; readonly own: SyncGroup | null };

/** Columns of one table that say the same in two shapes and are kept in step until the plan is completed. */
export type SyncGroup = {
  readonly table: TableObject;
  readonly former: readonly FormerColumn[];
  readonly later: readonly LaterColumn[];
  /** The new shape takes over names of the former one: names are exchanged at the switch, and only one shape is visible at a time. */
  readonly exchange: boolean;
  /** Every value survives there and back. */
  readonly lossless: boolean;
  readonly referrers: readonly Referrer[];
  /** Foreign keys of the plan that one or another group makes again as its referrers. */
  readonly carried: ReadonlySet<Address>;
  /** Keys, checks and indexes that are also over columns of the table which change the other way: the exchange makes them. */
  readonly shared: ReadonlySet<Address>;
  readonly functionName: string;
  readonly triggerName: string;
};
