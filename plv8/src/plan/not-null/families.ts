import type { Address, CatalogObject, ColumnObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import { parentsIn } from "../../catalog/heirs-of.ts";
import { childrenOf, columnAddress, type PlanContext } from "../plan-context.ts";
import { refusal } from "../refuse/refusal.ts";
import { notNullStepsBefore18 } from "./before-18.ts";
import { familyOf, isUniform, notNullsOf, type Family, type Kinship, type NotNulls } from "./family.ts";
import { notNullSteps, type NotNullSteps } from "./steps.ts";

/** What a change says of a NOT NULL. */
export const saidOfNotNull: readonly string[] = ["not_null", "not_null_as"];

/** A family of which more is to be said than of the one above all. */
export type ToldFamily = {
  readonly family: Family;
  /** The column of the change that it was found by. */ readonly column: ColumnObject;
  readonly from: NotNulls;
  readonly to: NotNulls;
};

/**
 * Families with a column whose NOT NULL changes, or whose type does (`properties`), each once; not those where what is said of the tables without parents says all
 * of it, unless `keysOwn`.
 */
export function toldFamilies(context: PlanContext, properties = saidOfNotNull, keysOwn: (told: ToldFamily) => boolean = () => false): readonly ToldFamily[] {
  const seen = new Set<Address>();
  return context.changes.flatMap((change): readonly ToldFamily[] => {
    if (change.kind !== "alter" || change.after.kind !== "column" || seen.has(change.address)) return [];
    if (!change.properties.some((name) => properties.includes(name))) return [];
    const family = familyOf(context.after, change.after, standing(context));
    for (const address of columnsOfFamily(family)) seen.add(address);
    const told = { family, column: change.after, from: notNullsOf(context.base, family), to: notNullsOf(context.after, family) };
    return family.members.length < 2 || (isSimple(context, told) && !keysOwn(told)) ? [] : [told];
  });
}

export function columnsOfFamily(family: Family): readonly Address[] {
  return family.members.map(({ table }) => columnAddress(table, family.column));
}

/** What is left to say where the NOT NULLs of these columns are told. */
export function withoutNotNulls(changes: readonly Change[], told: ReadonlySet<Address>): readonly Change[] {
  return changes.flatMap((change) => (told.has(change.address) ? without(change, saidOfNotNull) : [change]));
}

export function without(change: Change, names: readonly string[]): readonly Change[] {
  if (change.kind !== "alter") return [change];
  const properties = change.properties.filter((name) => !names.includes(name));
  return properties.length === 0 ? [] : [{ ...change, properties }];
}

/** Statements about a family on the server of the plan. */
export function familySteps({ settings }: Pick<PlanContext, "settings">, family: Family, from: NotNulls, to: NotNulls): NotNullSteps {
  return (settings.major < 18 ? notNullStepsBefore18 : notNullSteps)(family, from, to);
}

function isSimple(context: PlanContext, { family, from, to }: ToldFamily): boolean {
  const there = familySteps(context, family, from, to);
  return there.simple && familySteps(context, family, there.reached, from).simple;
}

/** Is there more to be said of a column and what its heirs have of it than of the table above all? */
export function isToldApart(context: PlanContext, side: "base" | "after", column: ColumnObject): boolean {
  const family = familyOf(context[side], column, standing(context));
  return family.members.length > 1 && !isUniform(family, notNullsOf(context[side], family), context.settings.major);
}

/** Tables that stand, under parents that they keep. A partition that leaves its parent for a while is told by itself. */
function standing(context: PlanContext): Kinship {
  return {
    parentsOf: (table) => {
      const former = context.base.get(table.address);
      return former?.kind === "table" && !context.detached.has(table.address)
        ? parentsIn(table).filter((parent) => parentsIn(former).includes(parent) && context.base.has(parent))
        : [];
    },
    isHeld: (column) => isHeldIn(context.base, column) && isHeldIn(context.after, column),
    isTouched: (column) => isHeldIn(context.base, column) || isHeldIn(context.after, column),
    called: (object) => object,
  };
}

/** By a primary key or a counter. */
export function isHeldIn(catalog: ReadonlyMap<Address, CatalogObject>, { address, schema, table, name }: ColumnObject): boolean {
  const column = catalog.get(address);
  return (column?.kind === "column" && column.identity !== null) || isInPrimaryKey(catalog, { schema, table, name });
}

export function isInPrimaryKey(
  catalog: ReadonlyMap<Address, CatalogObject>,
  { schema, table, name }: Pick<ColumnObject, "schema" | "table" | "name">,
): boolean {
  return childrenOf(catalog, { schema, name: table }).some((key) => key.kind === "constraint" && key.type === "primary" && key.columns.includes(name));
}

/** What a key or a counter holds can't be its parent's alone if it was not. */
export function heldAsOwn({ family, from, to }: ToldFamily): readonly Issue[] {
  return family.members.flatMap(({ table, held }) => {
    const [was, wished] = [from.get(table.address), to.get(table.address)];
    if (!held || table.partition_of !== null || was?.own !== true || wished?.own !== false) return [];
    const address = columnAddress(table, family.column);
    return [
      refusal(
        "no-statement",
        address,
        `the NOT NULL of ${address.slice("column:".length)} is the heir's own, is to be its parent's alone, and a primary key or an identity of the heir needs it all the time`,
        "Say it for the heir on the right side as well, or drop the key, drop the NOT NULL of parent and heir, set the parent's, and add the key, by hand.",
      ),
    ];
  });
}
