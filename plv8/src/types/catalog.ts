/**
 * The catalog: what a database has, as plain sorted data.
 *
 * One flat list of objects, each with an address that is stable across majors, sessions and dump/restore. Order is by address,
 * code point by code point. Indexes are `index:SCHEMA.NAME`; constraints, triggers, policies `KIND:SCHEMA.TABLE.NAME`. Text that Postgres renders
 * (definitions, expressions) stands as Postgres rendered it.
 */
import type { Address, Common, Grant } from "./catalog-common.ts";
import type {
  ColumnObject,
  ConstraintObject,
  IndexObject,
  MaterializedViewObject,
  PolicyObject,
  SequenceObject,
  TableObject,
  TriggerObject,
  ViewObject,
} from "./relations.ts";

export type { Address, Grant } from "./catalog-common.ts";
export type * from "./relations.ts";

export type SchemaObject = Common & { readonly kind: "schema" };

export type EnumObject = Common & { readonly kind: "enum"; readonly schema: string; readonly values: readonly string[] };

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
  /**
   * Columns, quoted, that a foreign table has from its parents alone, in its order; `required`: the name of a NOT NULL that is its own even so, or that a partition calls
   * otherwise, empty before 18. No difference between two catalogs, and excluded from fingerprints. Absent without; empty where it has checks alone from them.
   */
  readonly inherited?: readonly { readonly column: string; readonly required?: string }[];
  /** Of a foreign partition, as a table says it: checks of its parent that are valid there though not above. No difference between two catalogs. */
  readonly validated?: readonly string[];
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
