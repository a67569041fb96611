import type { Address, CatalogObject, ColumnObject, ConstraintObject, TableObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { heirsOf, parentsIn } from "../../catalog/heirs-of.ts";
import { differingProperties } from "../../diff/property-names.ts";
import { requiredAbove } from "../../catalog/not-null-name.ts";
import { quoteIdent } from "../../render/names.ts";
import { foreignColumns } from "../../render/read-foreign-table.ts";
import { childrenDiffer, type KeptProperty } from "../children-differ.ts";
import { sceneOf } from "../scene.ts";
import { columnAddress, tableAddress, type PlanContext } from "../plan-context.ts";

/** What a child's change leaves to say once its parents are told of theirs: nothing, less than it says, or all of it. */
export function besidesParents(context: PlanContext, change: Change): Change | null {
  const object = change.kind === "create" ? change.after : change.before;
  if (object.kind === "constraint") return change.kind === "drop" && parentKeeps(context, object) ? null : change;
  if (object.kind !== "column") return change;
  const address = `table:${change.address.slice("column:".length).replace(/\.(?:"(?:[^"]|"")*"|[^."]+)$/u, "")}`;
  const [before, after] = [tableAt(context.base, address), tableAt(context.after, address)];
  if (before === null || after === null || context.detached.has(address)) return change;
  if (after.of_type !== undefined && before.of_type === after.of_type && typeChanges(context, after.of_type)) {
    if (change.kind === "create") return bornBare(change, context, after.of_type);
    if (change.kind === "drop") return null;
    if (change.kind === "alter") return besidesType(change, context, after.of_type);
  }
  const name = change.kind === "drop" ? change.before.name : change.after.name;
  const catalog = change.kind === "drop" ? context.base : context.after;
  const same = parentsIn(before)
    .filter((parent) => parentsIn(after).includes(parent))
    .flatMap((parent) => {
      const table = tableAt(catalog, parent);
      if (table === null) return ofForeign(context, parent, name, change.kind);
      if (change.kind === "drop" && staysWithChild(context, { schema: table.schema, table: table.name, name })) return [];
      const found = context.changes.find((each) => each.kind === change.kind && each.address === columnAddress(table, name));
      return found === undefined ? [] : [found];
    });
  if (same.length === 0) return change;
  if (change.kind === "create") return bornWith(change, same);
  if (change.kind === "alter") return besidesAlter(context, change, same);
  return isOwnBesides(object) ? change : null;
}

/** What a parent that is a foreign table is told of a column goes down as well; its columns are no objects of their own. */
function ofForeign(context: PlanContext, parent: Address, name: string, kind: Change["kind"]): readonly Change[] {
  const [before, after] = [context.base, context.after].map((catalog) => {
    const table = catalog.get(parent);
    return table?.kind === "foreign_table" ? foreignColumns(table).find((column) => column.name === name) : undefined;
  });
  if (!context.base.has(parent) || !context.after.has(parent)) return [];
  if (kind === "create") return before === undefined && after !== undefined ? [{ kind, address: parent, after }] : [];
  if (kind === "drop") return before !== undefined && after === undefined ? [{ kind, address: parent, before }] : [];
  const properties = before === undefined || after === undefined ? [] : differingProperties(before, after);
  return kind === "alter" && before !== undefined && after !== undefined && properties.length > 0 ? [{ kind, address: parent, before, after, properties }] : [];
}

/** The parent's leaves it behind: it leaves by a statement of its own, after that. */
export function isOwnBesides(object: CatalogObject): boolean {
  return object.kind === "column" && object.local === true;
}

/** A typed table's new column is the attribute alone: what else is said about it is told when that is there. */
function bornBare(change: Extract<Change, { readonly kind: "create" }>, context: PlanContext, type: Address): Change | null {
  const { after } = change;
  const told = context.changes.find((each) => each.address === type);
  if (after.kind !== "column" || told === undefined) return change;
  const { options: _options, labels: _labels, not_null_as: _named, ...rest } = after;
  const before: ColumnObject = { ...rest, default: null, not_null: false, storage: null, compression: null, statistics: null, comment: null, grants: [] };
  const properties = differingProperties(before, after);
  return properties.length === 0 ? null : { kind: "alter", address: change.address, before, after: withNeeds(after, [told]), properties };
}

/** A typed table's columns are of other types with the attributes: what else becomes another is told when they are. */
function besidesType(change: Extract<Change, { readonly kind: "alter" }>, context: PlanContext, type: Address): Change | null {
  const { before, after } = change;
  const told = context.changes.find((each) => each.address === type);
  const properties = change.properties.filter((name) => name !== "type" && name !== "collation");
  if (before.kind !== "column" || after.kind !== "column" || told === undefined || properties.length === change.properties.length) return change;
  return properties.length === 0
    ? null
    : { ...change, before: { ...before, type: after.type, collation: after.collation }, after: withNeeds(after, [told]), properties };
}

/** A child's own column that its parents get as well comes before theirs: the parent's takes it as it is, else it would be the parent's alone. */
export function comesFirst(context: PlanContext, column: CatalogObject): boolean {
  if (column.kind !== "column" || column.local !== true) return false;
  const table = context.base.get(tableAddress(column.schema, column.table));
  if (table?.kind !== "table" || table.partition_of !== null) return false;
  return !column.not_null || column.not_null_as?.own === true || sceneOf(context).major < 18 || requiredAbove(context.after, column) === null;
}

/** The same column of heirs that comes before the one that they have from here. */
export function ownBelow(context: PlanContext, column: ColumnObject): readonly Address[] {
  return heirsOf(context.after, tableAddress(column.schema, column.table)).flatMap((heir) => {
    const own = context.after.get(columnAddress(heir, column.name));
    return own !== undefined && !context.base.has(own.address) && comesFirst(context, own) ? [own.address] : [];
  });
}

/** A child's new column is as the parent's statement makes it: what else is said about it is its own. */
export function bornWith(change: Extract<Change, { readonly kind: "create" }>, same: readonly Change[]): Change | null {
  const parents = same.flatMap((each) => (each.kind === "create" && each.after.kind === "column" ? [each.after] : []));
  const { after } = change;
  if (after.kind !== "column") return change;
  const { options: _options, labels: _labels, ...rest } = after;
  const before: ColumnObject = {
    ...rest,
    default: parents.filter((parent) => parent.default !== null).at(-1)?.default ?? null,
    generated: after.generated === null ? null : (parents.find((parent) => parent.generated !== null)?.generated ?? after.generated),
    not_null: after.not_null || parents.some((parent) => parent.not_null && parent.not_null_as?.no_inherit !== true),
    storage: null,
    compression: null,
    statistics: null,
    comment: null,
    grants: [],
  };
  const properties = differingProperties(before, after);
  return properties.length === 0 ? null : { kind: "alter", address: change.address, before, after: withNeeds(after, same), properties };
}

/** A statement about the parent's column is one about the child's, but for what never goes down or what is kept apart. */
function besidesAlter(context: PlanContext, change: Extract<Change, { readonly kind: "alter" }>, same: readonly Change[]): Change | null {
  const told = new Set(
    same.flatMap((each) =>
      each.kind === "alter" && each.after.kind === "column"
        ? each.properties.filter((name) => goesDown.has(name) && !(isKept(name, each) && childrenDiffer(context, each.after as ColumnObject, name)))
        : [],
    ),
  );
  // A NOT NULL leaves with its name.
  if (told.has("not_null") && change.after.kind === "column" && !change.after.not_null) told.add("not_null_as");
  const properties = change.properties.filter((name) => !told.has(name));
  if (properties.length === 0 || properties.length === change.properties.length) return properties.length === 0 ? null : change;
  const covered = Object.fromEntries([...told].map((name) => [name, (change.after as unknown as Readonly<Record<string, unknown>>)[name]]));
  return { ...change, before: { ...change.before, ...covered } as CatalogObject, after: withNeeds(change.after, same), properties };
}

const goesDown: ReadonlySet<string> = new Set(["collation", "default", "generated", "identity", "not_null", "not_null_as", "statistics", "storage", "type"]);

/** An expression leaves, or comes, with the parent's; another one is each column's own. */
function isKept(name: string, { before, after }: Extract<Change, { readonly kind: "alter" }>): name is KeptProperty {
  if (name === "generated") return before.kind === "column" && after.kind === "column" && before.generated !== null && after.generated !== null;
  return name === "default" || name === "statistics" || name === "storage";
}

/** It is told after its parents. */
function withNeeds<T extends CatalogObject>(object: T, parents: readonly Change[]): T {
  return { ...object, depends_on: [...object.depends_on, ...parents.map((parent) => parent.address)] };
}

/** A column of a parent that leaves while a child keeps it as its own: it leaves the parent only, and each child that loses it is told. */
export function staysWithChild(context: PlanContext, column: { readonly schema: string; readonly table: string; readonly name: string }): boolean {
  const parent = tableAddress(column.schema, column.table);
  return [...context.base.values()].some((child) => {
    if (child.kind !== "table" || !child.inherits.includes(parent)) return false;
    const address = columnAddress(child, column.name);
    const after = tableAt(context.after, child.address);
    return after !== null && after.inherits.includes(parent) && context.base.has(address) && context.after.has(address);
  });
}

/** The same column of those that inherit from its table. */
export function heirsColumns(context: PlanContext, address: Address): readonly Address[] {
  const column = context.base.get(address);
  if (column?.kind !== "column") return [];
  const parent = tableAddress(column.schema, column.table);
  return heirsOf(context.base, parent).flatMap((child) => (child.partition_of === null ? [columnAddress(child, column.name)] : []));
}

/** Columns of a typed table come, go and change with the attributes of its type; only what the table says itself is its own. */
function typeChanges(context: PlanContext, type: Address): boolean {
  return context.changes.some((each) => each.kind === "alter" && each.address === type && each.properties.includes("attributes"));
}

/** A check that is also a parent's can't leave the child, and is not told of it. */
export function parentKeeps(context: PlanContext, check: ConstraintObject): boolean {
  const table = tableAt(context.after, tableAddress(check.schema, check.table));
  return (
    table !== null &&
    parentsIn(table).some((parent) => context.after.get(`constraint:${parent.slice("table:".length)}.${quoteIdent(check.name)}`) !== undefined)
  );
}

function tableAt(catalog: ReadonlyMap<Address, CatalogObject>, address: Address): TableObject | null {
  const object = catalog.get(address);
  return object?.kind === "table" ? object : null;
}
