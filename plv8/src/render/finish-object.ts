import type { CatalogObject, Grant, OtherObject } from "../types/catalog.ts";
import { columnSettings } from "./alter-column.ts";
import { grantChanges } from "./alter-grants.ts";
import { setComment, setOwner } from "./describe-object.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";
import { enableTrigger } from "./render-object.ts";
import { ownSequence } from "./render-sequence.ts";

/** What is set once everything exists: states, ownership of sequences, row security. */
export function renderSettings(object: CatalogObject): readonly string[] {
  switch (object.kind) {
    case "sequence": return ownSequence(object);
    case "trigger": return enableTrigger(object);
    case "column": return columnSettings(qualifiedName(object.schema, object.table), object.name, object);
    case "table": {
      const alter = `alter table ${qualifiedName(object.schema, object.name)}`;
      return [
        ...(object.row_security ? [`${alter} enable row level security`] : []),
        ...(object.force_row_security ? [`${alter} force row level security`] : []),
        ...(object.replica_identity === "default" ? [] : [`${alter} replica identity ${replicaIdentity(object.replica_identity)}`]),
      ];
    }
    default: return [];
  }
}

function replicaIdentity(text: string): string {
  return text.startsWith("index ") ? `using index ${quoteIdent(text.slice("index ".length))}` : text;
}

/** `alter … owner to`; nothing for what has no owner of its own or follows its column's table. */
export function renderOwner(object: CatalogObject): readonly string[] {
  if (object.owner === null || (object.kind === "sequence" && object.owned_by !== null)) return [];
  if (object.kind !== "other") return [setOwner(object, object.owner)];
  return ownable.has(object.class) ? [`alter ${otherPhrase(object)} owner to ${quoteIdent(object.owner)}`] : [];
}

/** GRANT and REVOKE statements from what a new object has by default to what the object says. */
export function renderGrants(object: CatalogObject): readonly string[] {
  if (object.kind === "other") return renderOtherGrants(object);
  const own = object.grants.filter((grant) => grant.grantee === object.owner);
  const others = object.grants.filter((grant) => grant.grantee !== object.owner);
  const statements = grantChanges(object, defaultGrants(object), others);
  if (own.length === 0) return statements;
  const everything = grantChanges(object, [{ grantee: object.owner ?? "", privileges: ["ALL"] }], []);
  return [...statements, ...everything, ...grantChanges(object, [], own)];
}

/** A materialized view has a table's privileges, a domain and a composite type those of a type. */
function renderOtherGrants(object: OtherObject): readonly string[] {
  if (object.schema === null) return [];
  const common = { ...object, schema: object.schema };
  if (object.class === "materialized view") return renderGrants({ ...common, kind: "view", columns: [], options: [], definition: "" });
  if (object.class === "aggregate") return renderGrants({ ...common, kind: "function", routine: "function", arguments: argumentsOf(object.address), returns: null, language: "", definition: "" });
  if (object.class === "domain" || object.class === "composite type" || object.class === "range type") return renderGrants({ ...common, kind: "enum", values: [] });
  return [];
}

/** The types inside `other:aggregate:shop.total(integer)`; no argument is written `*`, which GRANT does not take. */
function argumentsOf(address: string): string {
  const list = /\((.*)\)$/su.exec(address)?.[1] ?? "";
  return list === "*" ? "" : list;
}

/** What everybody may do with a new object. */
function defaultGrants(object: CatalogObject): readonly Grant[] {
  if (object.kind === "function") return [{ grantee: "public", privileges: ["EXECUTE"] }];
  if (object.kind === "enum") return [{ grantee: "public", privileges: ["USAGE"] }];
  if (object.kind === "schema" && object.name === "public") return [{ grantee: "public", privileges: ["USAGE"] }];
  return [];
}

/** `comment on …`; schema `public` is born with a comment. */
export function renderComment(object: CatalogObject): readonly string[] {
  if (object.kind === "other") return object.comment === null || object.class === "extension" ? [] : [`comment on ${otherPhrase(object)} is ${quoteLiteral(object.comment)}`];
  if (object.comment === null && !(object.kind === "schema" && object.name === "public")) return [];
  return [setComment(object, object.comment)];
}

const ownable = new Set(["domain", "composite type", "materialized view", "statistics", "range type", "collation", "aggregate"]);
const words: Readonly<Record<string, string>> = { "composite type": "type", "range type": "type", "base type": "type", "index of materialized view": "index" };

/** How a statement names an object of a class without a kind of its own. */
function otherPhrase(object: OtherObject): string {
  const identity = object.address.slice(`other:${object.class}:`.length).replace(object.class === "aggregate" ? /\(\)$/u : /$^/u, "(*)");
  if (object.class !== "rule") return `${words[object.class] ?? object.class} ${identity}`;
  const name = quoteIdent(object.name);
  return `rule ${name} on ${identity.slice(0, -name.length - 1)}`;
}
