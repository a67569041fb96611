/**
 * The catalog: what a database has, as plain sorted data.
 *
 * One flat list of objects, each with an address that is stable across majors, sessions and dump/restore. Order is by address,
 * code point by code point. Indexes are `index:SCHEMA.NAME`; constraints, triggers, policies `KIND:SCHEMA.TABLE.NAME`. Text that Postgres renders
 * (definitions, expressions) stands as Postgres rendered it.
 */

/** `kind:identity`, identifiers quoted as `quote_ident` does: `table:shop.orders`, `column:shop.orders.total`, `function:shop.f(integer, text)`. */
export type Address = string;

/**
 * One grantee's privileges on one object; grantee `public` is everybody; `*` behind a privilege means with grant option. Sorted by grantee, privileges sorted.
 */
export type Grant = { readonly grantee: string; readonly privileges: readonly string[] };

type Common = {
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

export type SchemaObject = Common & { readonly kind: "schema" };

export type EnumObject = Common & { readonly kind: "enum"; readonly schema: string; readonly values: readonly string[] };

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
  /**
   * What a partition's parts of its parent's indexes and keys are called, `named` where Postgres would call them otherwise; excluded from fingerprints. Absent
   * without.
   */
  readonly copies?: readonly { readonly of: Address; readonly name: string; readonly named?: true; readonly comment?: string }[];
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
  readonly counter?: { readonly grants: readonly Grant[]; readonly comment: string | null; readonly persistence?: "permanent" | "unlogged" };
  readonly generated: { readonly kind: "stored" | "virtual"; readonly expression: string } | null;
  /** Only where it differs from the type's own. */
  readonly storage: string | null;
  readonly compression: string | null;
  readonly statistics: number | null;
  /** What ALTER COLUMN SET says to the planner, `n_distinct=5`, sorted; absent without. */
  readonly options?: readonly string[];
  /** Of 18: a NOT NULL of its own that has a name somebody thought of (else null), a comment or no heirs; absent for all others. */
  readonly not_null_as?: { readonly name: string | null; readonly no_inherit: boolean; readonly comment: string | null };
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

export type FunctionObject = Common & {
  readonly kind: "function";
  readonly schema: string;
  /** As `pg_get_function_identity_arguments` says; of an aggregate the types alone. */
  readonly arguments: string;
  readonly routine: "function" | "procedure" | "aggregate" | "window";
  /** As `pg_get_functiondef` says; of an aggregate its `CREATE AGGREGATE`. */
  readonly definition: string;
  readonly returns: string | null;
  readonly language: string;
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

export type DomainObject = Common & {
  readonly kind: "domain";
  readonly schema: string;
  readonly type: string;
  /** Only where it differs from the type's own. */
  readonly collation: string | null;
  readonly default: string | null;
  readonly not_null: boolean;
  /** Of 17: a NOT NULL with a name that somebody thought of, or a comment; absent for all others. */
  readonly not_null_as?: { readonly name: string; readonly comment: string | null };
  /** Sorted by name; `definition` without NOT VALID. */
  readonly checks: readonly { readonly name: string; readonly definition: string; readonly valid: boolean; readonly comment: string | null }[];
};

export type CompositeObject = Common & {
  readonly kind: "composite";
  readonly schema: string;
  readonly attributes: readonly { readonly name: string; readonly type: string; readonly collation: string | null; readonly comment: string | null }[];
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

/** `schema` is where its members are; an extension belongs to the database. */
export type ExtensionObject = Common & {
  readonly kind: "extension";
  readonly schema: string;
  readonly version: string;
  /** Only where it can't move to another schema. */ readonly relocatable?: false;
};

/** What new objects of a role are born with; `grants` are the default privileges, `owner` is the role, `schema` null means everywhere. */
export type DefaultPrivilegesObject = Common & {
  readonly kind: "default_privileges";
  readonly schema: string | null;
  readonly on: "tables" | "sequences" | "functions" | "types" | "schemas" | "large objects";
};

/**
 * Privileges on what is not the catalog's: a member of an extension (`privileges:on table pg_stat_statements of pg_stat_statements`; in its extension's schema told
 * without that one) or what every database is born with (`privileges:on function pg_catalog.pg_read_file(text)`, `…on table pg_catalog.pg_shadow (usename)`). Listed only where `grants` differ from `born`.
 */
export type PrivilegesObject = Common & {
  readonly kind: "privileges";
  /** Of a member, where it has one; null for what every database is born with. */
  readonly schema: string | null;
  /** As GRANT names it: `table public.pg_stat_statements`, `function public.f(integer)`. This and the fields below are no difference between two catalogs. */
  readonly target: string;
  /** Column of the target whose own privileges they are. */
  readonly column: string | null;
  readonly member_of: Address | null;
  /** What it came with: pg_init_privs, else what its owner gives everybody. */
  readonly born: readonly Grant[];
  /** Who owns the target, and gives what is given. */
  readonly given_by: string;
};

/** Kinds that one statement makes and that are replaced as a whole. Addresses `KIND:identity`; rules `rule:SCHEMA.TABLE.NAME`. */
export type DefinedKind =
  | "range"
  | "collation"
  | "rule"
  | "statistics"
  | "event_trigger"
  | "publication"
  | "operator"
  | "operator_class"
  | "operator_family"
  | "cast"
  | "conversion"
  | "text_search_parser"
  | "text_search_dictionary"
  | "text_search_configuration"
  | "text_search_template"
  | "language"
  | "foreign_data_wrapper"
  | "foreign_server"
  | "foreign_table"
  | "user_mapping"
  | "access_method"
  | "transform"
  | "base_type"
  | "subscription";

export type DefinedObject = Common & {
  readonly kind: DefinedKind;
  /** null for what belongs to the database, not to a schema. */
  readonly schema: string | null;
  /**
   * The statement that makes it, a subscription's without its connection; null where it can't be said (options that may hold a secret, a range with a canonical
   * function).
   */
  readonly definition: string | null;
  /** Statements that complete it: mappings of a text search configuration, loose members of an operator family, the state of a rule or subscription. */
  readonly additions?: readonly string[];
};

/** An object of a kind that is not modelled: reported, never planned past in silence. */
export type OtherObject = Common & {
  readonly kind: "other";
  /** `partition being detached`; address `other:CLASS:identity`. */
  readonly class: string;
  /** null for what belongs to the database, not to a schema. */
  readonly schema: string | null;
  /** The one statement that makes it, or null where there is none: then `script` cannot make it. */
  readonly definition: string | null;
};

export type CatalogObject =
  | SchemaObject
  | EnumObject
  | SequenceObject
  | TableObject
  | ColumnObject
  | ConstraintObject
  | IndexObject
  | FunctionObject
  | TriggerObject
  | PolicyObject
  | ViewObject
  | DomainObject
  | CompositeObject
  | MaterializedViewObject
  | ExtensionObject
  | DefaultPrivilegesObject
  | PrivilegesObject
  | DefinedObject
  | OtherObject;

export type CatalogKind = CatalogObject["kind"];

export type Catalog = {
  /** Version of the canonical form; fingerprints of different versions are not comparable. */
  readonly canon: 1;
  readonly objects: readonly CatalogObject[];
};
