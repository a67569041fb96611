import type { Address, CatalogObject, ColumnObject, ConstraintObject, DefinedObject, TableObject } from "../../types/catalog.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { grouped } from "../../catalog/grouped.ts";
import { allHeirsOf } from "../../catalog/heirs-of.ts";
import { validateConstraint } from "../../render/alter-constraint.ts";
import { createStatements } from "../../render/create-objects.ts";
import { dropStatements } from "../../render/drop-object.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { partitionedAbove } from "../../render/read-foreign-table.ts";
import type { Draft } from "../draft.ts";
import { childrenOf, tableAddress, type PlanContext } from "../plan-context.ts";
import { plainDraft } from "./plain-drafts.ts";

type Objects = PlanContext["after"];

/** A foreign partition has no rows to be read. */
type Part = TableObject | DefinedObject;

/**
 * A partition's copies of checks that are valid there though not above: what is made above, or told so, is read there. A copy that no longer is valid has its check
 * made again: no statement takes that from it. `created`: what is new, or made again.
 */
export function validatedDrafts(context: PlanContext, created: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  return notValid(context.after).flatMap((check) => {
    const tables = below(context.after, check);
    const wanted = tables.filter((table) => isSaid(table, check.name));
    const former = created.has(check.address) ? undefined : context.base.get(formerAddress(context, check));
    const stands = former?.kind === "constraint" ? former : null;
    const isBornValid = (table: Part): boolean => created.has(table.address) && (table.kind === "table" || isSaid(table, check.name));
    const isValid = (table: Part): boolean =>
      stands !== null && (isBornValid(table) || (!created.has(table.address) && isValidBelow(context.base, table.address, stands.name)));
    const left = stands === null ? [] : tables.filter((table) => isValid(table) && !isValidBelow(context.after, table.address, check.name));
    const missing = left.length > 0 ? wanted : wanted.filter((table) => !isValid(table));
    if (left.length + missing.length === 0) return [];
    const again = left.length > 0 ? [...dropStatements(check), ...createStatements([check])] : [];
    const names = (some: readonly Part[]): string => some.map(({ name }) => name).join(", ");
    return [
      plainDraft({
        phase: "switch",
        kind: "validate_constraint",
        object: check,
        what:
          left.length > 0
            ? `make constraint ${check.name} of ${check.table} again: Postgres can't make what is valid on ${names(left)} not valid`
            : `${names(missing)} holds ${check.name}, which is not valid above`,
        statements: [...again, ...missing.map((table) => validate(table, check.name))],
        back:
          stands === null
            ? []
            : [
                ...(left.length > 0 ? [] : [...dropStatements(check), ...createStatements([{ ...stands, name: check.name, address: check.address }])]),
                ...standing(context, stands).map((table) => validate(table, check.name)),
              ],
      }),
    ];
  });
}

/** Partitions that stay, as they hold a check that stays. */
function standing(context: PlanContext, check: ConstraintObject): readonly Part[] {
  return below(context.base, check).filter((table) => isSaid(table, check.name) && context.after.has(table.address));
}

/** A check that comes back, and the partitions whose copies of it were valid. Those that left come back by themselves. */
export function validatedBelow(standing: Objects, catalog: Objects, check: ConstraintObject): readonly string[] {
  return below(catalog, check)
    .filter((table) => isSaid(table, check.name) && !isApart(standing, table, check))
    .map((table) => validate(table, check.name).replace(/^alter table /u, "alter table if exists "));
}

/** Postgres makes checks again whose columns change their type. `again`: those that the plan makes again. */
export function validatedAnew(
  context: PlanContext,
  catalog: Objects,
  column: ColumnObject,
  again: { readonly has: (address: Address) => boolean },
): readonly string[] {
  const other = catalog === context.after ? context.base : context.after;
  return notValid(catalog)
    .filter(
      (check) =>
        check.schema === column.schema &&
        check.table === column.table &&
        check.columns.includes(column.name) &&
        other.has(check.address) &&
        !again.has(check.address),
    )
    .flatMap((check) =>
      below(catalog, check)
        .filter((table) => isSaid(table, check.name) && other.has(table.address))
        .map((table) => validate(table, check.name)),
    );
}

function validate(table: Part, name: string): string {
  return validateConstraint(qualifiedName(table.schema ?? "", table.name), name);
}

function isSaid(table: Part, name: string): boolean {
  return table.validated?.includes(name) === true;
}

/** Said of it, or of a partition above it. */
function isValidBelow(catalog: Objects, address: Address, name: string): boolean {
  const table = catalog.get(address);
  if (table?.kind === "foreign_table") return isSaid(table, name) || isValidBelow(catalog, partitionedAbove(table) ?? "", name);
  return table?.kind === "table" && [table, ...ancestorsOf(catalog, table)].some((each) => isSaid(each, name) || hasValid(catalog, each, name));
}

function hasValid(catalog: Objects, table: TableObject, name: string): boolean {
  return childrenOf(catalog, table).some((child) => child.kind === "constraint" && child.type === "check" && child.name === name && child.valid);
}

function formerAddress(context: PlanContext, check: ConstraintObject): Address {
  for (const change of context.changes) if (change.kind === "rename" && change.address === check.address) return change.before.address;
  return check.address;
}

/** Partitions that have it from above; one that is apart for a while has it told as its own. */
function below(catalog: Objects, check: ConstraintObject): readonly Part[] {
  const top = tableAddress(check.schema, check.table);
  const tables = allHeirsOf(catalog, top);
  const foreign = [top, ...tables.map((table) => table.address)].flatMap((address) => foreignPartitionsOf(catalog, address));
  return [...tables, ...foreign].filter((table) => !isApart(catalog, table, check));
}

const foreignPartitionsOf = grouped<Part>((object, add) => {
  const parent = object.kind === "foreign_table" ? partitionedAbove(object) : null;
  if (parent !== null && object.kind === "foreign_table") add(parent, object);
});

function isApart(catalog: Objects, table: Part, check: ConstraintObject): boolean {
  return catalog.has(`constraint:${qualifiedName(table.schema ?? "", table.name)}.${quoteIdent(check.name)}`);
}

const known = new WeakMap<Objects, readonly ConstraintObject[]>();

/** Checks of partitioned tables, still to be validated. */
function notValid(catalog: Objects): readonly ConstraintObject[] {
  const found =
    known.get(catalog) ??
    [...catalog.values()].filter((check): check is ConstraintObject => {
      if (check.kind !== "constraint" || check.type !== "check" || check.valid) return false;
      const table = catalog.get(tableAddress(check.schema, check.table));
      return table?.kind === "table" && table.partition_key !== null;
    });
  known.set(catalog, found);
  return found;
}
