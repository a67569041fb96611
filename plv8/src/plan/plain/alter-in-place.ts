import type { CatalogObject, ColumnObject, CompositeObject, DomainObject, EnumObject } from "../../types/catalog.ts";
import { grantChanges } from "../../render/alter-grants.ts";
import { alterColumnType, columnSettings, dropNotNull, identityOptions, setColumnDefault, setIdentity, setNotNull } from "../../render/alter-column.ts";
import { validateConstraint } from "../../render/alter-constraint.ts";
import { alterPolicy } from "../../render/alter-policy.ts";
import { resetDefaultPrivileges } from "../../render/default-privileges.ts";
import { setComment, setOwner } from "../../render/describe-object.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import { commentOnParts } from "../../render/render-type.ts";
import { ownStorage } from "../recipes/alter-column.ts";
import { alterOptions, alterTable } from "./alter-table.ts";

type Pair<T> = { readonly before: T; readonly after: T };

/** The smallest statements that turn an object into another of its address; null where it must be made again. */
export function alterInPlace(before: CatalogObject, after: CatalogObject, properties: readonly string[]): readonly string[] | null {
  const own = properties.filter((name) => !["comment", "grants", "owner"].includes(name));
  const body = own.length === 0 ? [] : alterBody(before, after, own);
  if (body === null) return null;
  return [
    ...body,
    ...(properties.includes("owner") && after.owner !== null ? [setOwner(after, after.owner)] : []),
    ...(properties.includes("grants") ? changeGrants(before, after) : []),
    ...(properties.includes("comment") ? [setComment(after, after.comment)] : []),
  ];
}

function changeGrants(before: CatalogObject, after: CatalogObject): readonly string[] {
  return before.kind === "default_privileges" && after.kind === "default_privileges" ? resetDefaultPrivileges(before, after) : grantChanges(after, before.grants, after.grants);
}

function alterBody(before: CatalogObject, after: CatalogObject, properties: readonly string[]): readonly string[] | null {
  const has = (...names: readonly string[]): boolean => properties.some((name) => names.includes(name));
  if (before.kind === "table" && after.kind === "table") return alterTable(before, after, properties);
  if (before.kind === "column" && after.kind === "column") return alterColumn({ before, after }, has);
  if (before.kind === "enum" && after.kind === "enum") return addValues({ before, after });
  if (before.kind === "domain" && after.kind === "domain") return has("type", "collation") ? null : alterDomain({ before, after });
  if (before.kind === "composite" && after.kind === "composite") return alterComposite({ before, after });
  if (before.kind === "sequence" && after.kind === "sequence") {
    return [`alter sequence ${qualifiedName(after.schema, after.name)} as ${after.type} ${identityOptions(after)}${has("owned_by") ? ` owned by ${after.owned_by === null ? "none" : after.owned_by.slice("column:".length)}` : ""}`];
  }
  if (before.kind === "extension" && after.kind === "extension") {
    const name = quoteIdent(after.name);
    return [...(has("schema") ? [`alter extension ${name} set schema ${quoteIdent(after.schema)}`] : []), ...(has("version") ? [`alter extension ${name} update to ${quoteLiteral(after.version)}`] : [])];
  }
  if (before.kind === "function" && after.kind === "function") return has("returns", "routine") || before.arguments !== after.arguments || after.routine === "aggregate" ? null : [after.definition.trimEnd()];
  if (before.kind === "constraint" && after.kind === "constraint") return properties.join() === "valid" && after.valid ? [validateConstraint(qualifiedName(after.schema, after.table), after.name)] : null;
  if (before.kind === "policy" && after.kind === "policy") return has("command", "permissive") || (before.using === null) !== (after.using === null) || (before.check === null) !== (after.check === null) ? null : [alterPolicy(after)];
  if (before.kind === "trigger" && after.kind === "trigger") {
    return has("definition") ? null : [`alter table ${qualifiedName(after.schema, after.table)} ${{ origin: "enable", always: "enable always", replica: "enable replica", disabled: "disable" }[after.enabled]} trigger ${quoteIdent(after.name)}`];
  }
  if (before.kind === "index" && after.kind === "index") return properties.join() === "tablespace" ? [`alter index ${qualifiedName(after.schema, after.name)} set tablespace ${quoteIdent(after.tablespace ?? "pg_default")}`] : null;
  return null;
}

/** A view's column has its type from the view; only a default is its own. */
export function isOfView(column: ColumnObject): boolean {
  return column.depends_on.some((need) => /^(?:materialized_)?view:/u.test(need) && need.slice(need.indexOf(":") + 1) === qualifiedName(column.schema, column.table));
}

