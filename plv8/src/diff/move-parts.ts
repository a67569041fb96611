import type { CatalogObject, ColumnObject } from "../types/catalog.ts";
import { quoteIdent } from "../render/names.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import type { Names } from "./names-under-moves.ts";
import { tableKey } from "./rebase-object.ts";

/** Values, attributes, and what a table says of its indexes. */
export function withParts(object: CatalogObject, moved: CatalogObject, names: Names): CatalogObject {
  if (moved.kind === "enum") {
    const map = names.moves.values.get(object.address);
    return map === undefined ? moved : { ...moved, values: moved.values.map((value) => map.get(value) ?? value) };
  }
  if (moved.kind === "composite") {
    const map = names.moves.attributes.get(object.address);
    return map === undefined ? moved : { ...moved, attributes: moved.attributes.map((each) => ({ ...each, name: map.get(each.name) ?? each.name })) };
  }
  if (object.kind === "column" && moved.kind === "column") return typedColumn(object, moved, names);
  if (object.kind !== "table" || moved.kind !== "table") return moved;
  const map = names.indexes.get(tableKey(object.schema, object.name));
  const bound =
    moved.partition_of === null || names.moves.values.size === 0
      ? {}
      : { partition_of: { ...moved.partition_of, bound: boundOf(moved.partition_of.bound, object, names) } };
  const [fired, checked] = [names.triggers.get(object.address), names.checks.get(object.address)];
  const states = {
    ...(fired === undefined || moved.triggers === undefined
      ? {}
      : { triggers: moved.triggers.map((each) => ({ ...each, name: fired.get(each.name) ?? each.name })) }),
    ...(checked === undefined || moved.validated === undefined ? {} : { validated: moved.validated.map((name) => checked.get(name) ?? name) }),
  };
  if (map === undefined) return { ...moved, ...bound, ...states };
  const identity = moved.replica_identity.startsWith("index ")
    ? `index ${map.get(moved.replica_identity.slice("index ".length)) ?? moved.replica_identity.slice("index ".length)}`
    : moved.replica_identity;
  return {
    ...moved,
    ...bound,
    ...states,
    replica_identity: identity,
    ...(moved.cluster_on === undefined ? {} : { cluster_on: map.get(moved.cluster_on) ?? moved.cluster_on }),
  };
}

/** A column of a typed table has its attribute's name. */
function typedColumn(column: ColumnObject, moved: ColumnObject, names: Names): CatalogObject {
  const name = names.moves.attributes.get(names.typed.get(tableKey(column.schema, column.table)) ?? "")?.get(column.name);
  return name === undefined ? moved : { ...moved, name, address: `${moved.address.slice(0, -quoteIdent(moved.name).length)}${quoteIdent(name)}` };
}

/** A bound says its values without their type. */
function boundOf(bound: string, table: CatalogObject, names: Names): string {
  const types = [...names.moves.values].filter(([type]) => table.depends_on.includes(type));
  const all = new Map((types.length === 0 ? [...names.moves.values] : types).flatMap(([, values]) => [...values]));
  return sqlTokens(bound)
    .map(({ text }) => {
      const to = text.startsWith("'") ? all.get(text.slice(1, -1).replaceAll("''", "'")) : undefined;
      return to === undefined ? text : `'${to.replaceAll("'", "''")}'`;
    })
    .join("");
}

const unqualified: ReadonlySet<CatalogObject["kind"]> = new Set([
  "index",
  "trigger",
  "rule",
  "publication",
  "event_trigger",
  "subscription",
  "foreign_server",
  "foreign_data_wrapper",
]);

/** The name in a definition that says it without a schema. */
export function withOwnNames(object: CatalogObject, given: CatalogObject, names: Names): CatalogObject {
  const moved =
    names.bare.size > 0 && /^foreign_/u.test(given.kind) && "definition" in given && typeof given.definition === "string"
      ? ({
          ...given,
          definition: given.definition.replace(
            /( (?:SERVER|FOREIGN DATA WRAPPER) )("(?:[^"]|"")+"|\w+)/gu,
            (_all, words: string, name: string) => `${words}${names.bare.get(name) ?? name}`,
          ),
        } as CatalogObject)
      : given;
  const later =
    moved.kind === "publication" && names.schemas.size > 0 && moved.definition !== null
      ? {
          ...moved,
          definition: moved.definition.replace(/(?<=TABLES IN SCHEMA )[^;(]*/u, (list) =>
            sqlTokens(list)
              .map((token) => (token.name !== null && names.schemas.has(token.name) ? quoteIdent(names.schemas.get(token.name) ?? "") : token.text))
              .join(""),
          ),
        }
      : moved;
  if (object.name === later.name || !unqualified.has(object.kind) || !("definition" in later) || later.definition === null) return later;
  const tokens = sqlTokens(later.definition);
  const at = tokens.findIndex((token) => token.name === object.name && (token.text.startsWith('"') || token.text !== token.text.toUpperCase()));
  return { ...later, definition: tokens.map((token, index) => (index === at ? quoteIdent(later.name) : token.text)).join("") };
}
