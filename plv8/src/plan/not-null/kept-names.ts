import type { Address, CatalogObject, ColumnObject } from "../../types/catalog.ts";
import { dropNotNull, setNotNull } from "../../render/alter-column.ts";
import { addConstraint } from "../../render/alter-constraint.ts";
import { commentOnNotNull } from "../../render/hidden-parts.ts";
import { quoteIdent } from "../../render/names.ts";
import type { PlanContext } from "../plan-context.ts";
import { partitionFamily } from "./apart-below.ts";
import { isHeldIn } from "./families.ts";
import { notNullsOf, type Family, type NotNulls } from "./family.ts";

/** Statements in front of one that gives a column of a partitioned table another type, and behind it. */
export type KeptNames = { readonly before: readonly string[]; readonly behind: readonly string[] };

/**
 * With its type Postgres 18 makes a column's NOT NULL again, and gives partitions theirs by their parent's name. Where they call it otherwise they have it for their
 * own meanwhile, the parent has none, and takes theirs over again: no row is read. `none` where no name is lost; null where a key or a counter holds the
 * parent's.
 */
export function keptNames(context: PlanContext, catalog: ReadonlyMap<Address, CatalogObject>, column: ColumnObject): KeptNames | null {
  const family = partitionFamily(context, catalog, column);
  const states = notNullsOf(catalog, family);
  if (context.settings.major < 18 || !losesNames(family, states)) return none;
  if (isHeldIn(catalog, column)) return null;
  const above = family.members.flatMap(({ table, called }) => {
    const is = states.get(table.address) ?? null;
    return is !== null && family.members.some(({ parents }) => parents.includes(table.address)) ? [{ called, is }] : [];
  });
  const below = family.members.filter(({ table, parents }) => parents.length > 0 && (states.get(table.address) ?? null) !== null);
  return {
    before: [...below.map(({ called }) => setNotNull(called, family.called)), ...above.map(({ called }) => dropNotNull(called, family.called))],
    behind: [...above]
      .reverse()
      .flatMap(({ called, is }) => [
        addConstraint(called, is.name, `not null ${quoteIdent(family.called)}`),
        ...(is.comment === null ? [] : [commentOnNotNull(called, is.name, is.comment)]),
      ]),
  };
}

const none: KeptNames = { before: [], behind: [] };

function losesNames({ members }: Family, states: NotNulls): boolean {
  return members.some(({ table, parents }) => {
    const own = states.get(table.address) ?? null;
    return own !== null && parents.some((parent) => (states.get(parent) ?? own).name !== own.name);
  });
}
