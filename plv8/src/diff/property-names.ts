import { normalText } from "../catalog/normal-text.ts";
import { saidByPeople } from "../catalog/not-null-name.ts";
import type { CatalogKind, CatalogObject } from "../types/catalog.ts";

const defined = ["additions", "comment", "definition", "grants", "labels", "owner"] as const;

/**
 * The fields that make two objects of one address differ, per kind. Left out: address and name (identity), position (added columns
 * append), depends_on (derived), extension (its members are not ours), whether a column is also the child's own (no statement says so).
 */
export const propertyNames = {
  schema: ["comment", "grants", "labels", "owner"],
  enum: ["comment", "grants", "labels", "owner", "values"],
  sequence: ["cache", "comment", "cycle", "grants", "increment", "labels", "max", "min", "owned_by", "owner", "persistence", "start", "type"],
  table: [
    "access_method",
    "cluster_on",
    "comment",
    "force_row_security",
    "grants",
    "inherits",
    "labels",
    "of_type",
    "options",
    "owner",
    "partition_key",
    "partition_of",
    "persistence",
    "replica_identity",
    "row_security",
    "tablespace",
    "triggers",
  ],
  column: [
    "collation",
    "comment",
    "compression",
    "counter",
    "default",
    "generated",
    "grants",
    "identity",
    "labels",
    "not_null",
    "not_null_as",
    "options",
    "statistics",
    "storage",
    "type",
  ],
  constraint: ["attached_to", "columns", "comment", "definition", "index_comment", "part_of", "references", "type", "valid", "waits"],
  index: ["attached_to", "bound_to", "comment", "definition", "keys", "method", "predicate", "statistics", "tablespace", "unique", "valid"],
  function: ["bound_to", "comment", "definition", "grants", "labels", "language", "owner", "returns", "routine"],
  trigger: ["bound_to", "comment", "definition", "enabled"],
  policy: ["check", "command", "comment", "permissive", "roles", "using"],
  view: ["columns", "comment", "definition", "grants", "labels", "options", "owner"],
  domain: ["checks", "collation", "comment", "default", "grants", "labels", "not_null", "not_null_as", "owner", "type"],
  composite: ["attributes", "comment", "grants", "labels", "owner"],
  materialized_view: ["access_method", "bound_to", "cluster_on", "columns", "comment", "definition", "grants", "labels", "options", "owner", "tablespace"],
  extension: ["comment", "schema", "version"],
  default_privileges: ["grants"],
  privileges: ["grants"],
  range: [...defined],
  base_type: [...defined],
  subscription: [...defined],
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
  access_method: [...defined],
  transform: [...defined],
  other: ["class", "comment", "definition", "grants", "labels", "owner"],
} as const satisfies Record<CatalogKind, readonly string[]>;

/** Names of the properties in which two objects of one kind differ, sorted. */
export function differingProperties(before: CatalogObject, after: CatalogObject): readonly string[] {
  if (before.kind !== after.kind) return ["kind"];
  return propertyNames[before.kind].filter((name) => !equalData(compared(before, name), compared(after, name)));
}

/** What the sequence of an identity column is called is told apart from how it counts. */
function compared(object: CatalogObject, name: string): unknown {
  if (name === "not_null_as" && object.kind === "column") return saidByPeople(object.not_null_as);
  return name === "identity" && object.kind === "column" && object.identity !== null
    ? { ...object.identity, sequence: undefined, named: undefined }
    : field(object, name);
}

function field(object: CatalogObject, name: string): unknown {
  return (object as unknown as Readonly<Record<string, unknown>>)[name];
}

/** Deep equality of plain data; keys in any order, undefined equals null, expressions in their normal form. */
/** What a change says of a column that becomes of another type: Postgres makes its constraints and dependents again. */
export const saidOfType: readonly string[] = ["type", "collation", "generated"];

export function equalData(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left === "string" && typeof right === "string") return normalText(left) === normalText(right);
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
