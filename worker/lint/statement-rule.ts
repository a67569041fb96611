import type { Facts, TableName } from "./facts.ts";
import type { Effect } from "./finding.ts";

/** What the parser found in one statement, by its own names. */
export type Fields = Readonly<Record<string, unknown>>;

/** One statement's effects; `text`: as written. */
export type StatementRule = (fields: Fields, text: string, facts: Facts) => readonly Effect[];

/** A parser's list of relations as names. */
export function relations(list: unknown, facts: Facts): readonly TableName[] {
  return ((list ?? []) as readonly { RangeVar?: unknown }[]).map((each) => facts.nameOf(each.RangeVar));
}
