import type { TableObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { renderOptions } from "../../render/render-table.ts";

/** Statements for the properties of a table that stands; null where only another table can have them. */
export function alterTable(before: TableObject, after: TableObject, properties: readonly string[]): readonly string[] | null {
  const alter = `alter table ${qualifiedName(after.schema, after.name)}`;
  if (properties.includes("partition_key")) return null;
  return properties.flatMap((name): readonly string[] => {
    switch (name) {
      case "row_security": return [`${alter} ${after.row_security ? "enable" : "disable"} row level security`];
      case "force_row_security": return [`${alter} ${after.force_row_security ? "force" : "no force"} row level security`];
      case "options": return alterOptions(alter, before.options, after.options);
      case "persistence": return [`${alter} set ${after.persistence === "unlogged" ? "unlogged" : "logged"}`];
      case "access_method": return [`${alter} set access method ${quoteIdent(after.access_method ?? "heap")}`];
      case "tablespace": return [`${alter} set tablespace ${quoteIdent(after.tablespace ?? "pg_default")}`];
      case "cluster_on": return [after.cluster_on === undefined ? `${alter} set without cluster` : `${alter} cluster on ${quoteIdent(after.cluster_on)}`];
      case "of_type": return [after.of_type === undefined ? `${alter} not of` : `${alter} of ${after.of_type.slice(after.of_type.indexOf(":") + 1)}`];
      case "replica_identity": return [`${alter} replica identity ${after.replica_identity.startsWith("index ") ? `using index ${quoteIdent(after.replica_identity.slice("index ".length))}` : after.replica_identity}`];
      default: return [];
    }
  });
}

/** A table leaves parents that it has no longer: first of all, so that its columns are its own. */
export function leaveParents(before: TableObject, after: TableObject): readonly string[] {
  const name = qualifiedName(after.schema, after.name);
  const parent = before.partition_of;
  const stays = parent !== null && parent.parent === after.partition_of?.parent && parent.bound === after.partition_of.bound;
  return [
    ...(parent === null || stays ? [] : [`alter table ${nameIn(parent.parent)} detach partition ${name}`]),
    ...before.inherits.filter((each) => !after.inherits.includes(each)).map((each) => `alter table ${name} no inherit ${nameIn(each)}`),
  ];
}

/** A table joins parents that it had not before: last, when its columns are theirs. */
export function joinParents(before: TableObject, after: TableObject): readonly string[] {
  const name = qualifiedName(after.schema, after.name);
  const parent = after.partition_of;
  const stood = parent !== null && parent.parent === before.partition_of?.parent && parent.bound === before.partition_of.bound;
  return [
    ...(parent === null || stood ? [] : [`alter table ${nameIn(parent.parent)} attach partition ${name} ${parent.bound}`]),
    ...after.inherits.filter((each) => !before.inherits.includes(each)).map((each) => `alter table ${name} inherit ${nameIn(each)}`),
  ];
}

/** `set (…)` and `reset (…)` from one list of options to another. */
export function alterOptions(alter: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const key = (option: string): string => option.split("=")[0] ?? option;
  const gone = before.filter((option) => !after.some((each) => key(each) === key(option))).map(key);
  const set = after.filter((option) => !before.includes(option));
  return [...(set.length === 0 ? [] : [`${alter} set${renderOptions(set).slice(" with".length)}`]), ...(gone.length === 0 ? [] : [`${alter} reset (${gone.join(", ")})`])];
}

function nameIn(address: string): string {
  return address.slice(address.indexOf(":") + 1);
}
