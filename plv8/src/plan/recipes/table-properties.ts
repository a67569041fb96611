import type { EnumObject, SequenceObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { identityOptions } from "../../render/alter-column.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { exclusive, queue } from "./not-null.ts";

/** Row security, storage options, replica identity of a table that stands. */
export function alterTableDrafts(before: TableObject, after: TableObject, properties: readonly string[]): readonly Draft[] {
  const name = qualifiedName(after.schema, after.name);
  const drafts: Draft[] = [];
  if (properties.includes("row_security") || properties.includes("force_row_security")) {
    const words = (table: TableObject): readonly string[] => [`alter table ${name} ${table.row_security ? "enable" : "disable"} row level security`, `alter table ${name} ${table.force_row_security ? "force" : "no force"} row level security`];
    drafts.push(transactionDraft({
      phase: "switch", kind: "row_security", object: after.address, what: `row security of ${after.name} ${after.row_security ? "on" : "off"}`, locks: exclusive(after), statements: words(after), undo: undoBy(exclusive(after), words(before)),
      hazards: [queue(after), hazard("row_security_switch", `row security of ${after.name} is ${after.row_security ? "on: without a policy a role sees no rows" : "off: every role with SELECT sees all rows"}`)],
    }));
  }
  if (properties.includes("options")) {
    const locks: readonly Lock[] = [{ relation: after.address, mode: "SHARE UPDATE EXCLUSIVE" }];
    drafts.push(transactionDraft({ phase: "expand", kind: "set_options", object: after.address, what: `storage options of ${after.name}`, locks, statements: optionChanges(name, before.options, after.options), undo: undoBy(locks, optionChanges(name, after.options, before.options)) }));
  }
  if (properties.includes("replica_identity")) {
    const say = (table: TableObject): string => `alter table ${name} replica identity ${table.replica_identity.startsWith("index ") ? `using index ${quoteIdent(table.replica_identity.slice("index ".length))}` : table.replica_identity}`;
    drafts.push(transactionDraft({ phase: "switch", kind: "replica_identity", object: after.address, what: `replica identity of ${after.name}: ${after.replica_identity}`, locks: exclusive(after), statements: [say(after)], undo: undoBy(exclusive(after), [say(before)]), hazards: [queue(after)] }));
  }
  return drafts;
}

function optionChanges(name: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const key = (option: string): string => option.split("=")[0] ?? option;
  const gone = before.filter((option) => !after.some((each) => key(each) === key(option))).map(key);
  const set = after.filter((option) => !before.includes(option));
  return [...(set.length === 0 ? [] : [`alter table ${name} set (${set.join(", ")})`]), ...(gone.length === 0 ? [] : [`alter table ${name} reset (${gone.join(", ")})`])];
}

/** Values added to an enum, each at its place. Values can't be taken away or moved: the caller refuses that. */
export function addEnumValues(before: EnumObject, after: EnumObject): readonly Draft[] {
  const name = qualifiedName(after.schema, after.name);
  const standing = [...before.values];
  return after.values.filter((value) => !before.values.includes(value)).map((value): Draft => {
    const next = after.values.slice(after.values.indexOf(value) + 1).find((each) => standing.includes(each));
    standing.push(value);
    const draft = transactionDraft({
      phase: "expand", kind: "add_enum_value", object: after.address, what: `add value ${value} to ${after.schema}.${after.name}`, locks: [], provides: [],
      statements: [`alter type ${name} add value if not exists ${quoteLiteral(value)}${next === undefined ? "" : ` before ${quoteLiteral(next)}`}`],
      undo: { kind: "inert", residue: `value ${value} of ${after.schema}.${after.name} stays, unused: Postgres can't remove it` }, hazards: [hazard("enum_has_no_inverse", `value ${value} of ${after.name} stays after a rollback`)],
    });
    return { ...draft, id: `${draft.id} ${value}` };
  });
}

export function alterSequenceDraft(before: SequenceObject, after: SequenceObject): Draft {
  const say = (sequence: SequenceObject): string => `alter sequence ${qualifiedName(after.schema, after.name)} as ${sequence.type} ${identityOptions(sequence)} owned by ${sequence.owned_by === null ? "none" : sequence.owned_by.slice("column:".length)}`;
  return transactionDraft({ phase: "switch", kind: "alter_sequence", object: after.address, what: `options of sequence ${after.schema}.${after.name}`, uses: after.depends_on, locks: [], statements: [say(after)], undo: undoBy([], [say(before)]), hazards: [hazard("behaviour_changes", `${after.name} counts as its new options say`)] });
}
