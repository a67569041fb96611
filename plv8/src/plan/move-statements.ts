import type { Address, Catalog, CatalogObject } from "../types/catalog.ts";
import { multirangeOf } from "../diff/names-under-moves.ts";
import type { Moves } from "../diff/moves.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import { named, renameAttribute, renameObject, renameValue } from "../render/rename-object.ts";
import { notNullName } from "../render/render-type.ts";
import { inFreeOrder, type Move } from "./in-free-order.ts";
import { transitionName } from "./transition-name.ts";

/** One rename, or what moves with it: how it is done and taken back, and the name that goes away. */
export type MoveStep = {
  /** As it is called afterwards, under all moves. */ readonly object: CatalogObject;
  readonly what: string;
  readonly statements: readonly string[];
  readonly back: readonly string[];
  readonly former: string;
};

const ranks: readonly CatalogObject["kind"][] = [
  "schema",
  "enum",
  "domain",
  "composite",
  "base_type",
  "range",
  "collation",
  "sequence",
  "view",
  "materialized_view",
  "foreign_table",
  "function",
];

/**
 * All renames but those of tables and columns, in order: schemas, then types with their values and attributes, then the rest, each when its name is free.
 * `moved`: the catalog under them, object by object. `skip`: moves that only make room for a name, where what has it leaves by then.
 */
export function moveSteps(before: Catalog, moved: Catalog, moves: Moves, major: number, skip: (former: Address) => boolean): readonly MoveStep[] {
  const schemas = new Map(
    [...moves.objects].flatMap(([address, to]) => {
      const from = before.objects.find((object) => object.address === address);
      return from?.kind === "schema" && to.kind === "schema" && !skip(address) ? [[from.name, to.name] as const] : [];
    }),
  );
  const pairs = before.objects.flatMap((object, at): readonly Move<CatalogObject>[] => {
    const later = moved.objects[at];
    if (!moves.objects.has(object.address) || skip(object.address) || later === undefined) return [];
    const schema = "schema" in object && object.schema !== null ? (schemas.get(object.schema) ?? object.schema) : null;
    return [{ from: "table" in object || object.kind === "rule" ? named(later, null, object.name) : named(later, schema, object.name), to: later }];
  });
  const kinds = [...new Set(pairs.map(({ to }) => to.kind))].sort((left, right) => rank(left) - rank(right) || (left < right ? -1 : 1));
  const objects = kinds.flatMap((kind) =>
    inFreeOrder(
      pairs.filter(({ to }) => to.kind === kind),
      (object) => object.address,
      (object) => named(object, null, transitionName("swap", object.name)),
    ),
  );
  const steps = objects
    .filter(({ from, to }) => from.address !== to.address)
    .map(({ from, to }): MoveStep => ({
      object: to,
      what: `rename ${said(from)} to ${said(to).slice(to.kind.length + 1)}`,
      statements: [...renameObject(from, place(to)), ...renameNotNull(from, to, major)],
      back: [...renameObject(to, place(from)), ...renameNotNull(to, from, major)],
      former: from.name,
    }));
  const parts = before.objects.flatMap((object, at) => {
    const later = moved.objects[at] ?? object;
    return [...partSteps(moved, object, later, moves), ...(moves.objects.has(object.address) && !skip(object.address) ? multirangeSteps(object, later) : [])];
  });
  const types = steps.filter(({ object }) => rank(object.kind) <= rank("range"));
  return [...types, ...parts, ...steps.filter((step) => !types.includes(step))];
}

/** From 17 on a domain's NOT NULL has a name, which Postgres makes of the domain's. The domain is called as `to` when it runs. */
function renameNotNull(from: CatalogObject, to: CatalogObject, major: number): readonly string[] {
  if (major < 17 || from.kind !== "domain" || to.kind !== "domain" || !from.not_null || from.not_null_as !== undefined || from.name === to.name) return [];
  return [`alter domain ${qualifiedName(to.schema, to.name)} rename constraint ${quoteIdent(notNullName(from))} to ${quoteIdent(notNullName(to))}`];
}

/** The second type that a range brings along has a name of its own. */
function multirangeSteps(range: CatalogObject, later: CatalogObject): readonly MoveStep[] {
  const [was, is] = [multirangeOf(range), multirangeOf(later)];
  if (was === null || is === null || was.name === is.name) return [];
  const rename = (from: string, to: string): string => `alter type ${qualifiedName(is.schema, from)} rename to ${quoteIdent(to)}`;
  return [
    {
      object: later,
      what: `${later.name}: rename its multirange ${was.name} to ${is.name}`,
      statements: [rename(was.name, is.name)],
      back: [rename(is.name, was.name)],
      former: was.name,
    },
  ];
}

function rank(kind: CatalogObject["kind"]): number {
  const at = ranks.indexOf(kind);
  return at < 0 ? ranks.length : at;
}

function place(object: CatalogObject): { readonly schema: string | null; readonly name: string } {
  return { schema: "schema" in object ? object.schema : null, name: object.name };
}

function said(object: CatalogObject): string {
  return `${object.kind.replaceAll("_", " ")} ${object.address.slice(object.address.indexOf(":") + 1)}`;
}

function partSteps(moved: Catalog, object: CatalogObject, later: CatalogObject, moves: Moves): readonly MoveStep[] {
  if (later.kind !== "enum" && later.kind !== "composite") return [];
  const names = [...((later.kind === "enum" ? moves.values : moves.attributes).get(object.address) ?? [])];
  const typed = moved.objects.some((each) => each.kind === "table" && each.of_type === later.address);
  const rename = (from: string, to: string): string => (later.kind === "enum" ? renameValue(later, from, to) : renameAttribute(later, from, to, typed));
  return inFreeOrder(
    names.map(([from, to]) => ({ from, to })),
    (name) => name,
    (name) => transitionName("swap", name),
  ).map(({ from, to }) => ({
    object: later,
    what: `${later.schema}.${later.name}: rename ${later.kind === "enum" ? "value" : "attribute"} ${from} to ${to}`,
    statements: [rename(from, to)],
    back: [rename(to, from)],
    former: from,
  }));
}
