import type { Address, CatalogObject, ColumnObject, CompositeObject, DomainObject, EnumObject } from "../../types/catalog.ts";
import { throughText } from "../../render/alter/cast.ts";
import { alterColumnType, columnSettings, retypeTogether, setColumnDefault } from "../../render/alter-column.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { notNullName } from "../../render/render-type.ts";
import { createUnder } from "../default-privileges.ts";
import type { PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { ruleOf } from "./told-rules.ts";
import { parentsIn } from "../../catalog/heirs-of.ts";

/** Types that columns can leave by a cast for another of the same name. */
export type Rebuildable = EnumObject | DomainObject | CompositeObject;

/** Can one become the other under its columns? A composite type where its attributes have their names and places. */
export function rebuildable(
  context: PlanContext,
  before: CatalogObject,
  after: CatalogObject,
): { readonly before: Rebuildable; readonly after: Rebuildable } | null {
  if ((before.kind === "enum" && after.kind === "enum") || (before.kind === "domain" && after.kind === "domain")) return { before, after };
  if (before.kind !== "composite" || after.kind !== "composite" || columnsOfType(context, after).length === 0) return null;
  const names = (type: CompositeObject): string => type.attributes.map((each) => each.name).join("\n");
  return names(before) === names(after) ? { before, after } : null;
}

/** Majors differ in what they quote: `shop.json`, `shop."json"`. */
function bare(name: string): string {
  return name.includes('"') ? name.replaceAll(/"([a-z_][a-z0-9_]*)"/gu, "$1") : name;
}

/** Columns of tables that have the type, or an array of it, before and after; those of partitions and children change with their parent. */
export function columnsOfType(context: PlanContext, type: { readonly schema: string; readonly name: string }): readonly ColumnObject[] {
  const name = bare(qualifiedName(type.schema, type.name));
  return [...context.after.values()].filter((object): object is ColumnObject => {
    const before = context.base.get(object.address);
    return (
      object.kind === "column" &&
      before?.kind === "column" &&
      before.type === object.type &&
      [name, `${name}[]`].includes(bare(object.type)) &&
      context.after.has(`table:${qualifiedName(object.schema, object.table)}`)
    );
  });
}

/** Columns of the type, or of an array of it, that become of another, which does not need this one. */
export function columnsLeaving(context: PlanContext, type: Rebuildable): readonly Address[] {
  const name = bare(qualifiedName(type.schema, type.name));
  return [...context.base.values()].flatMap((before) => {
    if (before.kind !== "column" || ![name, `${name}[]`].includes(bare(before.type))) return [];
    const after = context.after.get(before.address);
    return after?.kind === "column" && after.type !== before.type && !reaches(context.after, after, type.address) ? [after.address] : [];
  });
}

function reaches(catalog: PlanContext["after"], start: CatalogObject, goal: Address): boolean {
  const seen = new Set<Address>();
  const queue = [...start.depends_on];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === goal) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(catalog.get(next)?.depends_on ?? []));
  }
  return false;
}

/**
 * What is wished cannot be made of the type that stands: another takes its name, and columns move over by a cast, which fails on a row that has a value which
 * is gone. `catalog` says which defaults they have then.
 */
export function rebuildType(context: PlanContext, after: Rebuildable, catalog: PlanContext["after"]): readonly string[] {
  const former = transitionName("old", after.name);
  const columns = columnsOfType(context, after).flatMap((column) => {
    const there = catalog.get(column.address);
    return there?.kind === "column" ? [there] : [];
  });
  const table = (column: ColumnObject): string => qualifiedName(column.schema, column.table);
  const defaults = columns.filter((column) => column.default !== null && column.generated === null);
  const had = columns.filter(
    (column) =>
      column.generated === null &&
      [context.base, context.after].some((each) => {
        const there = each.get(column.address);
        return there?.kind === "column" && there.default !== null && there.generated === null;
      }),
  );
  const own = columns.filter((column) => !fromParent(catalog, column));
  const retyped = (column: ColumnObject): string =>
    `${alterColumnType(table(column), column.name, column.type, null)}${column.generated === null ? ` using ${valueOf(context, catalog, column)}::${through(context, after, column)}${column.type}` : ""}`;
  return [
    `alter ${after.kind === "domain" ? "domain" : "type"} ${qualifiedName(after.schema, after.name)} rename to ${quoteIdent(former)}`,
    ...createUnder(context.base, [withNotNullNamed(after)]),
    ...had.map((column) => setColumnDefault(table(column), column.name, null)),
    ...[...new Set(own.map(table))].map((name) => retypeTogether(name, own.filter((column) => table(column) === name).map(retyped))),
    ...defaults.map((column) => setColumnDefault(table(column), column.name, column.default)),
    // Another type takes these away.
    ...own.flatMap((column) => columnSettings(table(column), column.name, { storage: column.storage, compression: column.compression, statistics: null })),
    `drop ${after.kind === "domain" ? "domain" : "type"} ${qualifiedName(after.schema, former)}`,
  ];
}

/** What is told of the column's values; else what it has. */
function valueOf(context: PlanContext, catalog: PlanContext["after"], column: ColumnObject): string {
  const wished = context.after.get(column.address);
  const rule = wished?.kind === "column" ? ruleOf(context, wished) : undefined;
  const told = catalog === context.after ? rule?.forward : rule?.back;
  return told == null ? quoteIdent(column.name) : `(${told})`;
}

/** The former domain has its NOT NULL under that name still: Postgres would count on. */
function withNotNullNamed(type: Rebuildable): Rebuildable {
  return type.kind === "domain" && type.not_null && type.not_null_as === undefined
    ? { ...type, not_null_as: { name: notNullName(type), comment: null } }
    : type;
}

/** Two enums have no cast between them, nor have two composite types; domains as what they are based on. */
function through(context: PlanContext, type: Rebuildable, column: ColumnObject): string {
  const both = [context.base, context.after].flatMap((catalog) => catalog.get(type.address) ?? []);
  if (type.kind === "domain" && both.every((each) => each.kind !== "domain" || throughText(each.type, type.type, context.settings.major) === "")) return "";
  return `text${column.type.endsWith("[]") ? "[]" : ""}::`;
}

function fromParent(catalog: PlanContext["after"], column: ColumnObject): boolean {
  const table = catalog.get(`table:${qualifiedName(column.schema, column.table)}`);
  if (table?.kind !== "table") return false;
  const parents = parentsIn(table);
  return parents.some((parent) => catalog.has(`column:${parent.slice("table:".length)}.${quoteIdent(column.name)}`));
}
