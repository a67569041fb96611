import type { Address, CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import { familySteps } from "./families.ts";
import { familyOf, isUniform, notNullsOf, type Family, type NotNulls } from "./family.ts";
import type { PlanContext } from "../plan-context.ts";

/** Statements about a table and its partitions that give all of them their NOT NULL of one column, each by its name, and take it away. */
export type ApartBelow = { readonly set: readonly string[]; readonly drop: readonly string[] };

export type Scene = Pick<PlanContext, "settings" | "base" | "after" | "detached"> & {
  readonly moves: PlanContext["moves"] & { readonly later?: ReadonlyMap<Address, Address> };
};

/**
 * A column of a partitioned table where a partition's NOT NULL has another name than its parent's (18): while both belong together Postgres renames neither, so the
 * partition's is there before the parent's, and leaves behind it. Null where the parent's alone says it all. `catalog`: what there is to be.
 */
export function apartBelow(context: Scene, catalog: ReadonlyMap<Address, CatalogObject>, column: ColumnObject): ApartBelow | null {
  if (context.settings.major < 18 || !column.not_null) return null;
  return stepsApart(context, catalog, partitionFamily(context, catalog, column));
}

/** The same of what is left of a family; null where the first one says it all, or there are no names to say. */
export function stepsApart(context: Scene, catalog: ReadonlyMap<Address, CatalogObject>, family: Family): ApartBelow | null {
  const wished = notNullsOf(catalog, family);
  if (isUniform(family, wished, context.settings.major)) return null;
  const none: NotNulls = new Map(family.members.map(({ table }) => [table.address, null]));
  return { set: familySteps(context, family, none, wished).statements, drop: familySteps(context, family, wished, none).statements };
}

/** Partitioned tables and partitions that have the column from each other. */
export function partitionFamily(context: Scene, catalog: ReadonlyMap<Address, CatalogObject>, column: ColumnObject): Family {
  return familyOf(catalog, column, {
    parentsOf: ({ address, partition_of: of }) => (of !== null && stands(context, address) && stands(context, of.parent) ? [of.parent] : []),
    isHeld: () => false,
    isTouched: () => false,
    called: <T extends TableObject | ColumnObject>(object: T): T => object,
  });
}

/** All the while, as a partition of what it is a partition of. */
function stands({ base, after, detached, moves }: Scene, called: Address): boolean {
  const address = moves.later?.get(called) ?? called;
  return base.has(address) && after.has(address) && !detached.has(address);
}
