import type { Address, Catalog, CatalogObject, ConstraintObject, DefinedObject, IndexObject, TableObject } from "../../types/catalog.ts";
import { byAddress } from "../../catalog/by-address.ts";
import { definitionOn } from "../../render/alter-index.ts";
import { partOf } from "../../render/born-parts.ts";
import { keyInTablespace } from "../../render/key-storage.ts";
import { quoteIdent, qualifiedName } from "../../render/names.ts";
import { partitionedAbove } from "../../render/read-foreign-table.ts";
import { parentsIn } from "../../catalog/heirs-of.ts";

type Part = IndexObject | ConstraintObject;
type Objects = ReadonlyMap<Address, CatalogObject>;

/**
 * A partition or child has its parent's indexes, keys and checks as parts of the parent's, told nowhere. When it leaves its parent it keeps them, and to
 * become one it must have its own like them: then they are told, on the side where it has a parent. `apart`: what leaves its parent only for a while.
 */
export function withCopies(base: Catalog, wished: Catalog, apart: ReadonlySet<Address>): { readonly base: Catalog; readonly wished: Catalog } {
  const [former, later] = [byAddress(base), byAddress(wished)];
  const moved = [...former.values()].flatMap((before) => {
    const after = later.get(before.address);
    return before.kind === "table" && after?.kind === "table" && (changesParent(before, after) || apart.has(after.address)) ? [{ before, after }] : [];
  });
  const foreign = [...former.values()].flatMap((before) => {
    const after = later.get(before.address);
    return before.kind === "foreign_table" && after?.kind === "foreign_table" && changesPartitionedParent(before, after) ? [{ before, after }] : [];
  });
  if (moved.length + foreign.length === 0) return { base, wished };
  return {
    base: joined(base, [
      ...moved.flatMap(({ before, after }) => copiesOf(before, former, keptParents(before, after))),
      ...foreign.flatMap(({ before }) => checksOfForeign(before, former)),
    ]),
    wished: joined(wished, [
      ...moved.flatMap(({ before, after }) => copiesOf(after, later, keptParents(before, after))),
      ...foreign.flatMap(({ after }) => checksOfForeign(after, later)),
    ]),
  };
}

/** Is a foreign table the partition of another table than before? */
export function changesPartitionedParent(before: CatalogObject, after: CatalogObject): boolean {
  return before.kind === "foreign_table" && after.kind === "foreign_table" && partitionedAbove(before) !== partitionedAbove(after);
}

function checksOfForeign(table: DefinedObject, objects: Objects): readonly Part[] {
  return inheritedChecks(partitionedAbove(table) ?? "", objects).map((check) => ownCheck(check, table));
}

/** A check of the table above, as the partition's own. */
function ownCheck(check: ConstraintObject, table: TableObject | DefinedObject): Part {
  return { ...copy(check, table, check.name), valid: check.valid || table.validated?.includes(check.name) === true } as Part;
}

function changesParent(before: TableObject, after: TableObject): boolean {
  const parents = (table: TableObject): string => (table.partition_of === null ? table.inherits.join() : table.partition_of.parent);
  return parents(before) !== parents(after);
}

/** What a child has from these goes on to come and leave with theirs. */
function keptParents(before: TableObject, after: TableObject): readonly Address[] {
  return before.partition_of === null && after.partition_of === null ? before.inherits.filter((parent) => after.inherits.includes(parent)) : [];
}

function joined(catalog: Catalog, copies: readonly Part[]): Catalog {
  const known = new Set(catalog.objects.map((object) => object.address));
  return {
    ...catalog,
    objects: [...catalog.objects, ...copies.filter((copy) => !known.has(copy.address))].sort((left, right) =>
      left.address < right.address ? -1 : left.address > right.address ? 1 : 0,
    ),
  };
}

/** The parts of its parents' checks, keys and indexes that a partition or child has, as its own; but for checks that it has from `kept` as well. */
export function copiesOf(table: TableObject, objects: Objects, kept: readonly Address[] = []): readonly Part[] {
  const parents = parentsIn(table);
  const stay = new Set(kept.flatMap((parent) => inheritedChecks(parent, objects)).map((check) => check.name));
  const checks = parents
    .flatMap((parent) => (kept.includes(parent) ? [] : inheritedChecks(parent, objects)))
    .filter((check) => !stay.has(check.name))
    .map((check) => ownCheck(check, table));
  const parts = (table.copies ?? []).flatMap((told) => {
    const part = partAt(told.of, objects);
    return part === null ? [] : [toldPart(part, table, told)];
  });
  return [...checks, ...parts];
}

/** The parent's own part, or what the parent has of its own parent. */
function partAt(address: Address, objects: Objects): Part | null {
  const found = objects.get(address);
  if (found?.kind === "index" || found?.kind === "constraint") return found;
  for (const table of objects.values()) {
    if (table.kind !== "table") continue;
    const part = (table.copies ?? []).find(({ name }) => address === addressOf(address, table, name));
    const origin = part === undefined ? null : partAt(part.of, objects);
    if (part !== undefined && origin !== null) return toldPart(origin, table, part);
  }
  return null;
}

function addressOf(like: Address, table: TableObject | DefinedObject, name: string): Address {
  return like.startsWith("index:")
    ? `index:${qualifiedName(table.schema ?? "", name)}`
    : `constraint:${qualifiedName(table.schema ?? "", table.name)}.${quoteIdent(name)}`;
}

/** Checks that partitions and children of a table have from it. */
export function inheritedChecks(parent: Address, objects: Objects): readonly ConstraintObject[] {
  const table = objects.get(parent);
  if (table?.kind !== "table") return [];
  const above = parentsIn(table);
  const own = [...objects.values()].filter(
    (object): object is ConstraintObject =>
      object.kind === "constraint" &&
      object.type === "check" &&
      object.schema === table.schema &&
      object.table === table.name &&
      !object.definition.endsWith(" NO INHERIT"),
  );
  return [...own, ...above.flatMap((each) => inheritedChecks(each, objects))];
}

/** With what is said of it alone. */
function toldPart(whole: Part, table: TableObject, told: NonNullable<TableObject["copies"]>[number]): Part {
  const part = copy(whole, table, told.name);
  const { definition } = partOf(part, table, told.name, told.options ?? null);
  const tablespace = told.tablespace === undefined || told.tablespace === "pg_default" ? null : told.tablespace;
  if (part.kind === "constraint") return { ...part, definition: keyInTablespace(definition, tablespace) };
  const { statistics: _above, ...rest } = part;
  return { ...rest, definition, tablespace, ...((told.statistics ?? []).length === 0 ? {} : { statistics: told.statistics }) } as IndexObject;
}

function copy(part: Part, table: TableObject | DefinedObject, name: string): Part {
  const from = qualifiedName(part.schema, part.table);
  const common = {
    schema: table.schema ?? "",
    table: table.name,
    name,
    address: addressOf(part.address, table, name),
    comment: null,
    depends_on: [table.address, ...part.depends_on.filter((need) => !need.startsWith("column:") && need !== `table:${from}`)],
  };
  if (part.kind === "constraint") return { ...part, ...common };
  return {
    ...part,
    ...common,
    definition: definitionOn(part, { schema: table.schema ?? "", name: table.name }, name),
  };
}
