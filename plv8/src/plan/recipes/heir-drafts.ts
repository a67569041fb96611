import type { TableObject } from "../../types/catalog.ts";
import type { Lock, Phase } from "../../types/plan.ts";
import { qualifiedName } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { exclusive, queue } from "./not-null.ts";

/**
 * A child joins its parents at the switch, when it has all they have; it leaves those it had when the plan is completed: until then its rows are read there.
 */
export function heirDrafts(before: TableObject, after: TableObject): readonly Draft[] {
  const name = qualifiedName(after.schema, after.name);
  const drafts = (phase: Phase, kind: string, parents: readonly string[], words: readonly [string, string]): readonly Draft[] =>
    parents.length === 0
      ? []
      : [
          transactionDraft({
            phase,
            kind,
            object: after.address,
            what: `${after.name} ${words[0] === "inherit" ? "inherits from" : "no longer inherits from"} ${parents.map((each) => each.slice("table:".length)).join(", ")}`,
            uses: parents,
            locks: exclusive(after),
            also: parents.map((relation): Lock => ({ relation, mode: "SHARE UPDATE EXCLUSIVE" })),
            statements: parents.map((each) => `alter table ${name} ${words[0]} ${each.slice("table:".length)}`),
            undo: undoBy(
              exclusive(after),
              parents.map((each) => `alter table ${name} ${words[1]} ${each.slice("table:".length)}`),
            ),
            hazards: [queue(after)],
          }),
        ];
  return [
    ...drafts(
      "switch",
      "inherit",
      after.inherits.filter((each) => !before.inherits.includes(each)),
      ["inherit", "no inherit"],
    ),
    ...drafts(
      "contract",
      "no_inherit",
      before.inherits.filter((each) => !after.inherits.includes(each)),
      ["no inherit", "inherit"],
    ),
  ];
}
