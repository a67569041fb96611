import { quoteIdent } from "../../render/names.ts";
import type { MergedIndex } from "../merge-wishes.ts";
import type { ColumnShape, Part } from "../part.ts";
import { livingPredicate } from "./soft-delete.ts";

/**
 * The optional keys that everything served by an index compares by =: a row without one is in no answer and in no check of a foreign key, so that it
 * needs no entry. Indexes with a condition of their own keep it.
 */
export function optionalKeysOf(index: MergedIndex, columns: readonly ColumnShape[]): readonly string[] {
  if (index.predicate !== null && index.predicate !== livingPredicate) return [];
  const optional = columns.filter((shape) => shape.role === "reference" && !shape.not_null).map((shape) => shape.name);
  return optional.filter((name) => index.serves.every((wish) => wish.equals.includes(name)));
}

/** The condition of the index with these keys in it. */
export function withKeysSet(predicate: string | null, keys: readonly string[]): string | null {
  const conditions = [...(predicate === null ? [] : [predicate]), ...keys.map((name) => `${quoteIdent(name)} IS NOT NULL`)];
  return conditions.length < 2 ? (conditions[0] ?? null) : conditions.map((condition) => `(${condition})`).join(" AND ");
}

/** Why rows without the key are left out. */
export function optionalKeysDecision(subject: string, keys: readonly string[], index: MergedIndex): NonNullable<Part["decisions"]> {
  if (keys.length === 0) return [];
  return [
    {
      subject,
      rule: "relationship.optional-key",
      reason: `Rows without ${keys.join(" or ")} are left out: no question and no check of a foreign key looks for them, and = finds the index all the same.`,
      cites: [...new Set(index.serves.map((wish) => wish.cites))],
      rejected: "an index over all rows: an entry for each row that points nowhere",
      cost: null,
    },
  ];
}
