import type { IndexObject } from "../../../plv8/src/types/catalog.ts";
import { isModelName } from "./document.ts";
import { inWordsOf } from "./in-words-of.ts";

/**
 * An index as the question that it answers; null where the language has no words for it. `said`: column → its name in the document. `optional`: columns of keys
 * that may point nowhere.
 */
export function accessOf(index: IndexObject, entity: string, said: ReadonlyMap<string, string>, optional: ReadonlySet<string>): Record<string, unknown> | null {
  const columns =
    / USING (?:btree|brin) \(([^()]*)\)/
      .exec(index.definition)?.[1]
      ?.split(", ")
      .map((text) => /^(\w+)( DESC)?( NULLS (?:FIRST|LAST))?$/.exec(text)) ?? null;
  if (columns === null || columns.length === 0 || index.unique || !isModelName(index.name)) return null;
  const keys = columns.map((column) => ({ name: said.get(column?.[1] ?? ""), descending: column?.[2] !== undefined }));
  if (keys.some((key) => key.name === undefined)) return null;
  const common = { name: index.name, entity };
  const predicate = index.predicate === null ? null : saidCondition(index.predicate, optional);
  const when = predicate === null ? {} : { when: inWordsOf(said, predicate) };
  if (index.method === "brin") return { ...common, range: keys.map((key) => key.name), ...when };
  const firstSorted = keys.findIndex((key) => key.descending);
  const equal = firstSorted === -1 ? keys : keys.slice(0, firstSorted);
  const sorted = firstSorted === -1 ? [] : keys.slice(firstSorted);
  return {
    ...common,
    ...(equal.length === 0 ? {} : { equals: equal.map((key) => key.name) }),
    ...(sorted.length === 0 ? {} : { sort: sorted.map((key) => `${key.descending ? "-" : ""}${key.name ?? ""}`) }),
    ...when,
  };
}

/** That a key points somewhere says itself: whoever compares it by = asks for no other rows. Null where nothing else is said. */
function saidCondition(predicate: string, optional: ReadonlySet<string>): string | null {
  if (predicate.includes(" OR ")) return predicate;
  const conditions = predicate
    .replace(/^\(+/u, "")
    .replace(/\)+$/u, "")
    .split(/\)* AND \(*/u);
  const set = (condition: string): boolean => optional.has(/^"?(\w+)"? IS NOT NULL$/u.exec(condition)?.[1] ?? "");
  return conditions.every(set) ? null : predicate;
}
