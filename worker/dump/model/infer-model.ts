/** A catalog's tables as a model document: what a person would have written to get them, as far as the language has words for it. */
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import { accessOf } from "./infer-access.ts";
import { inWordsOf } from "./in-words-of.ts";
import { inferAttribute, type EnumValues } from "./infer-attribute.ts";
import { linksOf, pairOf, relationshipOf, type Link } from "./infer-relationships.ts";
import { isModelName, type Draft, type DraftAttribute, type DraftEntity } from "./document.ts";
import { readTables, type Table } from "./read-tables.ts";
import { singular } from "./singular.ts";

const STAMPS = ["created_at", "updated_at"];

/** The document may still say what the designer refuses: `settleModel` takes that out. */
export function inferModel(catalog: Catalog, schema: string): Draft {
  const tables = readTables(catalog, schema);
  const names = entityNames(tables);
  const enums: EnumValues = new Map(
    catalog.objects.flatMap((object) => (object.kind === "enum" ? [[`${object.schema}.${object.name}`, object.values] as const] : [])),
  );
  const stamped = [...tables.values()].filter((each) =>
    STAMPS.every((name) => each.columns.some((column) => column.name === name && column.type.startsWith("timestamp"))),
  ).length;
  const timestamps = stamped > tables.size / 2;
  const draft: Draft = {
    model: isModelName(schema) ? schema : "model",
    intent: { tenancy: { kind: "none" } },
    conventions: { keys: keyKind(tables), timestamps },
    entities: {},
    relationships: [],
    access: [],
  };
  for (const [table, name] of names) {
    const each = tables.get(table);
    if (each === undefined) continue;
    const links = linksOf(each, tables).filter((link) => names.has(link.to));
    const { entity, said } = entityOf(each, name, new Map(links.map((link) => [link.column, link.role])), enums, timestamps);
    called(draft, name, each.identity, links);
    const pair = pairOf(each, links, (of) => names.get(of) ?? of);
    if (pair !== null) {
      draft.relationships.push({ ...pair, ...(Object.keys(entity.attributes).length === 0 ? {} : { attributes: entity.attributes }) });
      continue;
    }
    draft.entities[name] = entity;
    draft.relationships.push(...links.map((link) => relationshipOf(each, link, (of) => names.get(of) ?? of)));
    const optional = new Set(links.map((link) => link.column).filter((column) => each.columns.some((own) => own.name === column && !own.not_null)));
    for (const index of each.indexes) draft.access.push(...[accessOf(index, name, said, optional)].filter((access) => access !== null));
  }
  return draft;
}

/** What the model gives a name of its own: a row's identity, and a key's column, which ends in _id. */
function called(draft: Draft, name: string, identity: string | null, links: readonly Link[]): void {
  const entries = [
    ...(identity === null || identity === "id" ? [] : [[`${name}.id`, { forward: identity, back: "id" }] as const]),
    ...links.flatMap(({ column, role }) => (column === role ? [[`${name}.${role}`, { forward: column, back: role }] as const] : [])),
  ];
  if (entries.length > 0) draft.evolve = { ...draft.evolve, ...Object.fromEntries(entries) };
}

/** Tables that can be named in a model, each with its entity's name. */
function entityNames(tables: ReadonlyMap<string, Table>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const table of tables.keys()) {
    if (!isModelName(table)) continue;
    const name = taken.has(singular(table)) || (tables.has(singular(table)) && singular(table) !== table) ? table : singular(table);
    names.set(table, name);
    taken.add(name);
  }
  return names;
}

/** `said`: what each column is called in the document. */
function entityOf(
  each: Table,
  name: string,
  roles: ReadonlyMap<string, string>,
  enums: EnumValues,
  timestamps: boolean,
): { readonly entity: DraftEntity; readonly said: ReadonlyMap<string, string> } {
  const said = new Map(roles);
  const attributes: Record<string, DraftAttribute> = {};
  const entity: DraftEntity = {
    is: each.table.comment ?? `A row of ${each.table.name}.`,
    ...(`${name}s` === each.table.name ? {} : { plural: each.table.name }),
    attributes,
  };
  const single = each.constraints.filter((constraint) => constraint.columns.length === 1);
  for (const column of each.columns) {
    if (roles.has(column.name) || column.name === each.identity || (timestamps && STAMPS.includes(column.name))) continue;
    if (column.name === "deleted_at" && column.type === "timestamp with time zone" && !column.not_null) {
      entity.soft_delete = true;
      said.set(column.name, column.name);
      continue;
    }
    const own = single.filter((constraint) => constraint.columns[0] === column.name);
    const attribute = isModelName(column.name)
      ? inferAttribute(
          column,
          own.filter((constraint) => constraint.type === "check"),
          enums,
        )
      : null;
    if (attribute === null) continue;
    attributes[column.name] = own.some((constraint) => isOwnKey(each, constraint)) ? { ...attribute, unique: "global" } : attribute;
    said.set(column.name, column.name);
  }
  const together = each.constraints.filter(
    (constraint) => isOwnKey(each, constraint) && constraint.columns.length > 1 && constraint.columns.every((column) => said.has(column)),
  );
  if (together.length > 0) entity.unique = together.map((constraint) => ({ of: constraint.columns.map((column) => said.get(column) ?? column) }));
  const rules = each.constraints.filter(
    (constraint) =>
      constraint.type === "check" && constraint.columns.length > 1 && isModelName(constraint.name) && !constraint.columns.includes(each.identity ?? ""),
  );
  if (rules.length > 0)
    entity.rules = Object.fromEntries(
      rules.map((rule) => [
        rule.name.replace(`${each.table.name}_`, "").replace(/_check$/, "") || rule.name,
        inWordsOf(said, rule.definition.replace(/^CHECK \((.*)\)$/s, "$1")),
      ]),
    );
  return { entity, said };
}

/** Every row of a model has an identity of its own: what was the primary key stays unique. */
function isOwnKey(each: Table, constraint: Table["constraints"][number]): boolean {
  return constraint.type === "unique" || (constraint.type === "primary" && each.identity === null);
}

function keyKind(tables: ReadonlyMap<string, Table>): Draft["conventions"]["keys"] {
  const keys = [...tables.values()].map((each) => each.columns.find((column) => each.key.join() === column.name)).filter((column) => column !== undefined);
  const uuids = keys.filter((column) => column.type === "uuid");
  if (uuids.length <= keys.length / 2) return "bigint";
  return uuids.filter((column) => column.default?.includes("v7") === true).length > uuids.length / 2 ? "uuid_v7" : "uuid_v4";
}
