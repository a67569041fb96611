import type { EnumObject, SequenceObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addedValues, addValue } from "../../render/alter/enum.ts";
import { alterOptions } from "../../render/alter/options.ts";
import { changedSequence } from "../../render/alter/sequence.ts";
import { forcedRowSecurity, rowSecurity } from "../../render/alter/table.ts";
import { qualifiedName } from "../../render/names.ts";
import { inSequence, transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { rewriteDrafts } from "./in-place.ts";
import { exclusive, queue } from "./not-null.ts";

/** Row security, storage options, type and storage of a table that stands; which of its indexes it is known by: `index-marks.ts`. */
export function alterTableDrafts(context: PlanContext, before: TableObject, after: TableObject, properties: readonly string[]): readonly Draft[] {
  const name = qualifiedName(after.schema, after.name);
  const drafts: Draft[] = [];
  if (properties.includes("row_security") || properties.includes("force_row_security")) {
    const words = (table: TableObject): readonly string[] => [
      ...(properties.includes("row_security") ? [rowSecurity(table)] : []),
      ...(properties.includes("force_row_security") ? [forcedRowSecurity(table)] : []),
    ];
    drafts.push(
      transactionDraft({
        phase: "switch",
        kind: "row_security",
        object: after.address,
        what: `row security of ${after.name} ${after.row_security ? "on" : "off"}`,
        locks: exclusive(after),
        statements: words(after),
        undo: undoBy(exclusive(after), words(before)),
        hazards: [
          queue(after),
          hazard(
            "row_security_switch",
            `row security of ${after.name} is ${after.row_security ? "on: without a policy a role sees no rows" : "off: every role with SELECT sees all rows"}`,
          ),
        ],
      }),
    );
  }
  if (properties.includes("options")) {
    const locks: readonly Lock[] = [{ relation: after.address, mode: "SHARE UPDATE EXCLUSIVE" }];
    drafts.push(
      transactionDraft({
        phase: "expand",
        kind: "set_options",
        object: after.address,
        what: `storage options of ${after.name}`,
        locks,
        statements: alterOptions(`alter table ${name}`, before.options, after.options),
        undo: undoBy(locks, alterOptions(`alter table ${name}`, after.options, before.options)),
      }),
    );
  }
  if (properties.includes("of_type")) drafts.push(typeDraft(before, after));
  drafts.push(...rewriteDrafts(context, before, after, properties));
  return drafts;
}

/** The columns are compared, no row is read. */
function typeDraft(before: TableObject, after: TableObject): Draft {
  const name = qualifiedName(after.schema, after.name);
  const of = (table: TableObject): string =>
    `alter table ${name} ${table.of_type === undefined ? "not of" : `of ${table.of_type.slice(table.of_type.indexOf(":") + 1)}`}`;
  return transactionDraft({
    phase: "switch",
    kind: "of_type",
    object: after.address,
    what: `${after.name} is of ${after.of_type?.replace(":", " ") ?? "no type"}`,
    uses: after.depends_on,
    locks: exclusive(after),
    statements: [of(after)],
    undo: undoBy(exclusive(after), [of(before)]),
    hazards: [queue(after)],
  });
}

/** Values added to an enum, each at its place. Values can't be taken away or moved: the caller refuses that. */
export function addEnumValues(before: EnumObject, after: EnumObject): readonly Draft[] {
  const drafts = (addedValues(before, after) ?? []).map((added): Draft => {
    const draft = transactionDraft({
      phase: "expand",
      kind: "add_enum_value",
      object: after.address,
      what: `add value ${added.value} to ${after.schema}.${after.name}`,
      locks: [],
      provides: [],
      statements: [addValue(after, added, true)],
      undo: { kind: "inert", residue: `value ${added.value} of ${after.schema}.${after.name} stays, unused: Postgres can't remove it` },
      hazards: [hazard("enum_has_no_inverse", `value ${added.value} of ${after.name} stays after a rollback`)],
    });
    return { ...draft, id: `${draft.id} ${added.value}` };
  });
  return inSequence(drafts).map((draft, at) => (at === drafts.length - 1 ? { ...draft, provides: [after.address] } : draft));
}

export function alterSequenceDraft(before: SequenceObject, after: SequenceObject): Draft {
  return transactionDraft({
    phase: "switch",
    kind: "alter_sequence",
    object: after.address,
    what: `options of sequence ${after.schema}.${after.name}`,
    uses: after.depends_on,
    locks: [],
    statements: changedSequence(before, after),
    undo: undoBy([], changedSequence(after, before)),
    hazards: [hazard("behaviour_changes", `${after.name} counts as its new options say`)],
  });
}
