import type { Address, SequenceObject } from "../../types/catalog.ts";
import { countFrom } from "../../render/alter/sequence.ts";
import { qualifiedName } from "../../render/names.ts";
import { ownSequence } from "../../render/render-sequence.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { columnAddress, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";

/** The sequence of a serial column leaves by itself behind the column, and is there again before it on a rollback. */
export function disownDraft(sequence: SequenceObject, counted: readonly string[] = []): Draft {
  const name = qualifiedName(sequence.schema, sequence.name);
  return transactionDraft({
    phase: "contract",
    kind: "disown_sequence",
    object: sequence.address,
    what: `${sequence.name} belongs to no column any more`,
    locks: [],
    statements: [`alter sequence ${name} owned by none`],
    undo: undoBy([], [...ownSequence(sequence), ...counted]),
  });
}

/** Sequences of a column that leave. */
export function leavingSequences(context: PlanContext, column: Address): readonly SequenceObject[] {
  return [...context.base.values()].flatMap((object) =>
    object.kind === "sequence" && object.owned_by === column && !context.after.has(object.address) ? [object] : [],
  );
}

/** Those of the former columns of a group; on a rollback they count on behind the values that came back. */
export function disownFormer(context: PlanContext, group: SyncGroup): readonly Draft[] {
  const table = qualifiedName(group.table.schema, group.table.name);
  return group.former.flatMap(({ column, kept }) =>
    leavingSequences(context, column.address).map((sequence) =>
      disownDraft({ ...sequence, owned_by: columnAddress(group.table, kept) }, [countFrom(sequence, table, kept)]),
    ),
  );
}
