import type { Address, CatalogObject, PrivilegesObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import { underSchemas } from "./move-text.ts";
import { ownName, type Names } from "./names-under-moves.ts";
import { substituteNames } from "./substitute-names.ts";
import { tableKey } from "./rebase-object.ts";

/** Schema, table, name and address. */
export function movedNames(object: CatalogObject, names: Names): CatalogObject {
  const to = names.moves.objects.get(object.address);
  if (object.kind === "schema") return to === undefined ? object : { ...object, name: to.name, address: to.address };
  if (object.kind === "privileges") return movedPrivileges(object, names);
  const name = to?.name ?? object.name;
  if ("table" in object) {
    const table = names.qualified.get(tableKey(object.schema, object.table)) ?? {
      schema: names.schemas.get(object.schema) ?? object.schema,
      name: object.table,
    };
    const address =
      object.kind === "index" ? `index:${qualifiedName(table.schema, name)}` : `${object.kind}:${qualifiedName(table.schema, table.name)}.${quoteIdent(name)}`;
    return { ...object, schema: table.schema, table: table.name, name, address };
  }
  if (object.kind === "rule") {
    const of = movedReference(object.address.slice(0, -quoteIdent(object.name).length - 1), names);
    return {
      ...object,
      name,
      schema: object.schema === null ? null : (names.schemas.get(object.schema) ?? object.schema),
      address: `${of}.${quoteIdent(name)}`,
    };
  }
  const own = ownName(object, to, names.schemas);
  const schema = own?.schema ?? ("schema" in object && object.schema !== null ? (names.schemas.get(object.schema) ?? object.schema) : null);
  const moved = { ...object, ...("schema" in object ? { schema } : {}), name: own?.name ?? name } as CatalogObject;
  return { ...moved, address: movedAddress(object, moved, names) };
}

/** What others made moves with its schema only. */
function movedPrivileges(object: PrivilegesObject, { schemas }: Names): CatalogObject {
  return {
    ...object,
    schema: object.schema === null ? null : (schemas.get(object.schema) ?? object.schema),
    target: underSchemas(object.target, schemas),
    address: `privileges:${underSchemas(object.address.slice("privileges:".length), schemas)}`,
  };
}

function movedAddress(object: CatalogObject, moved: CatalogObject, names: Names): Address {
  if (object.kind === "function" && moved.kind === "function") {
    const types = object.address.slice(`function:${qualifiedName(object.schema, object.name)}`.length);
    return `function:${qualifiedName(moved.schema, moved.name)}${substituteNames(types, { tables: names.qualified, columns: new Map() })}`;
  }
  if (object.kind === "default_privileges")
    return object.schema === null || moved.kind !== "default_privileges" || moved.schema === null
      ? object.address
      : `default_privileges:${quoteIdent(moved.schema)}${object.address.slice(`default_privileges:${quoteIdent(object.schema)}`.length)}`;
  const to = names.moves.objects.get(object.address);
  return to !== undefined
    ? "schema" in moved && moved.schema !== null
      ? `${object.kind}:${qualifiedName(moved.schema, moved.name)}`
      : to.address
    : movedReference(object.address, names);
}

/** The address of something that is told by its names alone. */
export function movedReference(address: Address, names: Names): Address {
  const at = address.indexOf(":") + 1;
  const identity = address.slice(at);
  if (address.startsWith("schema:")) {
    const to = names.moves.objects.get(address);
    return to?.address ?? address;
  }
  const text = substituteNames(identity, { tables: names.qualified, columns: new Map() });
  const first = sqlTokens(text)[0];
  const schema = first?.name == null || text !== identity || sqlTokens(text)[1]?.text !== "." ? undefined : names.schemas.get(first.name);
  return `${address.slice(0, at)}${schema === undefined || first === undefined ? text : `${quoteIdent(schema)}${text.slice(first.text.length)}`}`;
}
