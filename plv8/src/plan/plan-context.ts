import type { Address, Catalog, CatalogObject, ColumnObject, PrivilegesObject, TableObject } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import type { DesignSettings, EvolveRule } from "../types/design.ts";
import type { Result } from "../types/issue.ts";
import type { PlanInput, SizeClass } from "../types/plan.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { grouped } from "../catalog/grouped.ts";
import { diff, rebasedCatalog } from "../diff/diff.ts";
import { designedRenames } from "../diff/designed-renames.ts";
import { inheritedRenames } from "../diff/inherited-renames.ts";
import { withNotNullNames } from "./not-null/names.ts";
import { withCopies } from "./plain/with-copies.ts";
import { movedCatalog } from "../diff/moved-catalog.ts";
import { movedBefore } from "../diff/moved-before.ts";
import type { Moves } from "../diff/moves.ts";
import { byAddress } from "../catalog/by-address.ts";
import { renameMap } from "../diff/rename-map.ts";
import { withSharedObjects } from "../diff/shared-objects.ts";
import { rebaseAddress, tableKey } from "../diff/rebase-object.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import { renamesTold } from "./renames-told.ts";
import type { TypeApart } from "./types-apart.ts";

/** What every recipe reads. All but columns is renamed first of all, so recipes see the former catalog under the later names. */
export type PlanContext = {
  readonly settings: DesignSettings;
  readonly project: string;
  /** The applied catalog with tables under their later names. */
  readonly base: ReadonlyMap<Address, CatalogObject>;
  readonly after: ReadonlyMap<Address, CatalogObject>;
  /** Under the names that all but tables and columns have later. */
  readonly live: ReadonlyMap<Address, CatalogObject>;
  /** The declared catalog, its objects sorted by address. */
  readonly wanted: Catalog;
  /** Renames of all but tables and columns: the applied catalog before them and, object by object, under them. */
  readonly moves: { readonly before: Catalog; readonly catalog: Catalog; readonly moves: Moves };
  readonly tableRenames: readonly { readonly from: TableObject; readonly to: TableObject }[];
  /** Former column address (under the later table name) → later column. */
  readonly columnRenames: ReadonlyMap<Address, ColumnObject>;
  /** Partitions that no statement renames a NOT NULL of while they are partitions (`not-null/names.ts`). */
  readonly detached: ReadonlySet<Address>;
  readonly evolve: readonly EvolveRule[];
  /** Enums that stand in two shapes: `base` and `after` call them by names of their own. */
  readonly apart: readonly TypeApart[];
  /** Differences between `base` and `after`. */
  readonly changes: readonly Change[];
  /** Differences between what was applied and what is declared: for readers. */
  readonly allChanges: readonly Change[];
  readonly sizeOf: (table: Address) => SizeClass;
};

export function planContext(input: PlanInput): Result<PlanContext> {
  const before = inOrder(withStandingSchemas(input));
  const after = withSharedObjects(inOrder(input.declared.catalog), before);
  const known = input.applied === null ? [] : designedRenames(input.applied, input.declared);
  const told = renamesTold(before, after, known, input.declared.evolve);
  const renames = inheritedRenames(before, after, told.renames);
  const all = diff(before, after, renames);
  if (!all.ok) return all;
  const early = movedBefore(before, after, renames);
  if (!early.ok) return early;
  const { catalog: moved, moves } = early.value;
  const tableHints = early.value.renames.filter((rename) => rename.from.startsWith("table:"));
  const tables = renameMap(moved, after, tableHints);
  if (!tables.ok) return tables;
  const rebased = rebasedCatalog(moved, tables.value);
  const formerAddress = new Map(rebased.objects.map((object, at) => [object.address, before.objects[at]?.address ?? object.address]));
  const named = withNotNullNames(before, rebased, after, input.declared.settings.major);
  const { base, wished } = withCopies(named.base, named.wished, named.apart);
  const columnHints = early.value.renames
    .filter((rename) => rename.from.startsWith("column:"))
    .map((rename) => ({ from: rebaseAddress(rename.from, tables.value), to: rename.to }))
    .filter((rename) => rename.from !== rename.to);
  const changes = base === before && wished === after && columnHints.length === 0 ? all : diff(base, wished, columnHints);
  if (!changes.ok) return changes;
  const later = byAddress(wished);
  const former = byAddress(moved);
  const tableRenames = tableHints.flatMap((rename) => pair(former.get(rename.from), later.get(rename.to)));
  const value: PlanContext = {
    settings: input.declared.settings,
    project: input.project,
    base: byAddress(base),
    after: later,
    wanted: after,
    live: byAddress(movedCatalog(inOrder(input.live), moves)),
    tableRenames,
    moves: { before, catalog: moved, moves },
    detached: named.apart,
    columnRenames: new Map(
      columnHints.flatMap((rename) => {
        const to = later.get(rename.to);
        return to?.kind === "column" ? [[rename.from, to] as const] : [];
      }),
    ),
    evolve: told.evolve,
    apart: [],
    changes: changes.value,
    allChanges: all.value,
    sizeOf: (table) => input.sizes[formerAddress.get(table) ?? table] ?? "large",
  };
  return { ok: true, value, warnings: [] };
}

