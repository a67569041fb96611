import type { ColumnObject, SequenceObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../names.ts";
import type { Alter } from "./alteration.ts";

type Counter = Omit<NonNullable<ColumnObject["identity"]>, "kind">;

/** Only what differs: the counter stays where it is. */
export const alterSequence: Alter<SequenceObject> = ({ before, after }) => changedSequence(before, after);

export function changedSequence(before: SequenceObject, after: SequenceObject): readonly string[] {
  const words = [
    ...(before.type === after.type ? [] : [`as ${after.type}`]),
    ...changedCounter(before, after),
    ...(BigInt(after.min) > BigInt(before.max) || BigInt(after.max) < BigInt(before.min) ? [`restart with ${after.start}`] : []),
    ...(before.owned_by === after.owned_by ? [] : [`owned by ${after.owned_by === null ? "none" : after.owned_by.slice("column:".length)}`]),
  ];
  const alter = `alter sequence ${qualifiedName(after.schema, after.name)}`;
  return [
    ...moveInside(before, after),
    ...(before.persistence === after.persistence ? [] : [`${alter} set ${after.persistence ?? "logged"}`]),
    ...(words.length === 0 ? [] : [`${alter} ${words.join(" ")}`]),
  ];
}

/** A counter that stands outside of its later bounds goes to the nearer one. */
function moveInside(before: SequenceObject, after: SequenceObject): readonly string[] {
  const name = qualifiedName(after.schema, after.name);
  const move = (bound: string, outside: string): string =>
    `select pg_catalog.setval(${quoteLiteral(name)}, ${bound}, false) from ${name} where last_value ${outside} ${bound}`;
  const [raised, lowered] = [BigInt(after.min) > BigInt(before.min), BigInt(after.max) < BigInt(before.max)];
  if (BigInt(after.min) > BigInt(before.max) || BigInt(after.max) < BigInt(before.min)) return [];
  return [...(raised ? [move(after.min, "<")] : []), ...(lowered ? [move(after.max, ">")] : [])];
}

/** Sets a sequence behind the values that a column has. */
export function countFrom(sequence: SequenceObject, table: string, column: string): string {
  return countOn(qualifiedName(sequence.schema, sequence.name), sequence, table, column);
}

/** `sequence`, `table`: their qualified names. */
export function countOn(sequence: string, { increment, min, max }: Pick<Counter, "increment" | "min" | "max">, table: string, column: string): string {
  const last = `pg_catalog.${increment.startsWith("-") ? "min" : "max"}(${quoteIdent(column)})`;
  return `select pg_catalog.setval(${quoteLiteral(sequence)}, ${last}) from ${table} having ${last} between ${min} and ${max}`;
}

/** `increment by 2`, `no cycle`: what one counter says otherwise than the other. */
export function changedCounter(before: Counter, after: Counter): readonly string[] {
  const changed = (name: keyof Counter, words: string): readonly string[] => (before[name] === after[name] ? [] : [words]);
  return [
    ...changed("increment", `increment by ${after.increment}`),
    ...changed("min", `minvalue ${after.min}`),
    ...changed("max", `maxvalue ${after.max}`),
    ...changed("start", `start with ${after.start}`),
    ...changed("cache", `cache ${after.cache}`),
    ...changed("cycle", after.cycle ? "cycle" : "no cycle"),
  ];
}
