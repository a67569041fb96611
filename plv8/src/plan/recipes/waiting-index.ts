import type { IndexObject, TableObject } from "../../types/catalog.ts";
import { hazard } from "../../hazards/hazard.ts";
import { attachIndex, createIndex, dropIndex, placedIndex } from "../../render/alter-index.ts";
import { describeIndex } from "../../render/describe-object.ts";
import { inSequence, rollbackDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { buildAgain } from "./index-parts.ts";
import { exclusive } from "./not-null.ts";

/** An index that is wished as one which waits for parts: made for the table alone, in a moment, with the parts that it is to have. */
export function waitingIndexDrafts(context: PlanContext, table: TableObject, index: IndexObject): readonly Draft[] {
  const parts = [...context.after.values()].filter((each): each is IndexObject => each.kind === "index" && each.attached_to === index.address);
  const again = builtAgain(
    parts.flatMap((part) => {
      const standing = context.base.get(part.address);
      return standing?.kind === "index" ? [standing] : [];
    }),
  );
  return [
    ...again,
    {
      ...transactionDraft({
        phase: "expand",
        kind: "create_index_only",
        object: index.address,
        what: `index ${index.name} of ${table.name}, which waits for parts: for itself${parts.length === 0 ? "" : `, with ${parts.map((part) => part.name).join(", ")}`}`,
        provides: [index.address],
        uses: [...index.depends_on, ...parts.map((part) => part.address)],
        requires: again.map((draft) => draft.id),
        locks: [],
        also: [{ relation: table.address, mode: "SHARE" }],
        statements: [createIndex(placedIndex(index), index.name, false), ...parts.flatMap(attachIndex), ...describeIndex(index)],
        undo: undoBy(exclusive(table), [dropIndex(index.schema, index.name, false)]),
        hazards: [hazard("brief_write_lock", `writes to ${table.name} wait for milliseconds`)],
      }),
      blocks: "writes",
    },
  ];
}

/** Parts leave with the index that they are parts of: on a rollback those that stood before by themselves are built again, behind that. */
export function builtAgain(standing: readonly IndexObject[]): readonly Draft[] {
  return standing.flatMap((index) => {
    const said = describeIndex(index);
    const comes = { phase: "expand", object: index.address } as const;
    const told =
      said.length === 0 ? [] : [rollbackDraft({ ...comes, kind: "return_comment", what: `on rollback: comment on ${index.name}`, undo: undoBy([], said) })];
    return inSequence([
      ...told,
      rollbackDraft({
        ...comes,
        kind: "return_index",
        what: `on rollback: build index ${index.name} on ${index.table}, concurrently`,
        undo: { kind: "run", run: buildAgain(index) },
      }),
    ]);
  });
}
