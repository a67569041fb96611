import { formatPath } from "../../model/path.ts";
import type { Key, Thing } from "../../model/resolved.ts";
import { keyColumns, ownerColumns, primaryKey, targetColumns, tenantColumn } from "../../model/table-shape.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, listOf, memberAddress, withArticle } from "../names.ts";
import { column, type ColumnShape, type ConstraintShape, type IndexWish, type Part } from "../part.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { arcsRule } from "./arcs.ts";
import { keyType, referencedConstraint } from "./keys.ts";

/** To-one keys and ownership: columns, foreign keys, and the wish for an index under each. */
export function relationshipsRule(thing: Thing, input: DesignInput): Part {
  const parts = [
    ...(thing.within === null ? [] : [ownership(thing, thing.within, input)]),
    ...thing.keys.map((key) => toOne(thing, key, input)),
    arcsRule(thing, input),
  ];
  return {
    columns: parts.flatMap((part) => part.columns ?? []),
    constraints: parts.flatMap((part) => part.constraints ?? []),
    wishes: parts.flatMap((part) => part.wishes ?? []),
    decisions: parts.flatMap((part) => part.decisions ?? []),
  };
}

/** Where the model says who owns the thing. */
function ownershipPath(thing: Thing): string {
  return thing.kind === "list" ? formatPath(thing.path) : `entities.${thing.name}.within`;
}

function ownership(thing: Thing, owner: string, input: DesignInput): Part {
  const { model, things, settings } = input;
  const target = things.get(owner)!;
  const columns = ownerColumns(thing, model, things);
  const name = generatedName([thing.table, owner], "fkey");
  const shape = foreignKey(
    name,
    columns,
    target,
    primaryKey(target, model, things),
    generatedName([target.table], "pkey"),
    " ON DELETE CASCADE",
    `The ${owner} that owns it; deleted with it.`,
    input,
  );
  return {
    constraints: [shape],
    wishes: [wishFor(columns, `the key of ${owner}`, ownershipPath(thing))],
    decisions: [
      {
        subject: memberAddress("constraint", settings.schema, thing.table, name),
        rule: "ownership.cascade",
        reason: `${withArticle(thing.name).replace(/^a/, "A")} has no life without its ${owner}.`,
        cites: [ownershipPath(thing)],
        rejected: "on delete restrict: the owner's parts would have to be deleted first, by hand",
        cost: null,
      },
    ],
  };
}

function toOne(thing: Thing, key: Key, input: DesignInput): Part {
  const { model, things, settings } = input;
  const target = things.get(key.to)!;
  const columns = keyColumns(thing, key, target, model);
  const name = generatedName([thing.table, key.role], "fkey");
  const action =
    {
      restrict: " ON DELETE RESTRICT",
      cascade: " ON DELETE CASCADE",
      set_null: columns.length === 1 ? " ON DELETE SET NULL" : ` ON DELETE SET NULL (${quoteIdent(key.column)})`,
    }[key.on_delete] + (key.deferred ? " DEFERRABLE INITIALLY DEFERRED" : "");
  const comment = key.is ?? (thing.kind === "link" ? `The ${key.role} of the pair.` : `Its ${key.role.replaceAll("_", " ")}.`);
  const path = `relationships[${String(key.path[1])}]`;
  const constraints: ConstraintShape[] = [
    foreignKey(name, columns, target, targetColumns(target, model), referencedConstraint(target, input), action, comment, input),
  ];
  if (key.to === thing.name) {
    constraints.push({
      name: generatedName([thing.table, key.role], "check"),
      type: "check",
      definition: `CHECK ((${quoteIdent(key.column)} <> id))`,
      columns: [key.column, "id"],
      references: null,
      comment: `No ${thing.name} is its own ${key.role}.`,
    });
  }
  return {
    columns: ownColumn(thing, key, comment, input),
    constraints,
    wishes: [wishFor(columns, `the key of ${key.role}`, path)],
    decisions: [
      {
        subject: memberAddress("constraint", settings.schema, thing.table, name),
        rule: `relationship.on-delete-${key.on_delete.replace("_", "-")}`,
        reason: `${onDelete(thing, key)}${columns.length > 1 ? ` The ${model.tenant} is part of the key, so that no row points into another tenant.` : ""}`,
        cites: [path],
        rejected: null,
        cost: null,
      },
      ...(key.deferred ? [deferral(memberAddress("constraint", settings.schema, thing.table, name), thing, key, path)] : []),
    ],
  };
}

function deferral(subject: string, thing: Thing, key: Key, cited: string): NonNullable<Part["decisions"]>[number] {
  return {
    subject,
    rule: "relationship.deferred",
    reason: `${thing.name} and ${key.to} need each other: the key is looked at when the transaction ends, so that both can be inserted in one.`,
    cites: [cited],
    rejected: "one of the keys optional: rows without it would be allowed for good",
    cost: "a violation shows at commit, not at the statement",
  };
}

function onDelete(thing: Thing, key: Key): string {
  const who = withArticle(thing.name).replace(/^a/, "A");
  switch (key.on_delete) {
    case "restrict":
      return `${withArticle(key.to).replace(/^a/, "A")} stays as long as ${withArticle(thing.name)} points to it.`;
    case "cascade":
      return `${who} goes with its ${key.role}.`;
    case "set_null":
      return `${who} stays without its ${key.role}.`;
    default:
      return key.on_delete satisfies never;
  }
}

/** The key's own column; the tenant's is there already. */
function ownColumn(thing: Thing, key: Key, comment: string, input: DesignInput): readonly ColumnShape[] {
  if (key.column === tenantColumn(thing, input.model)) return [];
  return [column({ name: key.column, id: key.id, type: keyType(input), not_null: key.required, comment, role: thing.kind === "link" ? "key" : "reference" })];
}

function foreignKey(
  name: string,
  columns: readonly string[],
  target: Thing,
  referenced: readonly string[],
  constraint: string,
  action: string,
  comment: string,
  { settings }: DesignInput,
): ConstraintShape {
  return {
    name,
    type: "foreign",
    definition: `FOREIGN KEY (${listOf(columns)}) REFERENCES ${qualifiedName(settings.schema, target.table)}(${listOf(referenced)})${action}`,
    columns,
    references: { table: target.table, columns: referenced, constraint },
    comment,
  };
}

function wishFor(columns: readonly string[], serves: string, cites: string): IndexWish {
  return { equals: columns, tail: [], include: [], predicate: null, serves, cites, share: 0, foreign: true };
}
