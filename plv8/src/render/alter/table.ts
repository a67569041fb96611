import type { TableObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../names.ts";
import { setAccessMethod } from "../render-table.ts";
import { because, type Alter } from "./alteration.ts";
import { alterOptions } from "./options.ts";

/** Statements for the properties of a table that stands. What it is a partition or child of: `leaveParents`, `joinParents`. */
export const alterTable: Alter<TableObject> = ({ before, after }, has) => {
  const alter = `alter table ${qualifiedName(after.schema, after.name)}`;
  if (has("partition_key"))
    return because(
      `Postgres can't make a table that stands ${after.partition_key === null ? "an ordinary one" : before.partition_key === null ? "a partitioned one" : "partitioned in another way"}`,
    );
  return [
    ...(has("row_security") ? [rowSecurity(after)] : []),
    ...(has("force_row_security") ? [forcedRowSecurity(after)] : []),
    ...(has("options") ? alterOptions(alter, before.options, after.options) : []),
    ...(has("persistence") ? [`${alter} set ${after.persistence === "unlogged" ? "unlogged" : "logged"}`] : []),
    ...(has("access_method") ? [setAccessMethod(after)] : []),
    ...(has("tablespace") ? [`${alter} set tablespace ${quoteIdent(after.tablespace ?? "pg_default")}`] : []),
    ...(has("cluster_on") ? [clusterOn(after)] : []),
    ...(has("replica_identity") ? [replicaIdentity(after)] : []),
  ];
};

export function rowSecurity(table: TableObject): string {
  return `alter table ${qualifiedName(table.schema, table.name)} ${table.row_security ? "enable" : "disable"} row level security`;
}

export function forcedRowSecurity(table: TableObject): string {
  return `alter table ${qualifiedName(table.schema, table.name)} ${table.force_row_security ? "force" : "no force"} row level security`;
}

export function clusterOn(table: TableObject): string {
  return `alter table ${qualifiedName(table.schema, table.name)} ${table.cluster_on === undefined ? "set without cluster" : `cluster on ${quoteIdent(table.cluster_on)}`}`;
}

export function replicaIdentity(table: TableObject): string {
  const { replica_identity: identity } = table;
  return `alter table ${qualifiedName(table.schema, table.name)} replica identity ${identity.startsWith("index ") ? `using index ${quoteIdent(identity.slice("index ".length))}` : identity}`;
}

/** When a trigger of a partition fires that is its parent's; sub-partitions follow. `enabled`: as Postgres catalogues it. */
export function setTriggerState(table: TableObject, name: string, enabled: string): string {
  const words: Readonly<Record<string, string>> = { O: "enable", A: "enable always", R: "enable replica", D: "disable" };
  return `alter table ${qualifiedName(table.schema, table.name)} ${words[enabled] ?? "enable"} trigger ${quoteIdent(name)}`;
}

/** To another schema, under another name. */
export function renameTable(from: TableObject, to: TableObject): readonly string[] {
  return [
    ...(from.schema === to.schema ? [] : [`alter table ${qualifiedName(from.schema, from.name)} set schema ${quoteIdent(to.schema)}`]),
    ...(from.name === to.name ? [] : [`alter table ${qualifiedName(to.schema, from.name)} rename to ${quoteIdent(to.name)}`]),
  ];
}

/** A table leaves parents that it has no longer, and a type: first of all, so that its columns are its own. */
export function leaveParents(before: TableObject, after: TableObject): readonly string[] {
  const name = qualifiedName(after.schema, after.name);
  const parent = before.partition_of;
  return [
    ...(parent === null || samePartition(before, after) ? [] : [`alter table ${nameIn(parent.parent)} detach partition ${name}`]),
    ...before.inherits.filter((each) => !after.inherits.includes(each)).map((each) => `alter table ${name} no inherit ${nameIn(each)}`),
    ...(before.of_type === undefined || before.of_type === after.of_type ? [] : [`alter table ${name} not of`]),
  ];
}

/** A table joins parents that it had not before, and a type: last, when its columns are theirs. */
export function joinParents(before: TableObject, after: TableObject): readonly string[] {
  const name = qualifiedName(after.schema, after.name);
  const parent = after.partition_of;
  return [
    ...(parent === null || samePartition(before, after) ? [] : [`alter table ${nameIn(parent.parent)} attach partition ${name} ${parent.bound}`]),
    ...after.inherits.filter((each) => !before.inherits.includes(each)).map((each) => `alter table ${name} inherit ${nameIn(each)}`),
    ...(after.of_type === undefined || before.of_type === after.of_type ? [] : [`alter table ${name} of ${nameIn(after.of_type)}`]),
  ];
}

function samePartition(before: TableObject, after: TableObject): boolean {
  return before.partition_of?.parent === after.partition_of?.parent && before.partition_of?.bound === after.partition_of?.bound;
}

function nameIn(address: string): string {
  return address.slice(address.indexOf(":") + 1);
}
