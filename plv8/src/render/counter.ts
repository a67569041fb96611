import type { CatalogObject, ColumnObject, Grant, SequenceObject } from "../types/catalog.ts";
import { ownedGrantChanges } from "./alter-grants.ts";
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
    owner: column.counter_owner ?? null,
    extension: null,
    depends_on: [],
    grants: grantsOf(column, column.counter_owner),
    comment: column.counter?.comment ?? null,
  };
}

function grantsOf({ counter }: Pick<ColumnObject, "counter">, owner: string | undefined): readonly Grant[] {
  return [...(counter?.grants ?? []), ...(counter?.own === undefined || owner === undefined ? [] : [{ grantee: owner, privileges: counter.own }])];
}

/** Its name, whether it is logged, who may use it, and what it is about. `before`: null for a new one. */
export function sayCounter(before: ColumnObject | null, after: ColumnObject): readonly string[] {
  const counter = counterOf(after);
  if (counter === null) return [];
  const former = before?.identity == null ? undefined : before.counter;
  const owner = after.counter_owner ?? before?.counter_owner ?? null;
  const had = former === undefined ? [] : grantsOf({ counter: former }, owner ?? undefined);
  return [
    ...(before === null ? [] : renameCounter(before, after)),
    ...logged(`sequence ${qualifiedName(counter.schema, counter.name)}`, former?.persistence, after.counter?.persistence),
    ...ownedGrantChanges({ ...counter, owner, grants: had }, { ...counter, owner }),
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

/** What counts for default privileges: of an identity column its sequence, whose owner is the table's. `others`: what it comes with. */
export function bornWithPrivileges(object: CatalogObject, others: readonly CatalogObject[]): CatalogObject {
  if (object.kind !== "column") return object;
  const table = others.find((each) => each.kind === "table" && each.schema === object.schema && each.name === object.table);
  return counterOf(table?.owner == null ? object : { counter_owner: table.owner, ...object }) ?? object;
}

/** An identity column that stands counts by a sequence of another name. */
export function renameCounter(before: ColumnObject, after: ColumnObject): readonly string[] {
  const [former, later] = [before.identity?.sequence, after.identity?.sequence];
  return former === undefined || later === undefined || former === later
    ? []
    : [`alter sequence ${qualifiedName(after.schema, former)} rename to ${quoteIdent(later)}`];
}
