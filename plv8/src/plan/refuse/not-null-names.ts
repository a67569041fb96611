import type { ColumnObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { apartBelow } from "../not-null/apart-below.ts";
import { heldAsOwn, isToldApart, toldFamilies } from "../not-null/families.ts";
import { notNullsOfJoined } from "../plain/not-nulls-of-joined.ts";
import { columnAddress, tableAddress, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { refusal } from "./refusal.ts";
import { saidOfType } from "../../diff/property-names.ts";

/** A partition that would have to leave its parent for a while, so that a NOT NULL can take another name. */
export function refuseNotNullNames(context: PlanContext, groups: readonly SyncGroup[]): readonly Issue[] {
  return [
    ...namesOfHeirs(context, groups),
    ...[...context.detached].map((address) =>
      refusal(
        "not-null-name",
        address,
        `the NOT NULL of a column of ${address.replace("table:", "table ")} has a name of its own, and Postgres renames it neither there nor in the parent while the one is a partition of the other`,
        "Say the name that stands (`constraint NAME not null`) in the parent and in the partition, or detach the partition, rename the constraint, and attach it again, by hand.",
      ),
    ),
  ];
}

/** Where a family's columns stand in two shapes, or are filled by a rule, its NOT NULLs have steps for each table alone. */
function namesOfHeirs(context: PlanContext, groups: readonly SyncGroup[]): readonly Issue[] {
  const families = [...toldFamilies(context), ...(context.settings.major < 18 ? [] : toldFamilies(context, saidOfType))];
  const twofold = groups.flatMap((group) => [
    ...group.former.flatMap(({ column }) => (isToldApart(context, "base", column) ? [column.address] : [])),
    ...group.later.flatMap(({ column }) => (isToldApart(context, "after", column) ? [column.address] : [])),
  ]);
  const leaving = context.changes.flatMap(({ kind, address }) => {
    const column = kind === "drop" ? context.base.get(address) : undefined;
    const stays = column?.kind === "column" && context.after.has(tableAddress(column.schema, column.table));
    return stays && isToldApart(context, "base", column) && !leavesApart(context, column) ? [address] : [];
  });
  const addresses = [
    ...families.map(({ column }) => column.address),
    ...twofold,
    ...leaving,
    ...notNullsOfJoined(context, new Set()).map(({ object }) => object),
  ];
  return [
    ...families.flatMap(heldAsOwn),
    ...[...new Set(addresses)].map((address) =>
      refusal(
        "not-null-name",
        address,
        `the NOT NULL of ${address.replace(":", " ")} is not told of all tables that have the column from each other, or not by one name, while it comes, leaves, takes another name or type, is filled by a rule, leaves a primary key, or a table joins a parent`,
        "Give those tables one NOT NULL first (or none), in a version of its own; or do all of it in a quiet hour: diff --plain writes the statements.",
      ),
    ),
  ];
}

/** A partitioned table's, whose partitions call theirs otherwise: it leaves with them, and comes back by their names. */
function leavesApart(context: PlanContext, column: ColumnObject): boolean {
  const table = context.base.get(tableAddress(column.schema, column.table));
  const top = table?.kind === "table" ? (ancestorsOf(context.base, table).at(-1) ?? table) : undefined;
  const found = top === undefined ? undefined : context.base.get(columnAddress(top, column.name));
  return found?.kind === "column" && apartBelow(context, context.base, found) !== null;
}
