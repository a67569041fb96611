import type { ConstraintObject, IndexObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { substituteNames } from "../../diff/substitute-names.ts";
import type { Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { transitionName } from "../transition-name.ts";
import { dropIndexDrafts } from "./drop-parts.ts";
import { blankIndex, indexDraft, keyIndex, type Successor } from "./successors.ts";

/**
 * An index over a column that becomes another at the exchange and over one whose both names stand until the plan is completed: the former release asks, from the
 * exchange on, for the new shape of the one and the former name of the other. An index over these serves it until then.
 */
export function betweenDrafts(
  context: PlanContext,
  group: SyncGroup,
  successors: readonly Successor[],
  requires: readonly string[],
): { readonly built: readonly Draft[]; readonly dropped: readonly Draft[] } {
  const between = group.exchange
    ? successors.flatMap(({ former }) => (former !== null && group.shared.has(former.address) ? betweenOf(group, former) : []))
    : [];
  const staged = new Map(group.later.map((each) => [each.column.name, each.stage]));
  return {
    built: between.map((index) => indexDraft(index, index.name, substituteNames(index.definition, { tables: new Map(), columns: staged }), requires)),
    dropped: between.flatMap((index) => dropIndexDrafts(context, index, true)),
  };
}

/** By the names that the columns have from the exchange on. */
function betweenOf(group: SyncGroup, former: ConstraintObject | IndexObject): readonly IndexObject[] {
  const taken = new Set(group.later.map((each) => each.column.name));
  if (!group.former.every((each) => taken.has(each.column.name))) return [];
  const name = transitionName("both", former.name);
  const own = { address: `index:${qualifiedName(former.schema, name)}`, name, comment: null, depends_on: [group.table.address] };
  if (former.kind === "index") return former.valid ? [{ ...former, ...own }] : [];
  if (former.type !== "unique" && former.type !== "primary") return [];
  const definition = keyIndex(group.table, former, name, former.columns.map(quoteIdent).join(", "));
  return [{ ...blankIndex, ...own, schema: former.schema, table: former.table, definition }];
}
