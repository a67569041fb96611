import type { Address, ColumnObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { allHeirsOf } from "../../catalog/heirs-of.ts";
import { apartBelow } from "../not-null/apart-below.ts";
import { heldAsOwn, isHeldIn, isToldApart, toldFamilies, type ToldFamily } from "../not-null/families.ts";
import { keptNames } from "../not-null/kept-names.ts";
import { notNullName } from "../../catalog/not-null-name.ts";
import { requiredBelow } from "../not-null/required-places.ts";
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
  const retyped = context.settings.major < 18 ? [] : toldFamilies(context, saidOfType).filter((told) => !keepsNames(context, told));
  const families = [...toldFamilies(context), ...retyped];
  const twofold = groups.flatMap((group) => [
    ...group.former.flatMap(({ column }) => (isToldApart(context, "base", column) ? [column.address] : [])),
    ...group.later.flatMap(({ column }) => (isToldApart(context, "after", column) ? [column.address] : [])),
  ]);
  const leaving = context.changes.flatMap(({ kind, address }) => {
    const column = kind === "drop" ? context.base.get(address) : undefined;
    const stays = column?.kind === "column" && context.after.has(tableAddress(column.schema, column.table));
    return stays && isToldApart(context, "base", column) && !leavesApart(context, column) ? [address] : [];
  });
  const exchanged = new Set(groups.flatMap((group) => namedInShapes(context, group)));
  const joined = notNullsOfJoined(context, new Set()).map(({ object }) => object);
  const addresses = [...[...families.map(({ column }) => column.address), ...twofold, ...joined].filter((address) => !exchanged.has(address)), ...leaving];
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

/** Its type changes in place, and no heir's NOT NULL becomes its parent's: partitions keep theirs, other heirs have none from it. */
function keepsNames(context: PlanContext, { family, column, from }: ToldFamily): boolean {
  const top = family.members.find(({ parents }) => parents.length === 0)?.table;
  const above = top === undefined ? column : context.base.get(columnAddress(top, family.column));
  const apart = family.members.every(
    ({ table, parents }) =>
      table.partition_of !== null || (from.get(table.address) ?? null) === null || parents.every((parent) => (from.get(parent) ?? null) === null),
  );
  return apart && above?.kind === "column" && keptNames(context, context.base, above) !== null;
}

/** Columns in two shapes, of a table and its partitions, whose NOT NULLs can be named table by table: no key needs them all the time. */
function namedInShapes(context: PlanContext, group: SyncGroup): readonly Address[] {
  const { exchange, former, later, table } = group;
  const columns = [...former.map((each) => ["base", each.column] as const), ...later.map((each) => ["after", each.column] as const)];
  const isNamed = columns.every(([side, column]) => !isToldApart(context, side, column) || isToldBelow(context, side, column));
  const isHeld = former.some(({ column }) => isHeldIn(context.base, column)) || later.some(({ column }) => isHeldIn(context.after, column));
  if (!isNamed || isHeld || (!exchange && sharesName(context, group))) return [];
  return [table, ...allHeirsOf(context.base, table.address)].flatMap((each) => columns.map(([, { name }]) => columnAddress(each, name)));
}

function isToldBelow(context: PlanContext, side: "base" | "after", column: ColumnObject): boolean {
  return apartBelow(context, context[side], column) !== null || requiredBelow(context, context[side], column).length > 0;
}

/** Both shapes stand under their own names: one NOT NULL can't be called as the other. */
function sharesName(context: PlanContext, { table, former, later }: SyncGroup): boolean {
  return [table, ...allHeirsOf(context.base, table.address)].some((each) => {
    const called = (catalog: PlanContext["after"], name: string): readonly string[] => {
      const column = catalog.get(columnAddress(each, name));
      return column?.kind === "column" && column.not_null ? [notNullName(catalog, column)] : [];
    };
    const standing = former.flatMap(({ column }) => called(context.base, column.name));
    return later.flatMap(({ column }) => called(context.after, column.name)).some((name) => standing.includes(name));
  });
}

/** A partitioned table's, whose partitions call theirs otherwise: it leaves with them, and comes back by their names. */
function leavesApart(context: PlanContext, column: ColumnObject): boolean {
  const table = context.base.get(tableAddress(column.schema, column.table));
  const top = table?.kind === "table" ? (ancestorsOf(context.base, table).at(-1) ?? table) : undefined;
  const found = top === undefined ? undefined : context.base.get(columnAddress(top, column.name));
  return found?.kind === "column" && apartBelow(context, context.base, found) !== null;
}
