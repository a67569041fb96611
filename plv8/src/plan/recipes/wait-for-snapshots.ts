import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { indexIsLeftover, indexIsValid } from "../../render/alter-index.ts";
import { hazard } from "../../hazards/hazard.ts";
import { concurrentDraft, inSequence, nothingToUndo, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { transitionName } from "../transition-name.ts";

/**
 * After an exchange of names a REPEATABLE READ transaction from before the backfill would read the new column of rows that its snapshot shows
 * unfilled: nulls, in silence. A concurrent index build waits for every older snapshot of the database, whatever table it is for, so one on a
 * table of its own is the wait.
 */
export function waitForSnapshots(schema: string, table: string): readonly Draft[] {
  const name = transitionName("snapshots");
  const index = transitionName("snapshots", "idx");
  const target = qualifiedName(schema, name);
  const common = { phase: "validate" as const, object: table };
  return inSequence([
    transactionDraft({
      ...common,
      kind: "begin_wait",
      what: "a table to wait by",
      locks: [],
      statements: [`create table ${target} (n integer)`],
      undo: undoBy([], [`drop table if exists ${target}`]),
    }),
    concurrentDraft({
      ...common,
      kind: "wait_for_snapshots",
      what: "wait until no transaction sees rows from before the backfill",
      locks: [],
      statement: `create index concurrently ${quoteIdent(index)} on ${target} (n)`,
      leftover: indexIsLeftover(schema, index),
      repair: `drop index concurrently ${qualifiedName(schema, index)}`,
      probe: indexIsValid(schema, index),
      verify: indexIsValid(schema, index),
      undo: nothingToUndo,
      hazards: [hazard("concurrent_index", "the step waits for transactions that are older than it")],
    }),
    transactionDraft({ ...common, kind: "end_wait", what: "drop the table to wait by", locks: [], statements: [`drop table ${target}`], undo: nothingToUndo }),
  ]);
}
