import type { Address, Common, Grant } from "./catalog-common.ts";

export type SequenceObject = Common & {
  readonly kind: "sequence";
  readonly schema: string;
  readonly type: string;
  /** 64-bit numbers travel as text. */
  readonly start: string;
  readonly increment: string;
  readonly min: string;
  readonly max: string;
  readonly cache: string;
  readonly cycle: boolean;
  /** Column address that owns it (serial); sequences of identity columns are part of the column and not listed. */
  readonly owned_by: Address | null;
  /** Absent for a permanent one. */
  readonly persistence?: "unlogged";
};

export type TableObject = Common & {
  readonly kind: "table";
  readonly schema: string;
  readonly persistence: "permanent" | "unlogged";
  readonly row_security: boolean;
  readonly force_row_security: boolean;
  /** `name=value`, sorted. */
  readonly options: readonly string[];
  /** `default`, `full`, `nothing`, or `index NAME`. */
  readonly replica_identity: string;
  /** `RANGE (placed_at)` for a partitioned table, else null. */
  readonly partition_key: string | null;
  /** For a partition: parent's address and bound; else null. */
  readonly partition_of: { readonly parent: Address; readonly bound: string } | null;
  readonly inherits: readonly Address[];
  /** Absent for heap, the default tablespace, no clustering, no type. */
  readonly access_method?: string;
  readonly tablespace?: string;
  /** Name of the index that CLUSTER uses. */
  readonly cluster_on?: string;
  /** Address of the composite type that a typed table is of. */
  readonly of_type?: Address;
  /**
   * Triggers that a partition has of its parent and that fire otherwise than there; states as Postgres catalogues them (`O`, `A`, `R`, `D`). Absent without.
   */
  readonly triggers?: readonly { readonly name: string; readonly enabled: string; readonly above: string }[];
  /** Checks that a partition has of its parent, and that are valid there though not above. No difference between two catalogs, and excluded from fingerprints. Absent without. */
  readonly validated?: readonly string[];
  /**
   * What a partition's parts of its parent's indexes and keys are called, `named` where Postgres would call them otherwise; excluded from fingerprints. Absent
   * without. `options`: where they are others than the index above has; `tablespace` and `statistics` (as an index says them) where either has some.
   */
  readonly copies?: readonly {
    readonly of: Address;
    readonly name: string;
    readonly named?: true;
    readonly comment?: string;
    readonly options?: readonly string[];
    readonly options_above?: readonly string[];
    readonly tablespace?: string;
    readonly tablespace_above?: string;
    readonly statistics?: readonly string[];
    readonly statistics_above?: readonly string[];
  }[];
};

/** A column of a table; also of a view, where it has a default, a comment or privileges of its own. */
export type ColumnObject = Common & {
  readonly kind: "column";
  readonly schema: string;
  readonly table: string;
  /** 1-based order among living columns; excluded from fingerprints (added columns append). */
  readonly position: number;
  /** As `format_type` says, with search_path empty (`numeric(19,2)`, `shop.status`). */
  readonly type: string;
  /** Only where it differs from the type's own. */
  readonly collation: string | null;
  readonly not_null: boolean;
  /** Expression text, or null; null for generated columns. */
  readonly default: string | null;
  readonly identity: {
    readonly kind: "always" | "by default";
    readonly start: string;
    readonly increment: string;
    readonly min: string;
    readonly max: string;
    readonly cache: string;
    readonly cycle: boolean;
    /**
     * Its sequence, in the table's schema; `named` where Postgres would call it otherwise. Both are excluded from fingerprints. Absent where Postgres has not
     * been asked.
     */
    readonly sequence?: string;
    readonly named?: true;
  } | null;
  /** Privileges on the sequence of an identity column, what is said about it, and whether it is logged otherwise than its table; absent without. */
  readonly counter?: {
    readonly grants: readonly Grant[];
    /** What its owner, who is the table's, may do, where that is not what owners may. */ readonly own?: readonly string[];
    readonly comment: string | null;
    readonly persistence?: "permanent" | "unlogged";
  };
  readonly generated: { readonly kind: "stored" | "virtual"; readonly expression: string } | null;
  /** Only where it differs from the type's own. */
  readonly storage: string | null;
  readonly compression: string | null;
  readonly statistics: number | null;
  /** What ALTER COLUMN SET says to the planner, `n_distinct=5`, sorted; absent without. */
  readonly options?: readonly string[];
  /**
   * Of 18: a NOT NULL that has a name somebody thought of (else null), a comment or no heirs, or that an heir has for its own besides its parent (`own`, left
   * out of fingerprints; of partitions nobody asks); absent for all others. Without a name it is called as Postgres would, or as the parent's.
   */
  readonly not_null_as?: { readonly name: string | null; readonly no_inherit: boolean; readonly comment: string | null; readonly own?: true };
  /** A NOT NULL (18), of a partition or of what inherits from a foreign table, that is also its own: it stays when the parent's leaves. No difference between two catalogs. */
  readonly required_itself?: true;
  /** Whom `counter.own` is about. No difference between two catalogs. */
  readonly counter_owner?: string;
  /** A column that comes from a parent and is also the child's own: it stays when the parent's leaves. No difference between two catalogs. */
  readonly local?: true;
};

