import type { SequenceObject } from "../types/catalog.ts";
import { qualifiedName } from "./names.ts";

/** `create sequence`; that a column owns it is said by `ownSequence`, when the column exists. */
export function renderSequence(sequence: SequenceObject): string {
  const { type, increment, min, max, start, cache, cycle } = sequence;
  return `create ${sequence.persistence === "unlogged" ? "unlogged " : ""}sequence ${qualifiedName(sequence.schema, sequence.name)} as ${type} increment by ${increment} minvalue ${min} maxvalue ${max} start with ${start} cache ${cache} ${cycle ? "cycle" : "no cycle"}`;
}

/** `alter sequence … owned by column`; nothing for a sequence that stands alone. */
export function ownSequence(sequence: SequenceObject): readonly string[] {
  if (sequence.owned_by === null) return [];
  return [`alter sequence ${qualifiedName(sequence.schema, sequence.name)} owned by ${sequence.owned_by.slice("column:".length)}`];
}
