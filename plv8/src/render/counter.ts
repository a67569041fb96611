import type { CatalogObject, ColumnObject, SequenceObject } from "../types/catalog.ts";
import { grantChanges } from "./alter-grants.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** The sequence of an identity column, as an object of its own; null where its name is not known. */
function counterOf(column: ColumnObject): SequenceObject | null {
  const { identity } = column;
  if (identity?.sequence === undefined) return null;
  const { kind: _kind, sequence, named: _named, ...counter } = identity;
  return {
    ...counter,
    kind: "sequence",
    schema: column.schema,
    name: sequence,
    address: `sequence:${qualifiedName(column.schema, sequence)}`,
    type: column.type,
    owned_by: null,
    owner: null,
    extension: null,
    depends_on: [],
    grants: column.counter?.grants ?? [],
    comment: column.counter?.comment ?? null,
  };
}

/** Its name, whether it is logged, who may use it, and what it is about. `before`: null for a new one. */
export function sayCounter(before: ColumnObject | null, after: ColumnObject): readonly string[] {
  const counter = counterOf(after);
  if (counter === null) return [];
  const former = before?.identity == null ? undefined : before.counter;
  return [
    ...(before === null ? [] : renameCounter(before, after)),
    ...logged(`sequence ${qualifiedName(counter.schema, counter.name)}`, former?.persistence, after.counter?.persistence),
    ...grantChanges(counter, former?.grants ?? [], counter.grants),
    ...((former?.comment ?? null) === counter.comment
      ? []
      : [`comment on sequence ${qualifiedName(counter.schema, counter.name)} is ${counter.comment === null ? "null" : quoteLiteral(counter.comment)}`]),
  ];
}

/** Otherwise than its table, or as that is. */
function logged(sequence: string, before: "permanent" | "unlogged" | undefined, after: "permanent" | "unlogged" | undefined): readonly string[] {
  if (before === after) return [];
  return [`alter ${sequence} set ${(after ?? (before === "unlogged" ? "permanent" : "unlogged")) === "unlogged" ? "unlogged" : "logged"}`];
}

/** What counts for default privileges: of an identity column its sequence. */
export function bornWithPrivileges(object: CatalogObject): CatalogObject {
  return object.kind === "column" ? (counterOf(object) ?? object) : object;
}

/** An identity column that stands counts by a sequence of another name. */
export function renameCounter(before: ColumnObject, after: ColumnObject): readonly string[] {
  const [former, later] = [before.identity?.sequence, after.identity?.sequence];
  return former === undefined || later === undefined || former === later
    ? []
    : [`alter sequence ${qualifiedName(after.schema, former)} rename to ${quoteIdent(later)}`];
}
