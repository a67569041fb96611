import type { ColumnObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import type { Draft } from "../draft.ts";
import { columnsOfFamily, familySteps, heldAsOwn, toldFamilies, without, withoutNotNulls, type ToldFamily } from "../not-null/families.ts";
import { tablesOf, type Family, type NotNulls } from "../not-null/family.ts";
import type { PlanContext } from "../plan-context.ts";
import { refusal } from "../refuse/refusal.ts";
import { plainDraft } from "./plain-drafts.ts";
import { saidOfType } from "../../diff/property-names.ts";

type Settled = {
  readonly changes: readonly Change[];
  readonly drafts: readonly Draft[];
  /** Behind all other changes. */ readonly late: readonly Draft[];
  /** What Postgres can't do. */ readonly issues: readonly Issue[];
};

/**
 * NOT NULLs in tables that have columns from each other, where more is to be said than of the one above all: done for a whole family at once, when tables
 * and columns have their later names. `changes`: what is left to say.
 */
export function heirNotNulls(context: PlanContext): Settled {
  const retyped = context.settings.major < 18 ? [] : toldFamilies(context, saidOfType);
  const again = new Set(retyped.flatMap(({ family }) => columnsOfFamily(family)));
  const families = toldFamilies(context).filter(({ column }) => !again.has(column.address));
  const changes = withoutNotNulls(context.changes, new Set([...again, ...families.flatMap(({ family }) => columnsOfFamily(family))])).flatMap((change) =>
    isOnlyWhose(change) ? without(change, ["not_null_as"]) : [change],
  );
  const apart = retyped.map((told) => settledApart(context, told));
  return {
    changes,
    drafts: [...families.flatMap(({ family, column, from, to }) => towards(context, family, column, from, to)), ...apart.flatMap(({ early }) => early)],
    late: apart.flatMap(({ late }) => late),
    issues: [...families.flatMap(heldAsOwn), ...apart.flatMap(({ issues }) => issues)],
  };
}

function towards(context: PlanContext, family: Family, column: ColumnObject, from: NotNulls, to: NotNulls): readonly Draft[] {
  const there = familySteps(context, family, from, to);
  return settled(family, column, there.statements, familySteps(context, family, there.reached, from).statements);
}

/** Postgres makes the constraints of a column that takes another type again, and gives heirs' NOT NULLs their parent's name: they leave before, and come behind it. */
function settledApart(
  context: PlanContext,
  { family, column, from, to }: ToldFamily,
): { readonly early: readonly Draft[]; readonly late: readonly Draft[]; readonly issues: readonly Issue[] } {
  const none: NotNulls = new Map(family.members.map(({ table }) => [table.address, null]));
  const held = family.members.find((member) => member.held);
  const issues =
    held === undefined
      ? []
      : [
          refusal(
            "no-statement",
            column.address,
            `${column.address.slice("column:".length)} takes another type, and the NOT NULL of ${held.called} has another name than its parent's: Postgres would give it the parent's name, and a primary key or an identity needs it all the time`,
            "Give both NOT NULLs one name on the right side, or drop the key, change the type, and add NOT NULLs and key again, by hand.",
          ),
        ];
  return { early: towards(context, family, column, from, none), late: towards(context, family, column, none, to), issues };
}

export function settled(family: Family, column: ColumnObject, statements: readonly string[], back: readonly string[]): readonly Draft[] {
  if (statements.length === 0 && back.length === 0) return [];
  return [
    plainDraft({
      phase: "switch",
      kind: "settle_not_null",
      object: column,
      what: `settle whose the NOT NULLs of ${family.called} are in ${tablesOf(family)}`,
      statements,
      back,
    }),
  ];
}

/** A table that joins parents, or leaves them, has its NOT NULLs for its own by that. */
function isOnlyWhose(change: Change): boolean {
  if (change.kind !== "alter" || change.before.kind !== "column" || change.after.kind !== "column" || !change.properties.includes("not_null_as")) return false;
  const [before, after] = [change.before.not_null_as, change.after.not_null_as];
  return (
    before?.name === after?.name && (before?.no_inherit ?? false) === (after?.no_inherit ?? false) && (before?.comment ?? null) === (after?.comment ?? null)
  );
}
