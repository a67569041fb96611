import type { Change } from "../../types/change.ts";
import { constraintName, namesTaken } from "../../catalog/names-held.ts";
import { renameConstraint } from "../../render/alter-constraint.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import { transitionName } from "../transition-name.ts";
import { notNullName } from "../../catalog/not-null-name.ts";
import type { PlainContext } from "./plain-context.ts";
import { plainDraft } from "./plain-drafts.ts";

type Renamed = { readonly table: string; readonly from: string };

/** Where something takes the name that a NOT NULL (18) of its table has until then, that one goes by a name of its own for a moment. */
export function withNotNullsAside(context: PlainContext): { readonly changes: readonly Change[]; readonly drafts: readonly Draft[] } {
  const taken = new Set(context.settings.major < 18 ? [] : context.changes.flatMap((change) => takenBy(context, change)));
  const drafts: Draft[] = [];
  const settled = context.changes.map((change) => {
    const renamed = renameIn(context, change);
    if (renamed === null || change.kind !== "alter" || change.before.kind !== "column" || !taken.has(constraintName(renamed.table, renamed.from)))
      return change;
    const aside = transitionName("old", renamed.from);
    drafts.push(
      plainDraft({
        phase: "switch",
        kind: "name_not_null",
        object: change.after,
        what: `the NOT NULL ${renamed.from} of ${change.before.table} makes room`,
        statements: [renameConstraint(renamed.table, renamed.from, aside)],
        back: [renameConstraint(renamed.table, aside, renamed.from)],
      }),
    );
    const said = change.before.not_null_as ?? { no_inherit: false, comment: null };
    return { ...change, before: { ...change.before, not_null_as: { ...said, name: aside } } };
  });
  return { changes: settled, drafts };
}

/** The names of its table's constraints that a change takes. */
function takenBy(context: PlainContext, change: Change): readonly string[] {
  if (change.kind === "drop") return [];
  const { after } = change;
  if (change.kind !== "alter" || after.kind !== "column") return change.kind === "alter" ? [] : namesTaken(after);
  const said = after.not_null && after.not_null_as?.name != null;
  return said && renameIn(context, change)?.from !== after.not_null_as.name ? namesTaken(after) : [];
}

/** A NOT NULL that leaves, or takes another name. */
function renameIn(context: PlainContext, change: Change): Renamed | null {
  if (change.kind !== "alter" || change.before.kind !== "column" || change.after.kind !== "column" || !change.before.not_null) return null;
  const from = notNullName(context.base, change.before);
  if (change.after.not_null && notNullName(context.after, change.after) === from) return null;
  return { table: qualifiedName(change.after.schema, change.after.table), from };
}