/** What was applied, and the declared schemas that stand in the database before any version: these are altered, not made. */
function withStandingSchemas(input: PlanInput): Catalog {
  const applied = input.applied?.catalog.objects ?? [];
  const schemas = (objects: Catalog["objects"]): ReadonlySet<Address> =>
    new Set(objects.flatMap((object) => (object.kind === "schema" ? [object.address] : [])));
  const [known, wanted] = [schemas(applied), schemas(input.declared.catalog.objects)];
  const standing = input.live.objects.filter((object) => object.kind === "schema" && wanted.has(object.address) && !known.has(object.address));
  return { canon: 1, objects: standing.length === 0 ? applied : [...applied, ...standing] };
}

/** By address, whatever order the input came in: steps may not depend on it. */
function inOrder(catalog: Catalog): Catalog {
  if (catalog.objects.every((object, at) => at === 0 || compareCodePoints(catalog.objects[at - 1]?.address ?? "", object.address) <= 0)) return catalog;
  return { ...catalog, objects: [...catalog.objects].sort((left, right) => compareCodePoints(left.address, right.address)) };
}

function pair(from: CatalogObject | undefined, to: CatalogObject | undefined): readonly { from: TableObject; to: TableObject }[] {
  return from?.kind === "table" && to?.kind === "table" ? [{ from, to }] : [];
}

type TableChild = Extract<CatalogObject, { readonly table: string }>;
type TableName = { readonly schema: string; readonly name: string };

const children = grouped<TableChild>((object, add) => {
  if ("table" in object) add(tableKey(object.schema, object.table), object);
});

/** Columns, constraints, indexes, triggers and policies of a table, by address. */
export function childrenOf(catalog: ReadonlyMap<Address, CatalogObject>, table: TableName): readonly TableChild[] {
  return children(catalog, tableKey(table.schema, table.name));
}

/** Columns of a relation as one catalog has them, of those that another has too. */
export function columnsInBoth(
  catalog: ReadonlyMap<Address, CatalogObject>,
  other: ReadonlyMap<Address, CatalogObject>,
  relation: CatalogObject,
): readonly (ColumnObject | PrivilegesObject)[] {
  if (relation.kind === "privileges")
    return relation.column !== null || !relation.target.startsWith("table ")
      ? []
      : [...catalog.values()].filter(
          (object): object is PrivilegesObject =>
            object.kind === "privileges" && object.column !== null && object.target === relation.target && other.has(object.address),
        );
  const named = relation.kind === "table" || relation.kind === "view" || relation.kind === "materialized_view" || relation.kind === "foreign_table";
  if (!named || relation.schema === null) return [];
  return columnsOf(catalog, { schema: relation.schema, name: relation.name }).filter((column) => other.has(column.address));
}

/** Columns of a table in their order. */
export function columnsOf(catalog: ReadonlyMap<Address, CatalogObject>, table: TableName): readonly ColumnObject[] {
  return childrenOf(catalog, table)
    .filter((child): child is ColumnObject => child.kind === "column")
    .sort((left, right) => left.position - right.position);
}

export function tableOf(catalog: ReadonlyMap<Address, CatalogObject>, child: { readonly schema: string; readonly table: string }): TableObject | null {
  const object = catalog.get(tableAddress(child.schema, child.table));
  return object?.kind === "table" ? object : null;
}

export function tableAddress(schema: string, table: string): Address {
  return `table:${qualifiedName(schema, table)}`;
}

export function columnAddress(table: TableName, column: string): Address {
  return `column:${qualifiedName(table.schema, table.name)}.${quoteIdent(column)}`;
}
