/** A catalog as a folder of SQL files: one per object, its parts with it, that load back to the same catalog. */
import { isItsFunction } from "../../plv8/src/render/base-type.ts";
import { script } from "../../plv8/src/render/script.ts";
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { withTakenNotNulls } from "../../plv8/src/catalog/taken-not-nulls.ts";
import type { Address, Catalog, CatalogObject, TableObject } from "../../plv8/src/types/catalog.ts";

export type DumpedFile = { readonly path: string; readonly text: string };
export type Dumped = { readonly files: readonly DumpedFile[]; /** Objects that no statement makes. */ readonly missing: readonly Address[] };

/** Sorted by path: `shop/tables/orders.sql`, `shop/functions/total.sql`, `extensions/citext.sql`. */
export function dumpFiles(catalog: Catalog): Dumped {
  const own = withTakenNotNulls(catalog).objects.filter((object) => object.extension === null);
  const tables = new Map(own.flatMap((object) => (object.kind === "table" ? [[object.address, object] as const] : [])));
  const types = own.filter((object) => object.kind === "base_type");
  const groups = new Map<string, CatalogObject[]>();
  const homes = new Map(
    own.flatMap((object) => (object.kind !== "schema" && isRelation(object) ? [[`${object.schema ?? ""}.${object.name}`, pathOf(object)] as const] : [])),
  );
  for (const object of own) {
    const type = object.kind === "function" ? types.find((each) => isItsFunction(each, object)) : undefined;
    const path = type === undefined ? homeOf(object, homes, tables) : pathOf(type);
    const known = groups.get(path);
    if (known === undefined) groups.set(path, [object]);
    else known.push(object);
  }
  const files = [...groups].map(([path, objects]) => ({ path, text: textOf(objects, parentsOf(objects, own, tables)) })).filter((file) => file.text !== "");
  return { files: unlike(files.sort((left, right) => compareCodePoints(left.path, right.path))), missing: script(catalog).missing };
}

/** Statements of the group alone: those that it makes among its parents, less the parents' own. */
function textOf(objects: readonly CatalogObject[], parents: readonly CatalogObject[]): string {
  const left = [...script({ canon: 1, objects: parents }).statements];
  const statements = script({ canon: 1, objects: [...parents, ...objects] }).statements.filter((statement) => {
    const at = left.indexOf(statement);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  const made = statements.filter((statement) => statement !== "set check_function_bodies = off");
  return made.map((statement) => `${uncheckedBody(statement)};\n`).join("\n");
}

/** A body says nothing of the search_path that it was written for, and Postgres took it as it is: so it does once more. */
function uncheckedBody(statement: string): string {
  return /^create (?:or replace )?(?:function|procedure) /iu.test(statement) && /\bAS \$/u.test(statement)
    ? `set check_function_bodies = off;\n${statement};\nset check_function_bodies = on`
    : statement;
}

/** A partition or child is written with what its parents have. */
function parentsOf(objects: readonly CatalogObject[], all: readonly CatalogObject[], tables: ReadonlyMap<Address, TableObject>): readonly CatalogObject[] {
  const found = new Set<Address>();
  const visit = (table: TableObject): void => {
    for (const parent of [...table.inherits, ...(table.partition_of === null ? [] : [table.partition_of.parent])]) {
      const known = tables.get(parent);
      if (known === undefined || found.has(parent)) continue;
      found.add(parent);
      visit(known);
    }
  };
  for (const object of objects) if (object.kind === "table") visit(object);
  if (found.size === 0) return [];
  const names = new Set([...found].map((address) => address.slice("table:".length)));
  return all.filter(
    (object) =>
      found.has(object.address) || (object.kind === "column" && names.has(object.address.slice("column:".length).replace(/\.(?:"(?:[^"]|"")*"|[^".]*)$/u, ""))),
  );
}

const isRelation = (object: CatalogObject): boolean =>
  object.kind === "table" || object.kind === "view" || object.kind === "materialized_view" || object.kind === "foreign_table";

function homeOf(object: CatalogObject, homes: ReadonlyMap<string, string>, tables: ReadonlyMap<Address, TableObject>): string {
  if ("table" in object) return homes.get(`${object.schema}.${object.table}`) ?? pathOf(object);
  if (object.kind === "sequence" && object.owned_by !== null) {
    const table = [...tables.values()].find((each) => object.owned_by?.startsWith(`column:${each.address.slice("table:".length)}.`));
    if (table !== undefined) return pathOf(table);
  }
  return pathOf(object);
}

function pathOf(object: CatalogObject): string {
  if (object.kind === "schema") return `${fileName(object.name)}/schema.sql`;
  const folder = object.kind === "other" ? plural(object.class) : plural(object.kind);
  if (object.kind === "extension") return `extensions/${fileName(object.name)}.sql`;
  if (object.kind === "privileges")
    return object.member_of === null ? "privileges.sql" : `extensions/${fileName(object.member_of.slice("extension:".length).replaceAll('"', ""))}.sql`;
  return `${object.schema === null ? "" : `${fileName(object.schema)}/`}${folder}/${fileName(object.name)}.sql`;
}

function plural(word: string): string {
  const name = word.replace(/\s+/g, "_");
  return name === "index" ? "indexes" : /(s|x|ss)$/.test(name) ? name : name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** What every file system takes; anything else as %XX. */
function fileName(name: string): string {
  return [...name]
    .map((char) => (/[A-Za-z0-9_-]/.test(char) ? char : [...new TextEncoder().encode(char)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")))
    .join("")
    .slice(0, 200);
}

/** File systems that do not tell case apart must not lose a file. */
function unlike(files: readonly DumpedFile[]): readonly DumpedFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const key = file.path.toLowerCase();
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? file : { ...file, path: file.path.replace(/\.sql$/, `~${String(count)}.sql`) };
  });
}
