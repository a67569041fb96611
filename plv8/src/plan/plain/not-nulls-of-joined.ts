import type { Address, CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import { parentsIn } from "../../catalog/heirs-of.ts";
import type { Draft } from "../draft.ts";
import { columnAddress, columnsOf, type PlanContext } from "../plan-context.ts";
import { familySteps, isHeldIn } from "../not-null/families.ts";
import { settled } from "./heir-not-nulls.ts";
import { familyOf, notNullsOf, type Family, type Kinship, type NotNull, type NotNulls } from "../not-null/family.ts";
import type { NotNullSteps } from "../not-null/steps.ts";
import type { PlainContext } from "./plain-context.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

type Sides = Pick<PlanContext, "settings" | "base" | "after">;

/** What leaves and comes again on the way. */
type Again = Pick<Objects, "has">;

/** What a table that joined a parent, or has a column from it that it had not, does not have as wished by that. */
export function notNullsOfJoined(context: Sides, again: Again): readonly Draft[] {
  return unsettled(context, again, context.base, context.after, (object) => object).flatMap(({ family, column, steps, stands }) =>
    settled(family, column, steps.statements, familySteps(context, family, steps.reached, stands).statements),
  );
}

/** The same on the way back, last of all: statements under former names. */
export function notNullsOfLeft(context: PlainContext, again: Again): readonly string[] {
  const called = <T extends TableObject | ColumnObject>(object: T): T => context.formerly(object) as T;
  return unsettled(context, again, context.after, context.base, called).flatMap(({ steps }) => steps.statements);
}

type Unsettled = { readonly family: Family; readonly column: ColumnObject; readonly stands: NotNulls; readonly steps: NotNullSteps };

/** `to`: what there is to be, `from`: what there was before all that made it so. */
function unsettled(context: Sides, again: Again, from: Objects, to: Objects, called: Kinship["called"]): readonly Unsettled[] {
  const isNew = (column: ColumnObject): boolean => !from.has(column.address) || again.has(column.address);
  const kinship: Kinship = {
    parentsOf: (table) => parentsIn(table).filter((parent) => to.has(parent)),
    isHeld: (column) => isHeldIn(to, column),
    isTouched: (column) => isHeldIn(to, column),
    called,
  };
  const seen = new Set<Address>();
  return [...to.values()].flatMap((table) => {
    if (table.kind !== "table" || parentsIn(table).length === 0) return [];
    const former = from.get(table.address);
    if (former?.kind !== "table") return [];
    const joined = context.settings.major >= 18 && table.inherits.some((parent) => !former.inherits.includes(parent));
    return columnsOf(to, table).flatMap((column): readonly Unsettled[] => {
      if (!column.not_null || seen.has(column.address) || !(joined || isNew(column))) return [];
      const family = familyOf(to, column, kinship);
      for (const member of family.members) seen.add(columnAddress(member.table, family.column));
      const wished = notNullsOf(to, family);
      const stands = standing(family, wished, from, to, isNew);
      const steps = familySteps(context, family, stands, wished);
      return steps.statements.length === 0 ? [] : [{ family, column, stands, steps }];
    });
  });
}

/** What each has by then: what came with a parent's column is the parent's, what stood in a table that joined is its own. */
function standing(family: Family, wished: NotNulls, from: Objects, to: Objects, isNew: (column: ColumnObject) => boolean): NotNulls {
  const found = new Map<Address, NotNull | null>();
  for (const { table, parents } of family.members) {
    const [is, former] = [wished.get(table.address) ?? null, from.get(table.address)];
    const column = to.get(columnAddress(table, family.column));
    const keeps = parents.filter((parent) => former?.kind === "table" && parentsIn(former).includes(parent));
    const comesDown = keeps.some((parent) => {
      const other = to.get(parent);
      const above = other?.kind === "table" ? to.get(columnAddress(other, family.column)) : undefined;
      return above?.kind === "column" && isNew(above);
    });
    const requiring = keeps.map((parent) => found.get(parent)).find((above) => above?.no_inherit === false);
    const kept = requiring !== undefined;
    const cameFirst = table.partition_of !== null && kept;
    if (is === null || former === undefined || cameFirst) found.set(table.address, is);
    else if (column?.kind === "column" && isNew(column) && comesDown && column.local !== true)
      found.set(table.address, requiring == null ? null : { name: requiring.name, own: false, no_inherit: false, comment: null });
    else found.set(table.address, { ...is, own: is.own || !kept });
  }
  return found;
}