/** Null where only another column can be generated as wished. */
function alterColumn({ before, after }: Pair<ColumnObject>, has: (...names: readonly string[]) => boolean): readonly string[] | null {
  const table = qualifiedName(after.schema, after.table);
  if (isOfView(after)) return has("default") ? [setColumnDefault(table, after.name, after.default)] : [];
  const alter = `alter table ${table} alter column ${quoteIdent(after.name)}`;
  if (has("generated") && after.generated !== null) return null;
  const retyped = has("type", "collation");
  const moves = has("default") || retyped;
  return [
    ...(has("generated") ? [`${alter} drop expression`] : []),
    ...(has("identity") && before.identity !== null ? [`${alter} drop identity`] : []),
    ...(moves && before.default !== null && after.generated === null ? [setColumnDefault(table, after.name, null)] : []),
    ...(retyped ? [`${alterColumnType(table, after.name, after.type, after.collation)}${after.generated === null && before.type !== after.type ? ` using ${quoteIdent(after.name)}::${after.type}` : ""}`] : []),
    ...(moves && after.default !== null ? [setColumnDefault(table, after.name, after.default)] : []),
    ...(has("not_null") ? [after.not_null ? setNotNull(table, after.name) : dropNotNull(table, after.name)] : []),
    ...(has("identity") && after.identity !== null ? [setIdentity(table, after.name, after.identity)] : []),
    ...(has("storage", "compression", "statistics") ? settings(table, before, after) : []),
    ...(has("options") ? alterOptions(`alter table only ${table} alter column ${quoteIdent(after.name)}`, before.options ?? [], after.options ?? []) : []),
  ];
}

function settings(table: string, before: ColumnObject, after: ColumnObject): readonly string[] {
  const set = <T>(former: T | null, later: T | null, born: T): T | null => (former === later ? null : (later ?? born));
  return columnSettings(table, after.name, {
    storage: set(before.storage, after.storage, ownStorage(after.type)), compression: set(before.compression, after.compression, "default"), statistics: set(before.statistics, after.statistics, -1),
  });
}

/** Values can only be added: one that leaves or moves needs another type. */
function addValues({ before, after }: Pair<EnumObject>): readonly string[] | null {
  if (after.values.filter((value) => before.values.includes(value)).join("\n") !== before.values.join("\n")) return null;
  const standing = [...before.values];
  return after.values.filter((value) => !before.values.includes(value)).map((value) => {
    const next = after.values.slice(after.values.indexOf(value) + 1).find((each) => standing.includes(each));
    standing.push(value);
    return `alter type ${qualifiedName(after.schema, after.name)} add value ${quoteLiteral(value)}${next === undefined ? "" : ` before ${quoteLiteral(next)}`}`;
  });
}

function alterDomain({ before, after }: Pair<DomainObject>): readonly string[] {
  const alter = `alter domain ${qualifiedName(after.schema, after.name)}`;
  const same = (name: string, definition: string, valid: boolean): boolean => [before, after].every((type) => type.checks.some((check) => check.name === name && check.definition === definition && check.valid === valid));
  const left = before.checks.filter((check) => !same(check.name, check.definition, check.valid));
  const added = after.checks.filter((check) => !same(check.name, check.definition, check.valid));
  return [
    ...left.map((check) => `${alter} drop constraint ${quoteIdent(check.name)}`),
    ...(before.default === after.default ? [] : [`${alter} ${after.default === null ? "drop default" : `set default ${after.default}`}`]),
    ...(before.not_null === after.not_null ? [] : [`${alter} ${after.not_null ? "set" : "drop"} not null`]),
    ...added.map((check) => `${alter} add constraint ${quoteIdent(check.name)} ${check.definition}${check.valid ? "" : " not valid"}`),
    ...commentOnParts({ ...after, checks: after.checks.filter((check) => check.comment !== before.checks.find((each) => each.name === check.name)?.comment || added.includes(check)) }),
  ];
}

function alterComposite({ before, after }: Pair<CompositeObject>): readonly string[] | null {
  const alter = `alter type ${qualifiedName(after.schema, after.name)}`;
  const kept = before.attributes.filter((each) => after.attributes.some((other) => other.name === each.name));
  if (after.attributes.slice(0, kept.length).map((each) => each.name).join("\n") !== kept.map((each) => each.name).join("\n")) return null;
  const former = new Map(before.attributes.map((each) => [each.name, each]));
  const words = (each: CompositeObject["attributes"][number]): string => `${each.type}${each.collation === null ? "" : ` collate ${each.collation}`}`;
  return [
    ...before.attributes.filter((each) => !kept.includes(each)).map((each) => `${alter} drop attribute ${quoteIdent(each.name)}`),
    ...after.attributes.flatMap((each) => {
      const old = former.get(each.name);
      if (old === undefined) return [`${alter} add attribute ${quoteIdent(each.name)} ${words(each)}`];
      return words(old) === words(each) ? [] : [`${alter} alter attribute ${quoteIdent(each.name)} type ${words(each)}`];
    }),
    ...commentOnParts({ ...after, attributes: after.attributes.filter((each) => each.comment !== (former.get(each.name)?.comment ?? null)) }),
  ];
}

