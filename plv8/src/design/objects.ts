/** Objects of a designed catalog: schema, tables, columns, constraints, indexes. */
import { qualifiedName, quoteIdent } from "../render/names.ts";
import type { Address, ColumnObject, ConstraintObject, Grant, IndexObject, SchemaObject, TableObject } from "../types/catalog.ts";
import type { DesignSettings } from "../types/design.ts";
import { indexAddress, listOf, memberAddress, schemaAddress, tableAddress } from "./names.ts";
import type { ColumnShape, ConstraintShape } from "./part.ts";

/** The same privileges for every application role. */
export function grantsFor(settings: DesignSettings, privileges: readonly string[]): readonly Grant[] {
  return [...settings.application_roles].sort(compare).map((grantee) => ({ grantee, privileges: [...privileges].sort(compare) }));
}

export function schemaObject(settings: DesignSettings, comment: string): SchemaObject {
  return {
    kind: "schema",
    address: schemaAddress(settings.schema),
    name: settings.schema,
    owner: settings.owner,
    grants: grantsFor(settings, ["USAGE"]),
    comment,
    depends_on: [],
    extension: null,
  };
}

export function tableObject(
  settings: DesignSettings,
  name: string,
  given: { readonly comment: string; readonly grants: readonly Grant[]; readonly row_security: boolean; readonly options?: readonly string[] },
): TableObject {
  return {
    kind: "table",
    address: tableAddress(settings.schema, name),
    schema: settings.schema,
    name,
    owner: settings.owner,
    grants: given.grants,
    comment: given.comment,
    depends_on: [schemaAddress(settings.schema)],
    extension: null,
    persistence: "permanent",
    row_security: given.row_security,
    force_row_security: false,
    options: given.options ?? [],
    replica_identity: "default",
    partition_key: null,
    partition_of: null,
    inherits: [],
  };
}

export function columnObject(settings: DesignSettings, table: string, shape: ColumnShape, position: number): ColumnObject {
  const identity = { kind: "always", start: "1", increment: "1", min: "1", max: "9223372036854775807", cache: "1", cycle: false } as const;
  return {
    kind: "column",
    address: memberAddress("column", settings.schema, table, shape.name),
    schema: settings.schema,
    table,
    name: shape.name,
    owner: null,
    grants: [],
    comment: shape.comment,
    depends_on: [tableAddress(settings.schema, table), ...shape.needs].sort(compare),
    extension: null,
    position,
    type: shape.type,
    collation: null,
    not_null: shape.not_null,
    default: shape.default,
    identity: shape.identity ? identity : null,
    generated: null,
    storage: null,
    compression: null,
    statistics: null,
  };
}

export function constraintObject(settings: DesignSettings, table: string, shape: ConstraintShape): ConstraintObject {
  const { schema } = settings;
  const needs = [tableAddress(schema, table), ...shape.columns.map((name) => memberAddress("column", schema, table, name))];
  if (shape.references !== null) {
    needs.push(tableAddress(schema, shape.references.table), memberAddress("constraint", schema, shape.references.table, shape.references.constraint));
    needs.push(...shape.references.columns.map((name) => memberAddress("column", schema, shape.references!.table, name)));
  }
  return {
    kind: "constraint",
    address: memberAddress("constraint", schema, table, shape.name),
    schema,
    table,
    name: shape.name,
    owner: null,
    grants: [],
    comment: shape.comment,
    depends_on: distinct(needs),
    extension: null,
    type: shape.type,
    definition: shape.definition,
    columns: shape.columns,
    references: shape.references === null ? null : { table: tableAddress(schema, shape.references.table), columns: shape.references.columns },
    valid: true,
  };
}

type IndexGiven = {
  readonly name: string;
  readonly method: "btree" | "gin" | "gist" | "hnsw" | "brin";
  readonly unique?: boolean;
  /** Key as it stands in the definition, e.g. `placed_at DESC`, and as a plain column or expression. */
  readonly keys: readonly { readonly text: string; readonly key: string }[];
  readonly include?: readonly string[];
  readonly predicate?: string | null;
  readonly columns: readonly string[];
  readonly comment: string;
};

export function indexObject(settings: DesignSettings, table: string, given: IndexGiven): IndexObject {
  const { schema } = settings;
  const include = given.include === undefined || given.include.length === 0 ? "" : ` INCLUDE (${listOf(given.include)})`;
  const where = given.predicate === null || given.predicate === undefined ? "" : ` WHERE (${given.predicate})`;
  const keys = given.keys.map((key) => key.text).join(", ");
  return {
    kind: "index",
    address: indexAddress(schema, given.name),
    schema,
    table,
    name: given.name,
    owner: null,
    grants: [],
    comment: given.comment,
    depends_on: distinct([tableAddress(schema, table), ...given.columns.map((name) => memberAddress("column", schema, table, name))]),
    extension: null,
    definition: `CREATE ${given.unique === true ? "UNIQUE " : ""}INDEX ${quoteIdent(given.name)} ON ${qualifiedName(schema, table)} USING ${given.method} (${keys})${include}${where}`,
    unique: given.unique === true,
    method: given.method,
    keys: given.keys.map((key) => key.key),
    predicate: where === "" ? null : `(${given.predicate})`,
    valid: true,
    tablespace: null,
  };
}

/** Sorted, each once. */
export function distinct(addresses: readonly Address[]): readonly Address[] {
  return [...new Set(addresses)].sort(compare);
}

/** By UTF-16 code unit, which is by code point for the names that models can have. */
export function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
