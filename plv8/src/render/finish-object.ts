import type { CatalogObject, ColumnObject, Grant } from "../types/catalog.ts";
import { attachIndex } from "./alter-index.ts";
import { columnSettings } from "./alter-column.ts";
import { sayCounter } from "./counter.ts";
import { grantChanges } from "./alter-grants.ts";
import { clusterOn, forcedRowSecurity, replicaIdentity, rowSecurity } from "./alter/table.ts";
import { describe, setComment, setOwner } from "./describe-object.ts";
import { commentOnHidden } from "./hidden-parts.ts";
import { qualifiedName, quoteIdent } from "./names.ts";
import { enableTrigger } from "./render-object.ts";
import { changePrivileges } from "./change-privileges.ts";
import { renderDefaultPrivileges } from "./default-privileges.ts";
import { ownSequence } from "./render-sequence.ts";
import { renderOptions } from "./render-table.ts";
import { commentOnParts } from "./render-type.ts";

/** What is set once everything exists: states, ownership of sequences, row security. */
export function renderSettings(object: CatalogObject): readonly string[] {
  switch (object.kind) {
    case "sequence":
      return ownSequence(object);
    case "index":
    case "constraint":
      return attachIndex(object);
    case "materialized_view":
      return object.cluster_on === undefined
        ? []
        : [`alter materialized view ${qualifiedName(object.schema, object.name)} cluster on ${quoteIdent(object.cluster_on)}`];
    case "trigger":
      return enableTrigger(object);
    case "column":
      return [
        ...columnSettings(`only ${qualifiedName(object.schema, object.table)}`, object.name, object),
        ...columnOptions(qualifiedName(object.schema, object.table), object.name, object),
      ];
    case "table": {
      return [
        ...(object.row_security ? [rowSecurity(object)] : []),
        ...(object.force_row_security ? [forcedRowSecurity(object)] : []),
        ...(object.cluster_on === undefined ? [] : [clusterOn(object)]),
        ...(object.replica_identity === "default" ? [] : [replicaIdentity(object)]),
      ];
    }
    default:
      return [];
  }
}

/** All settings of a new column, by the name that it has for now. */
export function ownSettings(table: string, name: string, column: ColumnObject): readonly string[] {
  return [...columnSettings(table, name, column), ...columnOptions(table, name, column)];
}

/** `alter column … set (n_distinct='5')`. */
function columnOptions(table: string, name: string, column: ColumnObject): readonly string[] {
  const options = column.options ?? [];
  return options.length === 0 ? [] : [`alter table only ${table} alter column ${quoteIdent(name)} set${renderOptions(options).slice(" with".length)}`];
}

/** `alter … owner to`; nothing for what has no owner of its own or follows its column's table. */
export function renderOwner(object: CatalogObject): readonly string[] {
  if (object.owner === null || (object.kind === "sequence" && object.owned_by !== null)) return [];
  return object.kind === "other" || object.kind === "default_privileges" ? [] : [setOwner(object, object.owner)];
}

/** GRANT and REVOKE statements from what a new object has by default to what the object says. */
export function renderGrants(object: CatalogObject): readonly string[] {
  if (object.kind === "other") return [];
  if (object.kind === "default_privileges") return renderDefaultPrivileges(object);
  if (object.kind === "privileges") return changePrivileges(object, object.born, object.grants);
  const own = object.grants.filter((grant) => grant.grantee === object.owner);
  const others = object.grants.filter((grant) => grant.grantee !== object.owner);
  const statements = [
    ...grantChanges(object, defaultGrants(object), others),
    ...(object.kind === "column" && object.counter !== undefined ? sayCounter(null, object) : []),
  ];
  if (own.length === 0) return statements;
  const everything = grantChanges(object, [{ grantee: object.owner ?? "", privileges: ["ALL"] }], []);
  return [...statements, ...everything, ...grantChanges(object, [], own)];
}

/** What everybody may do with a new object. */
function defaultGrants(object: CatalogObject): readonly Grant[] {
  if (object.kind === "function") return [{ grantee: "public", privileges: ["EXECUTE"] }];
  if (["enum", "domain", "composite", "range", "base_type", "language"].includes(object.kind)) return [{ grantee: "public", privileges: ["USAGE"] }];
  if (object.kind === "schema" && object.name === "public") return [{ grantee: "public", privileges: ["USAGE"] }];
  return [];
}

/** `comment on …` and `security label …`; schema `public` is born with a comment. */
export function renderComment(object: CatalogObject): readonly string[] {
  if (object.kind === "other" || object.kind === "default_privileges") return [];
  if (object.kind === "schema" && object.name === "public" && object.comment === null) return [setComment(object, null), ...describe(object)];
  return [
    ...describe(object),
    ...(object.kind === "domain" || object.kind === "composite" ? commentOnParts(object) : object.kind === "column" ? commentOnHidden(object) : []),
  ];
}
