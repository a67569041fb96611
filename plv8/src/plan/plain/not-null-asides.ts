import type { ColumnObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { renameConstraint } from "../../render/alter-constraint.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import { transitionName } from "../transition-name.ts";
import { plainDraft } from "./plain-drafts.ts";

type Renamed = { readonly after: ColumnObject; readonly from: string; readonly to: string };

/** Where a NOT NULL (18) takes the name that another one of its table has until then, that one goes by a name of its own for a moment. */
export function withNotNullsAside(changes: readonly Change[]): { readonly changes: readonly Change[]; readonly drafts: readonly Draft[] } {
  const tables = new Map<string, Renamed[]>();
  for (const change of changes) {
    const renamed = renameIn(change);
    if (renamed !== null) tables.set(tableOf(renamed), [...(tables.get(tableOf(renamed)) ?? []), renamed]);
  }
  const clash = (renamed: Renamed): boolean => tables.get(tableOf(renamed))?.some((each) => each.to === renamed.from) === true;
  const drafts: Draft[] = [];
  const settled = changes.map((change) => {
    const renamed = renameIn(change);
    if (renamed === null || change.kind !== "alter" || change.before.kind !== "column" || !clash(renamed)) return change;
    const aside = transitionName("old", renamed.from);
    drafts.push(
      plainDraft({
        phase: "switch",
        kind: "name_not_null",
        object: renamed.after,
        what: `the NOT NULL ${renamed.from} of ${renamed.after.table} makes room`,
        statements: [renameConstraint(tableOf(renamed), renamed.from, aside)],
        back: [renameConstraint(tableOf(renamed), aside, renamed.from)],
      }),
    );
    const said = change.before.not_null_as ?? { no_inherit: false, comment: null };
    return { ...change, before: { ...change.before, not_null_as: { ...said, name: aside } } };
  });
  return { changes: settled, drafts };
}

function renameIn(change: Change): Renamed | null {
  if (change.kind !== "alter" || change.before.kind !== "column" || change.after.kind !== "column" || !change.properties.includes("not_null_as")) return null;
  const [from, to] = [change.before.not_null_as?.name, change.after.not_null_as?.name];
  return from == null || to == null || from === to ? null : { after: change.after, from, to };
}

function tableOf({ after }: Renamed): string {
  return qualifiedName(after.schema, after.table);
}