export type ConstraintObject = Common & {
  readonly kind: "constraint";
  readonly schema: string;
  readonly table: string;
  readonly type: "primary" | "unique" | "foreign" | "check" | "exclusion";
  /**
   * As `pg_get_constraintdef` says, with options and tablespace of its index, without NOT VALID (that is `valid`). Named NOT NULL constraints of 18 are the
   * column's `not_null`.
   */
  readonly definition: string;
  readonly columns: readonly string[];
  readonly references: { readonly table: Address; readonly columns: readonly string[] } | null;
  readonly valid: boolean;
  /** What is said about the index behind it; absent without. */
  readonly index_comment?: string;
  /** A key ON ONLY a partitioned table, not valid until each partition has attached one of its own. */
  readonly waits?: true;
  /** The parent's index or key that it is a part of, where that still waits for other parts. */
  readonly attached_to?: Address;
  /** The plain index, of a table above, whose part is the index of this key. */
  readonly part_of?: Address;
};

export type IndexObject = Common & {
  readonly kind: "index";
  readonly schema: string;
  readonly table: string;
  /** As `pg_get_indexdef` says (not CONCURRENTLY). Indexes behind constraints belong to the constraint and are not listed. */
  readonly definition: string;
  readonly unique: boolean;
  readonly method: string;
  /** Plain key columns or expression texts, in order. */
  readonly keys: readonly string[];
  readonly predicate: string | null;
  readonly valid: boolean;
  readonly tablespace: string | null;
  /** `place=target` of expressions, in order; absent without. */
  readonly statistics?: readonly string[];
  /** The parent's index that it is a part of, where that still waits for other parts. */
  readonly attached_to?: Address;
};

export type TriggerObject = Common & {
  readonly kind: "trigger";
  readonly schema: string;
  readonly table: string;
  /** As `pg_get_triggerdef` says. */
  readonly definition: string;
  readonly enabled: "origin" | "always" | "replica" | "disabled";
};

export type PolicyObject = Common & {
  readonly kind: "policy";
  readonly schema: string;
  readonly table: string;
  readonly command: "all" | "select" | "insert" | "update" | "delete";
  readonly permissive: boolean;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
};

export type ViewObject = Common & {
  readonly kind: "view";
  readonly schema: string;
  /** As `pg_get_viewdef` says. */
  readonly definition: string;
  readonly options: readonly string[];
  readonly columns: readonly string[];
  /** Types of the columns, with a collation that is not the type's own; excluded from fingerprints (derived). Absent where Postgres has not been asked. */
  readonly types?: readonly string[];
};

/** Without its contents: whether it is populated is data. Its indexes are `index` objects whose table it is. */
export type MaterializedViewObject = Common & {
  readonly kind: "materialized_view";
  readonly schema: string;
  /** As `pg_get_viewdef` says. */
  readonly definition: string;
  readonly columns: readonly string[];
  readonly options: readonly string[];
  /** null: heap. */
  readonly access_method: string | null;
  readonly tablespace: string | null;
  /** Name of the index that CLUSTER uses; absent without. */
  readonly cluster_on?: string;
};
