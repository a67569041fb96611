import type { CatalogKind, CatalogObject } from "../types/catalog.ts";

const defined = ["additions", "comment", "definition", "grants", "owner"] as const;

/**
 * The fields that make two objects of one address differ, per kind. Left out: address and name (identity), position (added columns
 * append), depends_on (derived), extension (its members are not ours).
 */
export const propertyNames = {
  schema: ["comment", "grants", "owner"],
  enum: ["comment", "grants", "owner", "values"],
  sequence: ["cache", "comment", "cycle", "grants", "increment", "max", "min", "owned_by", "owner", "start", "type"],
  table: ["access_method", "cluster_on", "comment", "force_row_security", "grants", "inherits", "of_type", "options", "owner", "partition_key", "partition_of", "persistence", "replica_identity", "row_security", "tablespace"],
  column: ["collation", "comment", "compression", "default", "generated", "grants", "identity", "not_null", "options", "statistics", "storage", "type"],
  constraint: ["columns", "comment", "definition", "references", "type", "valid"],
  index: ["comment", "definition", "keys", "method", "predicate", "tablespace", "unique", "valid"],
  function: ["comment", "definition", "grants", "language", "owner", "returns", "routine"],
  trigger: ["comment", "definition", "enabled"],
  policy: ["check", "command", "comment", "permissive", "roles", "using"],
  view: ["columns", "comment", "definition", "grants", "options", "owner"],
  domain: ["checks", "collation", "comment", "default", "grants", "not_null", "owner", "type"],
  composite: ["attributes", "comment", "grants", "owner"],
  materialized_view: ["access_method", "columns", "comment", "definition", "grants", "options", "owner", "tablespace"],
  extension: ["comment", "schema", "version"],
  default_privileges: ["grants"],
  range: [...defined],
  collation: [...defined],
  rule: [...defined],
  statistics: [...defined],
  event_trigger: [...defined],
  publication: [...defined],
  operator: [...defined],
  operator_class: [...defined],
  operator_family: [...defined],
  cast: [...defined],
  conversion: [...defined],
  text_search_parser: [...defined],
  text_search_dictionary: [...defined],
  text_search_configuration: [...defined],
  text_search_template: [...defined],
  language: [...defined],
  foreign_data_wrapper: [...defined],
  foreign_server: [...defined],
  foreign_table: [...defined],
  user_mapping: [...defined],
  other: ["class", "comment", "definition", "grants", "owner"],
} as const satisfies Record<CatalogKind, readonly string[]>;

/** Names of the properties in which two objects of one kind differ, sorted. */
export function differingProperties(before: CatalogObject, after: CatalogObject): readonly string[] {
  if (before.kind !== after.kind) return ["kind"];
  return propertyNames[before.kind].filter((name) => !equalData(field(before, name), field(after, name)));
}

function field(object: CatalogObject, name: string): unknown {
  return (object as unknown as Readonly<Record<string, unknown>>)[name];
}

/** Deep equality of plain data; keys in any order, undefined equals null. */
export function equalData(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || left === undefined || right === null || right === undefined) return (left ?? null) === (right ?? null);
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    return Array.isArray(left) && Array.isArray(right) && left.length === right.length && left.every((item, index) => equalData(item, right[index]));
  }
  const former = left as Readonly<Record<string, unknown>>;
  const later = right as Readonly<Record<string, unknown>>;
  const names = new Set([...Object.keys(former), ...Object.keys(later)]);
  return [...names].every((name) => equalData(former[name], later[name]));
}
