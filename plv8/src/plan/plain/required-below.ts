import type { Address, CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import { familySteps } from "../not-null/families.ts";
import { familyOf, isUniform, notNullsOf } from "../not-null/family.ts";
import type { PlanContext } from "../plan-context.ts";

type Scene = Pick<PlanContext, "settings" | "base" | "after" | "detached"> & { readonly moves: { readonly later?: ReadonlyMap<Address, Address> } };

/**
 * The NOT NULLs of a column that comes to a partitioned table, and of its partitions, where one of theirs has another name than its parent's (18): while both
 * belong together Postgres renames neither, so theirs are there before the parent's. None where the column says it all. `catalog`: what there is to be.
 */
export function requiredBelow(context: Scene, catalog: ReadonlyMap<Address, CatalogObject>, column: ColumnObject): readonly string[] {
  if (context.settings.major < 18 || !column.not_null) return [];
  const family = familyOf(catalog, column, {
    parentsOf: ({ address, partition_of: of }) => (of !== null && stands(context, address) && stands(context, of.parent) ? [of.parent] : []),
    isHeld: () => false,
    isTouched: () => false,
    called: <T extends TableObject | ColumnObject>(object: T): T => object,
  });
  const wished = notNullsOf(catalog, family);
  if (isUniform(family, wished, context.settings.major)) return [];
  return familySteps(context, family, new Map(family.members.map(({ table }) => [table.address, null])), wished).statements;
}

/** All the while, as a partition of what it is a partition of. */
function stands({ base, after, detached, moves }: Scene, called: Address): boolean {
  const address = moves.later?.get(called) ?? called;
  return base.has(address) && after.has(address) && !detached.has(address);
}
